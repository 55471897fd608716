// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/erasurepolicy.h"

#include "api/contract/json.h"
#include "api/contract/reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>

namespace atalaya::api {

namespace {

using contract::Reader;
using nlohmann::json;

/// Between the second person's yes and its effect.
constexpr std::chrono::hours delay{7 * 24};

constexpr std::array<std::string_view, 4> actions{"retention.changed", "retention.requested", "retention.confirmed",
                                                  "retention.cancelled"};

/// A JSON object that stands as text in a field of the body.
std::optional<json> objectIn(const json &body, const char *name)
{
    const auto text = body.find(name);
    if (text == body.end() || !text->is_string())
        return std::nullopt;
    auto object = contract::parseJson(text->get<std::string>());
    return object && object->is_object() ? std::optional(*std::move(object)) : std::nullopt;
}

/// What holds while the steps are gone through.
struct Policy
{
    struct Wish
    {
        std::int64_t days = 0;
        std::string actor;
        std::optional<contract::Instant> effectiveAt;
    };
    std::int64_t days = usualDays;
    std::optional<Wish> wish;

    void passTo(contract::Instant at)
    {
        if (!wish || !wish->effectiveAt || *wish->effectiveAt > at)
            return;
        days = wish->days;
        wish.reset();
    }
    [[nodiscard]] bool take(const PolicyStep &step)
    {
        passTo(step.at);
        if (step.daysBefore != days)
            return false;
        switch (step.kind) {
        case PolicyStep::Kind::Lengthened:
            if (wish || step.days <= days)
                return false;
            days = step.days;
            return true;
        case PolicyStep::Kind::Requested:
            if (wish || step.days >= days)
                return false;
            wish = Wish{step.days, step.actor, std::nullopt};
            return true;
        case PolicyStep::Kind::Confirmed:
            if (!wish || wish->effectiveAt || step.actor == wish->actor || step.days != wish->days ||
                !step.effectiveAt || *step.effectiveAt < step.at + delay)
                return false;
            wish->effectiveAt = step.effectiveAt;
            return true;
        case PolicyStep::Kind::Cancelled:
            break;
        }
        if (!wish)
            return false;
        wish.reset();
        return true;
    }
};

} // namespace

std::optional<PolicyStep> PolicyStep::read(const OpenedLeaf &opened)
{
    const auto meta = contract::parseJson(opened.meta);
    const auto body = contract::parseJson(opened.body);
    const auto isText = [](const json &value) {
        return value.is_string();
    };
    if (opened.leaf.kind != "change" || !meta || !meta->is_array() || meta->size() != 4 ||
        !std::ranges::all_of(*meta, isText) || !body || !body->is_object())
        return std::nullopt;
    const auto *const action = std::ranges::find(actions, meta->at(0).get<std::string>());
    const auto before = objectIn(*body, "before");
    const auto after = objectIn(*body, "after");
    if (action == actions.end() || meta->at(2) != "retention" || meta->at(3) != "allowed" || !before || !after)
        return std::nullopt;
    PolicyStep step;
    step.kind = static_cast<Kind>(action - actions.begin());
    step.seq = opened.leaf.seq;
    step.at = opened.leaf.at;
    step.actor = meta->at(1).get<std::string>();
    Reader was(*before);
    Reader becomes(*after);
    step.daysBefore = was.integer("days", 1);
    step.days = becomes.integer("days", 1);
    step.effectiveAt = becomes.maybeInstant("effectiveAt");
    return was.ok() && becomes.ok() ? std::optional(std::move(step)) : std::nullopt;
}

std::optional<std::int64_t> daysInForce(std::span<const PolicyStep> steps, std::uint64_t seq, contract::Instant at)
{
    Policy policy;
    for (const PolicyStep &step : steps) {
        if (step.seq < seq && !policy.take(step))
            return std::nullopt;
    }
    policy.passTo(at);
    return policy.days;
}

} // namespace atalaya::api
