// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptdifference.h"

#include "api/rules/prompttext.h"
#include "api/rules/textdiff.h"

#include <algorithm>
#include <charconv>

namespace atalaya::platform::prompts {

namespace {

using contract::PromptDiff;
using contract::PromptDocument;

struct Side
{
    std::string hash;
    PromptDocument document;
};

std::optional<Side> sideOf(Connection &connection, const std::string &id, const std::string &what)
{
    if (what == "draft") {
        const auto found = draft(connection, id);
        return found ? std::optional(Side{found->hash, found->document}) : std::nullopt;
    }
    if (what == "pending") {
        const auto found = pending(connection, id);
        return found ? std::optional(Side{found->hash, found->document}) : std::nullopt;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(what.data(), what.data() + what.size(), number);
    if (error != std::errc() || end != what.data() + what.size())
        return std::nullopt;
    const auto found = version(connection, id, number);
    return found ? std::optional(Side{found->hash, found->document}) : std::nullopt;
}

std::optional<std::int64_t> numberOf(const std::optional<std::size_t> &line)
{
    return line ? std::optional(static_cast<std::int64_t>(*line)) : std::nullopt;
}

const char *nameOf(rules::WordRun::Kind kind)
{
    switch (kind) {
    case rules::WordRun::Kind::Removed:
        return "removed";
    case rules::WordRun::Kind::Added:
        return "added";
    case rules::WordRun::Kind::Same:
        break;
    }
    return "same";
}

PromptDiff::Hunk hunkOf(const rules::TextHunk &found)
{
    PromptDiff::Hunk hunk{static_cast<std::int64_t>(found.beforeFrom),
                          static_cast<std::int64_t>(found.beforeCount),
                          static_cast<std::int64_t>(found.afterFrom),
                          static_cast<std::int64_t>(found.afterCount),
                          {}};
    for (const rules::LineChange &change : found.lines) {
        PromptDiff::Line line{numberOf(change.before), numberOf(change.after), {}};
        for (const rules::WordRun &run : change.words)
            line.words.push_back({nameOf(run.kind), run.text});
        hunk.lines.push_back(std::move(line));
    }
    return hunk;
}

/// What is in `a` and not in `b`.
std::vector<std::string> without(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    std::vector<std::string> left;
    std::ranges::copy_if(a, std::back_inserter(left),
                         [&b](const std::string &name) { return std::ranges::find(b, name) == b.end(); });
    return left;
}

} // namespace

std::optional<PromptDiff> differenceOf(Connection &connection, const std::string &id, const std::string &from,
                                       const std::string &to)
{
    const auto before = sideOf(connection, id, from);
    const auto after = sideOf(connection, id, to);
    if (!before || !after)
        return std::nullopt;
    PromptDiff diff;
    diff.from = {from, before->hash, before->document.name};
    diff.to = {to, after->hash, after->document.name};
    const auto had = rules::placeholdersIn(before->document.text);
    const auto has = rules::placeholdersIn(after->document.text);
    diff.placeholdersAdded = without(has, had);
    diff.placeholdersRemoved = without(had, has);
    for (const rules::TextHunk &hunk : rules::diffTexts(before->document.text, after->document.text))
        diff.hunks.push_back(hunkOf(hunk));
    return diff;
}

} // namespace atalaya::platform::prompts
