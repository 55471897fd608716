// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atalaya::rules {

/// Every text there can be, sorted into finitely many kinds: texts of one kind fit the same names and patterns, so what
/// policies say can be looked at kind by kind. A pattern has at most one `*`.
class TextKinds
{
public:
    enum class Case
    {
        /// Capital letters and accents don't count.
        Folded,
        Exact
    };
    static constexpr std::size_t most = 65'536;

    explicit TextKinds(Case letters = Case::Folded)
        : m_case(letters)
    {}
    /// Answers the pattern's number; the same for the same pattern.
    std::size_t add(std::string_view pattern);
    /// After the last pattern. False: there are more than `most` kinds.
    [[nodiscard]] bool build();

    /// Kind 0 fits nothing but what fits everything that looks like it.
    [[nodiscard]] std::size_t count() const { return m_fits.size(); }
    [[nodiscard]] std::size_t kindOf(std::string_view text) const;
    /// Of a pattern that was added.
    [[nodiscard]] std::size_t numberOf(std::string_view pattern) const { return m_numbers.at(plain(pattern)); }
    /// The numbers of the patterns that texts of this kind fit, ascending.
    [[nodiscard]] const std::vector<std::size_t> &patternsOf(std::size_t kind) const { return m_fits[kind]; }
    /// As it was written.
    [[nodiscard]] const std::string &pattern(std::size_t number) const { return m_patterns[number].written; }
    /// A text of this kind.
    [[nodiscard]] std::string sample(std::size_t kind) const;

private:
    struct Pattern
    {
        std::string written;
        bool star = false;
        std::string prefix;
        std::string suffix;
    };
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Numbers = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;
    /// The beginnings (or ends) of patterns, with the longest that a text has.
    struct Edges
    {
        std::vector<std::string> texts;
        Numbers numbers;
        std::vector<std::size_t> lengths;
        void add(const std::string &text);
        void sort();
        [[nodiscard]] std::size_t longestBeginning(std::string_view text) const;
        [[nodiscard]] std::size_t longestEnd(std::string_view text) const;
    };

    [[nodiscard]] std::string plain(std::string_view text) const;
    [[nodiscard]] std::vector<std::size_t> fitting(std::string_view text) const;
    [[nodiscard]] std::size_t kindFor(const std::vector<std::size_t> &fits);
    void addSpecial(const std::string &text);
    [[nodiscard]] std::string fillerFor(std::size_t kind, const std::string &before, const std::string &after) const;

    Case m_case;
    std::vector<Pattern> m_patterns;
    Numbers m_numbers;
    Edges m_beginnings;
    Edges m_ends;
    /// Patterns with a star by their beginning.
    std::vector<std::vector<std::size_t>> m_byBeginning;
    /// Kinds of (beginning, end), for texts in which the two do not overlap.
    std::vector<std::size_t> m_pairs;
    /// Texts that are a kind of their own: names, and those in which a beginning and an end overlap.
    Numbers m_special;
    std::map<std::vector<std::size_t>, std::size_t> m_byFits;
    std::vector<std::vector<std::size_t>> m_fits;
    /// (beginning, end) or a text, from which sample() is made.
    struct Origin
    {
        std::string text;
        std::size_t beginning = 0;
        std::size_t end = 0;
        bool isText = false;
    };
    std::vector<Origin> m_origins;
};

} // namespace atalaya::rules
