// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/analytics/eventwriter.h"
#include "platform/auditlog/leafwriter.h"
#include "platform/governance/decision.h"
#include "platform/governance/dice.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace atalaya::platform {

/// Ids of who works in a demo tenant; empty: nobody acts.
struct DemoPeople
{
    std::string admin;
    std::string compliance;
    std::string manager;
};

/// What people do about decisions that were not let through, some time after: a function of the decision alone. Most of
/// what waits is looked at within hours, some of it late; some of what was blocked is asked for. In tenant scope.
class DemoReviews
{
public:
    /// What was due before `from` was done then, or never.
    DemoReviews(Transaction &transaction, LeafWriter &leaves, EventWriter &events, DemoPeople people, Instant from);

    /// In the order of time. Without `key` it is one that was written before.
    void add(Instant at, const Decision &decision, const std::optional<DecisionKey> &key);
    /// Does what is due before.
    void goOnTo(Instant until);
    /// What goes ahead at `at` by an override, in place of another decision.
    [[nodiscard]] std::optional<Decision> lifted(Instant at, const Decision &other);
    /// It was written.
    void executed(const DecisionKey &key);

private:
    struct Approved
    {
        std::string overrideId;
        Decision decision;
    };
    struct Held
    {
        std::string correlationId;
        std::optional<DecisionKey> key;
    };
    void review(Instant at, const Decision &decision, const Held &held);
    void ask(Instant at, const Decision &decision, const Held &held);
    void answer(Instant now, const std::string &overrideId, const Decision &decision, Dice dice);
    [[nodiscard]] std::optional<DecisionKey> find(const Held &held);
    [[nodiscard]] Change by(const std::string &person) const;

    Transaction &m_transaction;
    LeafWriterLog m_log;
    std::string m_tenantId;
    EventWriter &m_events;
    DemoPeople m_people;
    Instant m_from;
    /// By when it is due.
    std::multimap<Instant, std::function<void(Instant)>> m_acts;
    /// By when it is executed.
    std::multimap<Instant, Approved> m_approved;
    std::string m_executing;
    Instant m_executingAt{};
};

/// How many days after a decision something can still be due.
inline constexpr int longestDemoReview = 8;

} // namespace atalaya::platform
