// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptchange.h"

#include "policyparts.h"
#include "promptparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json encode(const PromptDiff::Side &side)
{
    return {{"what", side.what}, {"hash", side.hash}, {"name", side.name}};
}

json encode(const PromptDiff::Line &line)
{
    json words = json::array();
    for (const PromptDiff::Words &run : line.words)
        words.push_back({{"kind", run.kind}, {"text", run.text}});
    return {{"before", parts::orNull(line.before)}, {"after", parts::orNull(line.after)}, {"words", std::move(words)}};
}

json encode(const PromptDiff::Hunk &hunk)
{
    json lines = json::array();
    for (const PromptDiff::Line &line : hunk.lines)
        lines.push_back(encode(line));
    return {{"beforeFrom", hunk.beforeFrom},
            {"beforeCount", hunk.beforeCount},
            {"afterFrom", hunk.afterFrom},
            {"afterCount", hunk.afterCount},
            {"lines", std::move(lines)}};
}

PromptDiff::Side sideIn(Reader in)
{
    return {in.string("what", 30), parts::hash(in, "hash"), in.string("name", 1000)};
}

PromptDiff::Line lineIn(Reader &in)
{
    PromptDiff::Line line;
    line.before = in.maybeInteger("before");
    line.after = in.maybeInteger("after");
    line.words = in.list("words", [](Reader &item) {
        return PromptDiff::Words{parts::oneOf(item, "kind", {"same", "removed", "added"}), item.string("text")};
    });
    return line;
}

PromptDiff::Hunk hunkIn(Reader &in)
{
    PromptDiff::Hunk hunk;
    hunk.beforeFrom = in.integer("beforeFrom", 0);
    hunk.beforeCount = in.integer("beforeCount", 0);
    hunk.afterFrom = in.integer("afterFrom", 0);
    hunk.afterCount = in.integer("afterCount", 0);
    hunk.lines = in.list("lines", lineIn);
    return hunk;
}

} // namespace

json encode(const PromptWish &wish)
{
    return {{"hash", wish.hash}, {"note", wish.note}};
}

Decoded<PromptWish> decodePromptWish(const json &value)
{
    Reader in(value);
    PromptWish wish{parts::hash(in, "hash"), in.string("note", parts::longestPromptNote)};
    in.refuseUnknown();
    return in.finish(std::move(wish));
}

json encode(const PromptVerdict &verdict)
{
    return {{"pending", verdict.pending}, {"hash", verdict.hash}, {"note", verdict.note}};
}

Decoded<PromptVerdict> decodePromptVerdict(const json &value)
{
    Reader in(value);
    PromptVerdict verdict{in.integer("pending", 0), parts::hash(in, "hash"),
                          in.string("note", parts::longestPromptNote)};
    in.refuseUnknown();
    return in.finish(std::move(verdict));
}

json encode(const PromptRestore &restore)
{
    return {{"version", restore.version}};
}

Decoded<PromptRestore> decodePromptRestore(const json &value)
{
    Reader in(value);
    const PromptRestore restore{in.integer("version", 1)};
    in.refuseUnknown();
    return in.finish(restore);
}

json encode(const PromptWithdrawal &withdrawal)
{
    return {{"note", withdrawal.note}};
}

Decoded<PromptWithdrawal> decodePromptWithdrawal(const json &value)
{
    Reader in(value);
    PromptWithdrawal withdrawal{in.string("note", parts::longestPromptNote)};
    in.refuseUnknown();
    return in.finish(std::move(withdrawal));
}

json encode(const PromptDiff &diff)
{
    json hunks = json::array();
    for (const PromptDiff::Hunk &hunk : diff.hunks)
        hunks.push_back(encode(hunk));
    return {{"from", encode(diff.from)},
            {"to", encode(diff.to)},
            {"placeholdersAdded", diff.placeholdersAdded},
            {"placeholdersRemoved", diff.placeholdersRemoved},
            {"hunks", std::move(hunks)}};
}

Decoded<PromptDiff> decodePromptDiff(const json &value)
{
    Reader in(value);
    PromptDiff diff;
    diff.from = sideIn(in.object("from"));
    diff.to = sideIn(in.object("to"));
    diff.placeholdersAdded = in.strings("placeholdersAdded");
    diff.placeholdersRemoved = in.strings("placeholdersRemoved");
    diff.hunks = in.list("hunks", hunkIn);
    return in.finish(std::move(diff));
}

} // namespace atalaya::contract
