// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionleaf.h"

#include "api/contract/json.h"
#include "api/contract/time.h"
#include "platform/auditlog/retentionpolicy.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

bool Retention::isAllowedAt(Instant at) const
{
    return days >= retentionDays.front() && before <= at - std::chrono::hours(24) * days;
}

bool Retention::covers(const Leaf &leaf) const
{
    const auto seq = static_cast<std::int64_t>(leaf.seq);
    return leaf.kind == erasableKind && from <= seq && seq < to && leaf.at < before;
}

LogEntry entryOf(const Retention &retention)
{
    const nlohmann::json meta = {{"before", contract::formatInstant(retention.before)},
                                 {"days", retention.days},
                                 {"ranges", {{retention.from, retention.to}}}};
    return {std::string(retentionKind), contract::dumpJson(meta), "{}"};
}

std::optional<Retention> readRetention(std::string_view meta)
{
    const auto object = contract::parseJson(meta);
    if (!object || !object->is_object() || object->size() != 3)
        return std::nullopt;
    const auto before = object->find("before");
    const auto days = object->find("days");
    const auto ranges = object->find("ranges");
    if (before == object->end() || !before->is_string() || days == object->end() || !days->is_number_integer() ||
        ranges == object->end() || !ranges->is_array() || ranges->size() != 1 || !ranges->front().is_array() ||
        ranges->front().size() != 2 || !ranges->front()[0].is_number_integer() ||
        !ranges->front()[1].is_number_integer())
        return std::nullopt;
    const auto cutoff = contract::parseInstant(before->get<std::string>());
    if (!cutoff)
        return std::nullopt;
    return Retention{*cutoff, days->get<std::int64_t>(), ranges->front()[0].get<std::int64_t>(),
                     ranges->front()[1].get<std::int64_t>()};
}

} // namespace atalaya::platform
