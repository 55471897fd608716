// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace atalaya::rules {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
[[nodiscard]] constexpr char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// A part of a text that is searched by itself: what lies between values that are found already. All places are
/// those of the whole text, nothing outside [from, to) is looked at.
class PiiSegment
{
public:
    PiiSegment(std::string_view text, std::size_t from, std::size_t to, std::string_view about)
        : m_text(text.substr(0, to))
        , m_from(from)
        , m_about(about)
    {}

    [[nodiscard]] std::size_t from() const { return m_from; }
    [[nodiscard]] std::size_t to() const { return m_text.size(); }
    /// NUL outside.
    [[nodiscard]] char at(std::size_t place) const
    {
        return place >= m_from && place < m_text.size() ? m_text[place] : '\0'; // also for a place "before 0"
    }
    [[nodiscard]] std::string_view part(std::size_t from, std::size_t to) const
    {
        return m_text.substr(from, to - from);
    }
    /// Whether a letter or digit of any script ends right before `place`.
    [[nodiscard]] bool wordBefore(std::size_t place) const;
    /// How many bytes the letter or digit has that begins at `place`; 0 when none does.
    [[nodiscard]] std::size_t wordAt(std::size_t place) const;
    /// Neither a word nor a decimal part follows.
    [[nodiscard]] bool endsNumber(std::size_t place) const;
    /// The digits at `place` are what comes behind a point.
    [[nodiscard]] bool behindPoint(std::size_t place) const { return at(place - 1) == '.' && isDigit(at(place - 2)); }
    /// What is left behind a value that was found.
    [[nodiscard]] PiiSegment behind(std::size_t place) const { return {m_text, place, to(), {}}; }

    /// A separator inside numbers: a blank, a dash or a dot, of whatever width; `kind` is ' ', '-' or '.', NUL: none.
    struct Separator
    {
        char kind = '\0';
        std::size_t length = 0;
    };
    [[nodiscard]] Separator separatorAt(std::size_t place) const;

    /// Which of two lists the nearest of the five words before `place` is in: 1, -1 or 0 for neither. Looks no further
    /// back than the sentence goes. Words are listed in lower case without accents.
    [[nodiscard]] int hintBefore(std::size_t place, std::span<const std::string_view> speaksFor,
                                 std::span<const std::string_view> speaksAgainst = {}) const;

private:
    std::string_view m_text;
    std::size_t m_from;
    std::string_view m_about;
};

} // namespace atalaya::rules
