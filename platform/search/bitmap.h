// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace atalaya::platform {

/// A set of rows.
class Bitmap
{
public:
    static constexpr std::size_t wordBits = 64;

    Bitmap() = default;
    explicit Bitmap(std::size_t rows)
        : m_words((rows + wordBits - 1) / wordBits)
        , m_rows(rows)
    {}
    /// Just [from, to).
    Bitmap(std::size_t rows, std::size_t from, std::size_t to)
        : Bitmap(rows)
    {
        for (std::size_t word = from / wordBits; word < m_words.size() && word * wordBits < to; ++word)
            m_words[word] = mask(word, from, to);
    }

    void set(std::size_t row) { m_words[row / wordBits] |= std::uint64_t{1} << (row % wordBits); }
    [[nodiscard]] bool test(std::size_t row) const { return ((m_words[row / wordBits] >> (row % wordBits)) & 1U) != 0; }
    /// Keeps what `other`, of the same size, has too.
    void keep(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
    }
    void invert()
    {
        for (std::uint64_t &word : m_words)
            word = ~word;
        if (m_rows % wordBits != 0)
            m_words.back() &= (std::uint64_t{1} << (m_rows % wordBits)) - 1;
    }
    [[nodiscard]] std::size_t count() const
    {
        std::size_t all = 0;
        for (const std::uint64_t word : m_words)
            all += static_cast<std::size_t>(std::popcount(word));
        return all;
    }
    /// Every row of [from, to) that is in the set, in ascending order.
    template<class F>
    void each(std::size_t from, std::size_t to, F visit) const
    {
        for (std::size_t word = from / wordBits; word < m_words.size() && word * wordBits < to; ++word) {
            for (std::uint64_t bits = m_words[word] & mask(word, from, to); bits != 0; bits &= bits - 1)
                visit(word * wordBits + static_cast<std::size_t>(std::countr_zero(bits)));
        }
    }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t bytes() const { return m_words.capacity() * sizeof(std::uint64_t); }
    [[nodiscard]] std::uint64_t *words() { return m_words.data(); }

private:
    /// The bits of [from, to) in a word that touches it.
    [[nodiscard]] static std::uint64_t mask(std::size_t word, std::size_t from, std::size_t to)
    {
        std::uint64_t bits = ~std::uint64_t{0};
        const std::size_t begin = word * wordBits;
        if (from > begin)
            bits &= ~std::uint64_t{0} << (from - begin);
        if (to < begin + wordBits)
            bits &= to <= begin ? 0 : ~std::uint64_t{0} >> (begin + wordBits - to);
        return bits;
    }

    std::vector<std::uint64_t> m_words;
    std::size_t m_rows = 0;
};

} // namespace atalaya::platform
