// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace atalaya::rules {

inline constexpr std::size_t policyFields = 11;

/// Where each field's cells lie in a box.
struct BoxShape
{
    struct Field
    {
        std::size_t cells = 0;
        std::size_t firstWord = 0;
        std::size_t words = 0;
    };
    /// By PolicyField.
    std::vector<Field> fields;
    std::size_t words = 0;

    void add(std::size_t cells);
};

/// A set of cells for each field; what lies in the box has, in every field, a value of one of them.
class PolicyBox
{
public:
    PolicyBox() = default;
    /// Everything there is.
    explicit PolicyBox(const BoxShape &shape);

    [[nodiscard]] bool has(const BoxShape &shape, std::size_t field, std::size_t cell) const
    {
        return (m_words[shape.fields[field].firstWord + cell / 64] >> (cell % 64) & 1U) != 0;
    }
    /// Whether the field is left as it is.
    [[nodiscard]] bool isFree(std::size_t field) const { return (m_narrow >> field & 1U) == 0; }
    [[nodiscard]] bool isEmpty() const { return m_empty; }
    /// The fields that are not free, a bit each.
    [[nodiscard]] std::uint32_t narrow() const { return m_narrow; }

    /// Only these cells of a field from now on; a word for 64 of them.
    void keep(const BoxShape &shape, std::size_t field, const std::vector<std::uint64_t> &cells);
    /// Only what `other` has, too, of a field.
    void keep(const BoxShape &shape, std::size_t field, const PolicyBox &other);
    /// Only what `other` has not of a field.
    void drop(const BoxShape &shape, std::size_t field, const PolicyBox &other);
    void keep(const BoxShape &shape, const PolicyBox &other);
    /// All cells of a field again.
    void free(const BoxShape &shape, std::size_t field);

    [[nodiscard]] bool meets(const BoxShape &shape, std::size_t field, const PolicyBox &other) const;
    [[nodiscard]] bool meets(const BoxShape &shape, const PolicyBox &other) const;
    /// Whether all of this lies within `other`, as far as one field goes.
    [[nodiscard]] bool isWithin(const BoxShape &shape, std::size_t field, const PolicyBox &other) const;
    /// The fields in which this is not within `other`: a bit each.
    [[nodiscard]] std::uint32_t beyond(const BoxShape &shape, const PolicyBox &other) const;
    /// The cells of a field, ascending.
    [[nodiscard]] std::vector<std::size_t> cells(const BoxShape &shape, std::size_t field) const;

private:
    void looked(const BoxShape &shape, std::size_t field);

    std::vector<std::uint64_t> m_words;
    std::uint32_t m_narrow = 0;
    bool m_empty = false;
};

} // namespace atalaya::rules
