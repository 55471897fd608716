// SPDX-License-Identifier: GPL-3.0-or-later
#include "review.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestReason = 1000;

json encode(const ReviewItem::Verdict &verdict)
{
    return {{"by", encode(verdict.by)},
            {"at", formatInstant(verdict.at)},
            {"outcome", verdict.outcome},
            {"reason", verdict.reason},
            {"seconds", verdict.seconds}};
}

json encode(const ReviewItem &item)
{
    return {{"decisionId", item.decisionId},
            {"seq", item.seq},
            {"at", formatInstant(item.at)},
            {"agent", item.agent},
            {"entity", item.entity},
            {"action", item.action},
            {"policyId", item.policyId},
            {"policyName", item.policyName},
            {"reason", item.reason},
            {"confidence", parts::orNull(item.confidence)},
            {"risk", parts::orNull(item.risk)},
            {"containsPii", item.containsPii},
            {"dueAt", formatInstant(item.dueAt)},
            {"hold", item.hold ? contract::encode(*item.hold) : json(nullptr)},
            {"verdict", item.verdict ? encode(*item.verdict) : json(nullptr)}};
}

ReviewItem::Hold readHold(Reader &in)
{
    ReviewItem::Hold hold;
    hold.by = parts::person(in, "by");
    hold.takenAt = in.instant("takenAt");
    hold.expiresAt = in.instant("expiresAt");
    return hold;
}

std::string outcome(Reader &in)
{
    return parts::oneOf(in, "outcome", {"approved", "rejected", "corrected"});
}

ReviewItem::Verdict readVerdict(Reader &in)
{
    ReviewItem::Verdict verdict;
    verdict.by = parts::person(in, "by");
    verdict.at = in.instant("at");
    verdict.outcome = outcome(in);
    verdict.reason = in.string("reason", 4 * longestReason);
    verdict.seconds = in.number("seconds");
    return verdict;
}

ReviewItem readItem(Reader &in)
{
    ReviewItem item;
    item.decisionId = in.string("decisionId", 100);
    item.seq = in.integer("seq", 0);
    item.at = in.instant("at");
    item.agent = in.string("agent", 1000);
    item.entity = in.string("entity", 1000);
    item.action = in.string("action", 1000);
    item.policyId = in.string("policyId", 200);
    item.policyName = in.string("policyName", 1000);
    item.reason = in.string("reason");
    item.confidence = in.maybeNumber("confidence");
    item.risk = in.maybeInteger("risk");
    item.containsPii = in.boolean("containsPii");
    item.dueAt = in.instant("dueAt");
    if (auto hold = in.maybeObject("hold"))
        item.hold = readHold(*hold);
    if (auto verdict = in.maybeObject("verdict"))
        item.verdict = readVerdict(*verdict);
    return item;
}

} // namespace

json encode(const ReviewItem::Hold &hold)
{
    return {{"by", encode(hold.by)},
            {"takenAt", formatInstant(hold.takenAt)},
            {"expiresAt", formatInstant(hold.expiresAt)}};
}

Decoded<ReviewItem::Hold> decodeReviewHold(const json &value)
{
    Reader in(value);
    ReviewItem::Hold hold = readHold(in);
    return in.finish(std::move(hold));
}

json encode(const ReviewQueue &queue)
{
    json items = json::array();
    for (const ReviewItem &item : queue.items)
        items.push_back(encode(item));
    return {{"total", queue.total},
            {"open", queue.open},
            {"overdue", queue.overdue},
            {"slaMinutes", queue.slaMinutes},
            {"holdMinutes", queue.holdMinutes},
            {"revision", queue.revision},
            {"now", formatInstant(queue.now)},
            {"items", std::move(items)}};
}

Decoded<ReviewQueue> decodeReviewQueue(const json &value)
{
    Reader in(value);
    ReviewQueue queue;
    queue.total = in.integer("total", 0);
    queue.open = in.integer("open", 0);
    queue.overdue = in.integer("overdue", 0);
    queue.slaMinutes = in.integer("slaMinutes", 1);
    queue.holdMinutes = in.integer("holdMinutes", 1);
    queue.revision = in.integer("revision", 0);
    queue.now = in.instant("now");
    queue.items = in.list("items", readItem, 500);
    return in.finish(std::move(queue));
}

json encode(const ReviewDetail &detail)
{
    return {{"item", encode(detail.item)},
            {"inputs", parts::textObject(detail.inputs)},
            {"now", formatInstant(detail.now)}};
}

Decoded<ReviewDetail> decodeReviewDetail(const json &value)
{
    Reader in(value);
    ReviewDetail detail;
    Reader item = in.object("item");
    detail.item = readItem(item);
    detail.inputs = parts::objectText(in, value, "inputs");
    detail.now = in.instant("now");
    return in.finish(std::move(detail));
}

json encode(const ReviewVerdict &verdict)
{
    return {{"outcome", verdict.outcome}, {"reason", verdict.reason}};
}

Decoded<ReviewVerdict> decodeReviewVerdict(const json &value)
{
    Reader in(value);
    ReviewVerdict verdict;
    verdict.outcome = outcome(in);
    verdict.reason =
        verdict.outcome == "approved" ? in.string("reason", longestReason) : parts::words(in, "reason", longestReason);
    in.refuseUnknown();
    return in.finish(std::move(verdict));
}

json encode(const ReviewSettings &settings)
{
    return {{"slaMinutes", settings.slaMinutes}, {"holdMinutes", settings.holdMinutes}};
}

Decoded<ReviewSettings> decodeReviewSettings(const json &value)
{
    Reader in(value);
    ReviewSettings settings;
    settings.slaMinutes = in.integer("slaMinutes", 1, 43'200);
    settings.holdMinutes = in.integer("holdMinutes", 1, 240);
    in.refuseUnknown();
    return in.finish(std::move(settings));
}

} // namespace atalaya::contract
