// SPDX-License-Identifier: GPL-3.0-or-later
#include "textkinds.h"

#include "utf8.h"
#include "words.h"

#include <algorithm>
#include <array>

namespace atalaya::rules {

void TextKinds::Edges::add(const std::string &text)
{
    if (numbers.emplace(text, texts.size()).second)
        texts.push_back(text);
}

void TextKinds::Edges::sort()
{
    for (const std::string &text : texts)
        lengths.push_back(text.size());
    std::ranges::sort(lengths, std::greater<>());
    lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
}

std::size_t TextKinds::Edges::longestBeginning(std::string_view text) const
{
    for (const std::size_t length : lengths) {
        const auto found = length <= text.size() ? numbers.find(text.substr(0, length)) : numbers.end();
        if (found != numbers.end())
            return found->second;
    }
    return 0;
}

std::size_t TextKinds::Edges::longestEnd(std::string_view text) const
{
    for (const std::size_t length : lengths) {
        const auto found = length <= text.size() ? numbers.find(text.substr(text.size() - length)) : numbers.end();
        if (found != numbers.end())
            return found->second;
    }
    return 0;
}

std::string TextKinds::plain(std::string_view text) const
{
    return m_case == Case::Folded ? fold(text) : std::string(text);
}

std::size_t TextKinds::add(std::string_view pattern)
{
    const auto [place, isNew] = m_numbers.emplace(plain(pattern), m_patterns.size());
    if (!isNew)
        return place->second;
    const std::string &text = place->first;
    Pattern made;
    made.written = pattern;
    const auto star = m_case == Case::Folded ? text.find('*') : std::string::npos;
    made.star = star != std::string::npos;
    made.prefix = text.substr(0, star);
    made.suffix = made.star ? text.substr(star + 1) : std::string();
    m_patterns.push_back(std::move(made));
    return m_patterns.size() - 1;
}

bool TextKinds::build()
{
    // Number 0 of both is the empty text, which every text begins and ends with.
    m_beginnings.add({});
    m_ends.add({});
    for (const Pattern &pattern : m_patterns) {
        if (!pattern.star)
            continue;
        m_beginnings.add(pattern.prefix);
        m_ends.add(pattern.suffix);
    }
    m_beginnings.sort();
    m_ends.sort();
    const std::size_t width = m_ends.texts.size();
    if (m_beginnings.texts.size() * width + m_patterns.size() > most)
        return false;
    m_byBeginning.resize(m_beginnings.texts.size());
    for (std::size_t i = 0; i < m_patterns.size(); ++i) {
        if (m_patterns[i].star)
            m_byBeginning[m_beginnings.numbers.at(m_patterns[i].prefix)].push_back(i);
    }
    m_pairs.resize(m_beginnings.texts.size() * width);
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        // Something in between that is in no pattern: what fits is what fits both edges.
        const std::string &before = m_beginnings.texts[i / width];
        const std::string &after = m_ends.texts[i % width];
        const std::size_t known = m_fits.size();
        m_pairs[i] = kindFor(fitting(before + '\0' + after));
        if (m_pairs[i] == known)
            m_origins.push_back({{}, i / width, i % width, false});
    }
    for (const Pattern &pattern : m_patterns) {
        if (!pattern.star)
            addSpecial(pattern.prefix);
    }
    for (const std::string &before : m_beginnings.texts) {
        for (const std::string &after : m_ends.texts) {
            for (std::size_t shared = 1; shared <= std::min(before.size(), after.size()); ++shared) {
                if (std::string_view(before).ends_with(std::string_view(after).substr(0, shared)))
                    addSpecial(before + after.substr(shared));
            }
        }
    }
    return m_fits.size() <= most;
}

void TextKinds::addSpecial(const std::string &text)
{
    if (m_special.contains(text))
        return;
    const std::size_t known = m_fits.size();
    const std::size_t kind = kindFor(fitting(text));
    m_special.emplace(text, kind);
    if (kind == known)
        m_origins.push_back({text, 0, 0, true});
}

std::size_t TextKinds::kindFor(const std::vector<std::size_t> &fits)
{
    const auto [place, isNew] = m_byFits.emplace(fits, m_fits.size());
    if (isNew)
        m_fits.push_back(fits);
    return place->second;
}

std::vector<std::size_t> TextKinds::fitting(std::string_view text) const
{
    std::vector<std::size_t> fits;
    if (const auto name = m_numbers.find(text); name != m_numbers.end() && !m_patterns[name->second].star)
        fits.push_back(name->second);
    for (const std::size_t length : m_beginnings.lengths) {
        const auto found =
            length <= text.size() ? m_beginnings.numbers.find(text.substr(0, length)) : m_beginnings.numbers.end();
        if (found == m_beginnings.numbers.end())
            continue;
        for (const std::size_t number : m_byBeginning[found->second]) {
            const std::string &suffix = m_patterns[number].suffix;
            if (text.size() >= length + suffix.size() && text.ends_with(suffix))
                fits.push_back(number);
        }
    }
    std::ranges::sort(fits);
    return fits;
}

std::size_t TextKinds::kindOf(std::string_view text) const
{
    const std::string folded = plain(text);
    if (const auto special = m_special.find(folded); special != m_special.end())
        return special->second;
    return m_pairs[m_beginnings.longestBeginning(folded) * m_ends.texts.size() + m_ends.longestEnd(folded)];
}

std::string TextKinds::sample(std::size_t kind) const
{
    const Origin &origin = m_origins[kind];
    if (origin.isText) {
        const auto name = m_numbers.find(origin.text);
        return name != m_numbers.end() ? m_patterns[name->second].written : origin.text;
    }
    std::string before = m_beginnings.texts[origin.beginning];
    std::string after = m_ends.texts[origin.end];
    // As somebody wrote it, where that is the same text.
    for (const std::size_t number : m_fits[kind]) {
        const std::string &written = m_patterns[number].written;
        const auto star = written.find('*');
        if (star == std::string::npos)
            continue;
        if (plain(written.substr(0, star)) == before)
            before = written.substr(0, star);
        if (plain(written.substr(star + 1)) == after)
            after = written.substr(star + 1);
    }
    return before + fillerFor(kind, before, after) + after;
}

std::string TextKinds::fillerFor(std::size_t kind, const std::string &before, const std::string &after) const
{
    static constexpr std::array<std::string_view, 4> usual{"", "x", "otro", "0"};
    for (const std::string_view filler : usual) {
        const std::string text = before + std::string(filler) + after;
        if (text.find_first_not_of(' ') != std::string::npos && kindOf(text) == kind)
            return std::string(filler);
    }
    // A letter that is in no pattern; there are more of these than patterns have letters.
    for (char32_t point = 0x4E00;; ++point) {
        std::string letter;
        putCodePoint(letter, point);
        if (kindOf(before + letter + after) == kind)
            return letter;
    }
}

} // namespace atalaya::rules
