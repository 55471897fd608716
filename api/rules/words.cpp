// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include "foldtable.h"
#include "utf8.h"

#include <array>

namespace atalaya::rules {

namespace {

constexpr std::size_t longestToken = 120;

bool isAsciiWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isMark(char32_t point)
{
    return point >= 0x300 && point <= 0x36F;
}

/// Whether a code point beyond ASCII parts words: punctuation, symbols, pictures, private use.
bool partsWords(char32_t point)
{
    struct Range
    {
        char32_t first;
        char32_t last;
    };
    static constexpr auto ranges = std::to_array<Range>({
        {0x80, 0xBF},
        {0xD7, 0xD7},
        {0xF7, 0xF7},
        {0x2B0, 0x2FF},
        {0x37E, 0x37E},
        {0x387, 0x387},
        {0x2000, 0x206F},
        {0x20A0, 0x20CF},
        {0x2190, 0x2BFF},
        {0x2E00, 0x2E7F},
        {0x3000, 0x3004},
        {0x3008, 0x3020},
        {0xE000, 0xF8FF},
        {0xFE10, 0xFE6F},
        {0xFEFF, 0xFF0F},
        {0xFFF0, 0xFFFF},
        {0x1F000, 0x1FAFF},
        {0xE0000, 0x10FFFF},
    });
    for (const auto &[first, last] : ranges) {
        if (point >= first && point <= last)
            return true;
    }
    return false;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Puts what stands for a code point beyond ASCII.
void putFolded(std::string &text, char32_t point)
{
    const std::string_view folded = foldedLetter(point);
    if (folded.empty())
        putCodePoint(text, point);
    else
        text += folded;
}

/// Calls `take` with each word of `text`.
template<class F>
void eachToken(std::string_view text, F take)
{
    std::string token;
    bool full = false;
    const auto finish = [&] {
        if (!token.empty())
            take(token);
        token.clear();
        full = false;
    };
    std::string piece;
    while (!text.empty()) {
        const char first = lower(text.front());
        if (static_cast<unsigned char>(first) < 0x80) {
            text.remove_prefix(1);
            if (!isAsciiWord(first)) {
                finish();
                continue;
            }
            piece.assign(1, first);
        } else {
            const char32_t point = takeCodePoint(text);
            if (isMark(point))
                continue;
            piece.clear();
            if (foldedLetter(point).empty() && partsWords(point)) {
                finish();
                continue;
            }
            putFolded(piece, point);
        }
        if (!full && token.size() + piece.size() <= longestToken)
            token += piece;
        else
            full = true;
    }
    finish();
}

} // namespace

std::string fold(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    while (!text.empty()) {
        const char first = text.front();
        if (static_cast<unsigned char>(first) < 0x80) {
            text.remove_prefix(1);
            folded += static_cast<unsigned char>(first) <= 0x20 ? ' ' : lower(first);
            continue;
        }
        const char32_t point = takeCodePoint(text);
        if (isBlank(point))
            folded += ' ';
        else if (!isMark(point))
            putFolded(folded, point);
    }
    return folded;
}

std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> tokens;
    eachToken(text, [&tokens](const std::string &token) { tokens.push_back(token); });
    return tokens;
}

std::string tokenText(const std::vector<std::string_view> &texts)
{
    std::string joined;
    for (const std::string_view text : texts) {
        bool any = false;
        eachToken(text, [&](const std::string &token) {
            // The break comes with the first word: texts without any leave nothing.
            if (!any && !joined.empty())
                (joined += ' ') += textBreak;
            any = true;
            if (!joined.empty())
                joined += ' ';
            joined += token;
        });
    }
    return joined;
}

} // namespace atalaya::rules
