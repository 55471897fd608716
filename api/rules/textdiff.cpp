// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/textdiff.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace atalaya::rules {

namespace {

using Parts = std::vector<std::string_view>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Places that a table is made for at most; what is larger has nothing in common but its ends.
constexpr std::size_t largestTable = 4'000'000;

/// The longest common subsequence, as pairs of places.
Pairs inCommon(const Parts &a, const Parts &b)
{
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    Pairs pairs;
    for (std::size_t i = 0; i < head; ++i)
        pairs.emplace_back(i, i);
    const std::size_t rows = a.size() - head - tail;
    const std::size_t columns = b.size() - head - tail;
    if (rows > 0 && columns > 0 && (rows + 1) * (columns + 1) <= largestTable) {
        const std::size_t width = columns + 1;
        std::vector<std::uint32_t> longest((rows + 1) * width, 0);
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                longest[i * width + j] = a[head + i] == b[head + j]
                                             ? longest[(i + 1) * width + j + 1] + 1
                                             : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
            }
        }
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (a[head + i] == b[head + j])
                pairs.emplace_back(head + i++, head + j++);
            else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
                ++i;
            else
                ++j;
        }
    }
    for (std::size_t i = tail; i-- > 0;)
        pairs.emplace_back(a.size() - 1 - i, b.size() - 1 - i);
    return pairs;
}

/// A line end at the end is a line of its own, so that it can come and go.
Parts linesOf(std::string_view text)
{
    Parts lines;
    if (text.empty())
        return lines;
    std::size_t end = text.find('\n');
    for (; end != std::string_view::npos; end = text.find('\n')) {
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    lines.push_back(text);
    return lines;
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Words, placeholders as a whole, and everything else one by one.
Parts wordsOf(std::string_view line)
{
    Parts words;
    while (!line.empty()) {
        std::size_t length = 1;
        if (const std::size_t close = line.find("}}"); line.starts_with("{{") && close != std::string_view::npos)
            length = close + 2;
        else if (isWord(line.front()))
            length = static_cast<std::size_t>(std::ranges::find_if_not(line, isWord) - line.begin());
        words.push_back(line.substr(0, length));
        line.remove_prefix(length);
    }
    return words;
}

void put(std::vector<WordRun> &runs, WordRun::Kind kind, std::string_view text)
{
    if (runs.empty() || runs.back().kind != kind)
        runs.push_back({kind, {}});
    runs.back().text += text;
}

std::vector<WordRun> whole(WordRun::Kind kind, std::string_view line)
{
    return {{kind, std::string(line)}};
}

/// What became of a line; empty when it is another one rather than the same one changed.
std::vector<WordRun> changed(std::string_view before, std::string_view after)
{
    const Parts a = wordsOf(before);
    const Parts b = wordsOf(after);
    std::vector<WordRun> runs;
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t same = 0;
    const auto upTo = [&](std::size_t first, std::size_t second) {
        for (; i < first; ++i)
            put(runs, WordRun::Kind::Removed, a[i]);
        for (; j < second; ++j)
            put(runs, WordRun::Kind::Added, b[j]);
    };
    for (const auto &[first, second] : inCommon(a, b)) {
        upTo(first, second);
        put(runs, WordRun::Kind::Same, a[i]);
        same += a[i] == " " ? 0 : a[i].size();
        ++i;
        ++j;
    }
    upTo(a.size(), b.size());
    constexpr std::size_t third = 3;
    return same * third >= std::max(before.size(), after.size()) ? runs : std::vector<WordRun>{};
}

/// Everything, line by line.
std::vector<LineChange> allLines(const Parts &before, const Parts &after)
{
    std::vector<LineChange> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto upTo = [&](std::size_t first, std::size_t second) {
        while (i < first || j < second) {
            if (i < first && j < second) {
                if (auto runs = changed(before[i], after[j]); !runs.empty()) {
                    lines.push_back({++i, ++j, std::move(runs)});
                    continue;
                }
            }
            // What is left over on one side goes first: then the rest of both still stands side by side.
            if (i < first && (j >= second || first - i >= second - j)) {
                lines.push_back({i + 1, std::nullopt, whole(WordRun::Kind::Removed, before[i])});
                ++i;
            } else {
                lines.push_back({std::nullopt, j + 1, whole(WordRun::Kind::Added, after[j])});
                ++j;
            }
        }
    };
    for (const auto &[first, second] : inCommon(before, after)) {
        upTo(first, second);
        lines.push_back({i + 1, j + 1, whole(WordRun::Kind::Same, before[i])});
        ++i;
        ++j;
    }
    upTo(before.size(), after.size());
    return lines;
}

bool isSame(const LineChange &line)
{
    return line.before && line.after &&
           std::ranges::all_of(line.words, [](const WordRun &run) { return run.kind == WordRun::Kind::Same; });
}

void add(TextHunk &hunk, const LineChange &line)
{
    if (line.before && hunk.beforeCount++ == 0)
        hunk.beforeFrom = *line.before;
    if (line.after && hunk.afterCount++ == 0)
        hunk.afterFrom = *line.after;
    hunk.lines.push_back(line);
}

} // namespace

std::vector<TextHunk> diffTexts(std::string_view before, std::string_view after, std::size_t context)
{
    const std::vector<LineChange> lines = allLines(linesOf(before), linesOf(after));
    std::vector<TextHunk> hunks;
    std::size_t done = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (isSame(lines[at]))
            continue;
        const std::size_t from = std::max(done, at - std::min(at, context));
        if (hunks.empty() || from > done)
            hunks.emplace_back();
        std::size_t last = at;
        for (std::size_t next = at; next < lines.size() && next <= last + 2 * context; ++next)
            last = isSame(lines[next]) ? last : next;
        const std::size_t to = std::min(lines.size(), last + context + 1);
        for (std::size_t i = from; i < to; ++i)
            add(hunks.back(), lines[i]);
        done = to;
        at = to - 1;
    }
    return hunks;
}

} // namespace atalaya::rules
