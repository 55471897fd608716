// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/piitext.h"

#include <algorithm>
#include <optional>
#include <string>

namespace atalaya::rules {

namespace {

constexpr std::size_t wordsLookedAt = 5;
constexpr std::size_t bytesLookedAt = 120;
constexpr std::size_t longestWord = 24;

unsigned char byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

bool continues(char c)
{
    return (byteOf(c) & 0xC0U) == 0x80U;
}

/// How many bytes the character at the front of `text` has when it is a letter or digit, else 0. Outside of ASCII
/// everything counts but the blocks of signs: Latin-1 signs, general punctuation to arrows and symbols, CJK
/// punctuation, emoji.
std::size_t wordCharacter(std::string_view text)
{
    if (text.empty())
        return 0;
    const unsigned char first = byteOf(text.front());
    if (first < 0x80)
        return isLetter(text.front()) || isDigit(text.front()) ? 1 : 0;
    const unsigned char second = text.size() > 1 ? byteOf(text[1]) : 0;
    // Up to 0xC1: the rest of a character, or none at all.
    if (first <= 0xC2 || first == 0xE2 || (first == 0xE3 && second == 0x80) || first >= 0xF0)
        return 0;
    std::size_t length = 1;
    while (length < 3 && length < text.size() && continues(text[length]))
        ++length;
    return length;
}

/// Small letters without the accents of Spanish, ready to be compared.
std::string folded(std::string_view word)
{
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (byteOf(word[i]) != 0xC3 || i + 1 == word.size()) {
            text += static_cast<char>(upper(word[i]) == word[i] && isLetter(word[i]) ? word[i] - 'A' + 'a' : word[i]);
            continue;
        }
        // Capital and small accented letters differ by one bit.
        switch (byteOf(word[++i]) | 0x20U) {
        case 0xA1:
            text += 'a';
            break;
        case 0xA9:
            text += 'e';
            break;
        case 0xAD:
            text += 'i';
            break;
        case 0xB1:
            text += 'n';
            break;
        case 0xB3:
            text += 'o';
            break;
        case 0xBA:
        case 0xBC:
            text += 'u';
            break;
        default:
            text += '?';
        }
    }
    return text;
}

/// Goes through words from the end: `telefonoCliente` and `num_pedido` are two each.
class WordsBackwards
{
public:
    explicit WordsBackwards(std::string_view text)
        : m_text(text)
    {}
    /// nullopt at the beginning of the text or of the sentence.
    std::optional<std::string_view> next()
    {
        while (!m_text.empty() && !part(m_text.back())) {
            if (std::string_view(";!?\n").find(m_text.back()) != std::string_view::npos)
                return std::nullopt;
            m_text.remove_suffix(1);
        }
        const std::string_view all = m_text;
        bool capital = false;
        while (!m_text.empty() && part(m_text.back()) && !capital) {
            const char c = m_text.back();
            m_text.remove_suffix(1);
            capital = c >= 'A' && c <= 'Z' && !m_text.empty() && m_text.back() >= 'a' && m_text.back() <= 'z';
        }
        if (m_text.size() == all.size())
            return std::nullopt;
        return all.substr(m_text.size());
    }

private:
    static bool part(char c) { return isLetter(c) || isDigit(c) || byteOf(c) >= 0x80; }

    std::string_view m_text;
};

} // namespace

bool PiiSegment::wordBefore(std::size_t place) const
{
    if (place <= m_from)
        return false;
    std::size_t begin = place - 1;
    while (begin > m_from && place - begin < 4 && continues(m_text[begin]))
        --begin;
    return wordCharacter(m_text.substr(begin)) > 0;
}

std::size_t PiiSegment::wordAt(std::size_t place) const
{
    return place < to() ? wordCharacter(m_text.substr(place)) : 0;
}

bool PiiSegment::endsNumber(std::size_t place) const
{
    return wordAt(place) == 0 && !(at(place) == '.' && isDigit(at(place + 1)));
}

PiiSegment::Separator PiiSegment::separatorAt(std::size_t place) const
{
    const char c = at(place);
    if (c == ' ' || c == '-' || c == '.')
        return {c, 1};
    const std::string_view rest = m_text.substr(std::min(place, to()), 3);
    if (rest.starts_with("\u00A0"))
        return {' ', 2};
    if (rest == "\u2007" || rest == "\u2009" || rest == "\u202F")
        return {' ', 3};
    if (rest == "\u2010" || rest == "\u2011" || rest == "\u2012" || rest == "\u2013")
        return {'-', 3};
    return {};
}

int PiiSegment::hintBefore(std::size_t place, std::span<const std::string_view> speaksFor,
                           std::span<const std::string_view> speaksAgainst) const
{
    std::size_t looked = 0;
    const auto look = [&](std::string_view text, std::span<const std::string_view> against) -> std::optional<int> {
        WordsBackwards words(text);
        while (looked < wordsLookedAt) {
            const auto word = words.next();
            if (!word)
                return std::nullopt;
            ++looked;
            if (word->size() > longestWord)
                continue;
            const std::string plain = folded(*word);
            if (std::ranges::find(speaksFor, plain) != speaksFor.end())
                return 1;
            if (std::ranges::find(against, plain) != against.end())
                return -1;
        }
        return 0;
    };
    const std::size_t begin = std::max(m_from, place - std::min(place, bytesLookedAt));
    if (const auto hint = look(part(begin, place), speaksAgainst))
        return *hint;
    if (begin > m_from || m_about.empty())
        return 0;
    // In a name such as `telefonoCliente` every word counts as much.
    const std::string_view about = m_about.substr(m_about.size() - std::min(m_about.size(), bytesLookedAt));
    const std::size_t left = looked;
    if (look(about, {}).value_or(0) > 0)
        return 1;
    looked = left;
    return look(about, speaksAgainst).value_or(0);
}

} // namespace atalaya::rules
