// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/events.h"
#include "platform/analytics/eventwriter.h"
#include "platform/demo/demoprofile.h"
#include "platform/governance/decision.h"

#include <utility>
#include <vector>

namespace atalaya::platform {

/// What happened at a demo tenant on one day, in order of time. The same on every machine and at every start. All of
/// it lies between 5:00 and 20:00 UTC, where UTC and Madrid agree about the day.
struct DemoDay
{
    std::vector<std::pair<contract::Instant, Decision>> decisions;
    std::vector<contract::Event> events;
    std::vector<KnowledgeAsset> documents;
};

[[nodiscard]] DemoDay demoDay(const DemoProfile &profile, contract::Date day);
/// How many decisions demoDay() has, without making them.
[[nodiscard]] std::int64_t decisionsOn(const DemoProfile &profile, contract::Date day);
/// Bytes of the documents of that day.
[[nodiscard]] std::int64_t documentBytes(const DemoProfile &profile, contract::Date day);
/// Stored before the first day, so that the fixture tenant has 987,654,321 bytes at the end of its week.
[[nodiscard]] std::int64_t initialBytes(const DemoProfile &profile, contract::Date first);

} // namespace atalaya::platform
