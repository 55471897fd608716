// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace atalaya::contract {

/// Bodies of events. Scores are 0–100, `tokens` and `searches` count one call, `bytes` may be negative (a document
/// deleted).
namespace events {

struct Evaluation
{
    double faithfulness = 0;
    double relevance = 0;
    double contextPrecision = 0;
    bool operator==(const Evaluation &) const = default;
};
/// `status`: open or resolved; `severity`: low, medium, high or critical. The same riskId reports its later states.
struct Risk
{
    std::string riskId;
    std::string status;
    std::string severity;
    std::vector<std::string> components;
    bool operator==(const Risk &) const = default;
};
/// A person checked an AI result. `outcome`: approved, corrected or rejected; `minutes` of the person's time.
struct Validation
{
    std::string subject;
    std::string outcome;
    double minutes = 0;
    bool firstPass = false;
    bool operator==(const Validation &) const = default;
};
/// `covered`: whether the entity has its checklist and the norms that apply.
struct Checklist
{
    std::string entity;
    bool covered = false;
    bool operator==(const Checklist &) const = default;
};
struct FeatureUse
{
    std::string feature;
    std::string user;
    bool operator==(const FeatureUse &) const = default;
};
struct Usage
{
    std::int64_t tokens = 0;
    std::int64_t bytes = 0;
    std::int64_t searches = 0;
    bool operator==(const Usage &) const = default;
};
/// One step of a case. `step`: ingested, analyzed, checked, reported, resolved or reopened.
struct Journey
{
    std::string caseId;
    std::string step;
    bool operator==(const Journey &) const = default;
};

} // namespace events

/// What a platform's own services report about a tenant (`POST /api/events`). `id` makes a batch repeatable.
struct Event
{
    std::string id;
    Instant at{};
    std::variant<events::Evaluation, events::Risk, events::Validation, events::Checklist, events::FeatureUse,
                 events::Usage, events::Journey>
        body;

    bool operator==(const Event &) const = default;
};

/// `{"events":[…]}` with `type` naming the body: evaluation, risk, validation, checklist, feature, usage or journey.
[[nodiscard]] nlohmann::json encode(const std::vector<Event> &events);
[[nodiscard]] Decoded<std::vector<Event>> decodeEvents(const nlohmann::json &value);

/// The answer: how many were new, how many had been received before.
struct EventsAccepted
{
    std::int64_t stored = 0;
    std::int64_t known = 0;
    bool operator==(const EventsAccepted &) const = default;
};
[[nodiscard]] nlohmann::json encode(const EventsAccepted &accepted);
[[nodiscard]] Decoded<EventsAccepted> decodeEventsAccepted(const nlohmann::json &value);

} // namespace atalaya::contract
