// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/demoreviews.h"

#include "platform/governance/overrides/overridechanges.h"
#include "platform/governance/reviews/reviewchanges.h"
#include "platform/governance/reviews/reviewprogress.h"

#include <array>
#include <cmath>
#include <span>

namespace atalaya::platform {

namespace {

using namespace std::chrono;

constexpr auto rejections = std::to_array<std::string_view>(
    {"Falta documentación del cliente", "No encaja con lo que pidió el cliente",
     "El importe no coincide con el expediente", "Hay que hablar antes con la oficina"});
constexpr auto corrections =
    std::to_array<std::string_view>({"Importe corregido con el expediente delante",
                                     "Cambio el producto: era otro contrato", "Se envía con otro texto"});
constexpr auto wishes = std::to_array<std::string_view>(
    {"El cliente ha traído la documentación a la oficina", "Revisado con la dirección de la sucursal",
     "Es un duplicado de una operación ya aprobada", "La alerta se aclaró ayer por teléfono con el cliente"});
constexpr auto refusals = std::to_array<std::string_view>(
    {"Hace falta el contrato firmado", "El motivo no quita el riesgo", "Que lo tramite una persona"});

std::string pick(std::span<const std::string_view> texts, Dice &dice)
{
    return std::string(texts[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(texts.size()) - 1))]);
}

/// Nobody works at night.
Instant atWork(Instant at, Dice &dice)
{
    const auto day = floor<days>(at);
    const auto hour = floor<hours>(at - day).count();
    if (hour >= 7 && hour < 19)
        return at;
    const Instant morning = Instant{day} + hours{hour < 7 ? 7 : 31};
    return morning + seconds{dice.between(0, 80 * 60)};
}

Instant later(Instant at, std::int64_t fromMinutes, std::int64_t toMinutes, Dice &dice)
{
    return atWork(at + seconds{dice.between(fromMinutes * 60, toMinutes * 60)}, dice);
}

Instant reviewedAt(Instant at, Dice &dice)
{
    const double share = dice.unit();
    if (share < 0.55)
        return later(at, 3, 90, dice);
    if (share < 0.85)
        return later(at, 90, 360, dice);
    return share < 0.97 ? later(at, 360, 1'500, dice) : later(at, 1'500, 6'000, dice);
}

/// The riskier, the less people agree.
std::string outcomeOf(std::int64_t risk, Dice &dice)
{
    const double share = dice.unit();
    const double against = risk >= 85 ? 0.45 : risk >= 76 ? 0.2 : 0.07;
    return share < against ? "rejected" : share < against + 0.08 ? "corrected" : "approved";
}

milliseconds lookedAt(const std::string &outcome, std::int64_t textLength, double hasty, Dice &dice)
{
    const double least = reviews::leastSeconds(textLength);
    const bool isHasty = outcome == "approved" && dice.chance(hasty);
    const double took = isHasty ? least * (0.3 + 0.6 * dice.unit()) : least * 1.3 + 140 * dice.unit() * dice.unit();
    return milliseconds{std::llround(took * 1000)};
}

} // namespace

DemoReviews::DemoReviews(Transaction &transaction, LeafWriter &leaves, EventWriter &events, DemoPeople people,
                         Instant from)
    : m_transaction(transaction)
    , m_log(leaves)
    , m_tenantId(leaves.tenantId())
    , m_events(events)
    , m_people(std::move(people))
    , m_from(from)
{}

Change DemoReviews::by(const std::string &person) const
{
    Change who;
    who.tenantId = m_tenantId;
    who.actor = person;
    return who;
}

std::optional<DecisionKey> DemoReviews::find(const Held &held)
{
    if (held.key)
        return held.key;
    const auto row = m_transaction.row("SELECT seq, id, at FROM decision WHERE correlation_id = ? AND"
                                       " correlation_id <> ''",
                                       {held.correlationId});
    if (!row)
        return std::nullopt;
    return DecisionKey{row->integer(0), row->text(1), Instant{milliseconds{row->integer(2)}}};
}

void DemoReviews::add(Instant at, const Decision &decision, const std::optional<DecisionKey> &key)
{
    if (m_people.compliance.empty())
        return;
    const Held held{decision.correlationId, key};
    if (decision.state == DecisionState::Review)
        review(at, decision, held);
    else if (decision.state == DecisionState::Blocked)
        ask(at, decision, held);
}

void DemoReviews::review(Instant at, const Decision &decision, const Held &held)
{
    Dice dice = Dice::of(decision.correlationId, 1);
    const Instant due = reviewedAt(at, dice);
    const std::string outcome = outcomeOf(decision.risk.value_or(0), dice);
    contract::AuditRow row;
    row.agent = decision.agent;
    row.entity = decision.entity;
    row.action = decision.action;
    row.reason = decision.reason;
    const std::int64_t length = reviews::textLength(row, decision.inputs);
    // Two people who work differently.
    const bool isCareful = dice.chance(0.6);
    const milliseconds took = lookedAt(outcome, length, isCareful ? 0.03 : 0.2, dice);
    const std::string reason = outcome == "approved"   ? std::string()
                               : outcome == "rejected" ? pick(rejections, dice)
                                                       : pick(corrections, dice);
    m_acts.emplace(due, [=, this, who = isCareful ? m_people.compliance : m_people.admin](Instant now) {
        const auto key = find(held);
        if (!key ||
            (!held.key && (reviews::verdict(m_transaction, key->seq) || reviews::hold(m_transaction, key->seq, now))))
            return;
        m_events.store(
            reviews::recordWord({m_transaction, m_log, now, by(who)},
                                {key->seq, key->id, "review-" + held.correlationId, outcome, reason, took, length}));
    });
}

void DemoReviews::ask(Instant at, const Decision &decision, const Held &held)
{
    Dice dice = Dice::of(decision.correlationId, 2);
    if (!dice.chance(0.1))
        return;
    contract::OverrideRequest wish;
    wish.reason = pick(wishes, dice);
    wish.scope = dice.chance(0.8) ? "once" : "entity";
    wish.hours = wish.scope == "once" ? 0 : dice.between(1, 3) * 8;
    const Instant due = later(at, 10, 200, dice);
    m_acts.emplace(due, [=, this](Instant now) {
        const auto key = find(held);
        if (!key)
            return;
        const auto asked = overrides::request({m_transaction, m_log, now, by(m_people.manager), {}}, key->id, wish);
        Dice fate = Dice::of(held.correlationId, 3);
        // About some of them nobody says anything.
        if (asked && fate.chance(0.8))
            m_acts.emplace(later(now, 15, 2'400, fate),
                           [=, this, id = asked->id](Instant when) { answer(when, id, decision, fate); });
    });
}

void DemoReviews::answer(Instant now, const std::string &overrideId, const Decision &decision, Dice dice)
{
    const auto record = overrides::find(m_transaction, overrideId);
    if (!record)
        return;
    const bool agrees = dice.chance(0.6);
    const std::string note = agrees ? "De acuerdo" : pick(refusals, dice);
    const auto said = overrides::decide({m_transaction, m_log, now, by(m_people.compliance), {}},
                                        agrees ? overrides::Step::Approve : overrides::Step::Reject, overrideId,
                                        record->revision, {record->hash, note});
    if (said && agrees && dice.chance(0.85))
        m_approved.emplace(later(now, 10, 240, dice), Approved{overrideId, decision});
}

void DemoReviews::goOnTo(Instant until)
{
    while (!m_acts.empty() && m_acts.begin()->first < until) {
        const auto next = m_acts.begin();
        if (next->first >= m_from)
            next->second(next->first);
        m_acts.erase(next);
    }
}

std::optional<Decision> DemoReviews::lifted(Instant at, const Decision &other)
{
    while (!m_approved.empty() && m_approved.begin()->first <= at) {
        Approved next = std::move(m_approved.begin()->second);
        m_approved.erase(m_approved.begin());
        const auto record = overrides::find(m_transaction, next.overrideId);
        if (!record || overrides::stateAt(record->state, record->expiresAt, at) != overrides::State::Approved)
            continue;
        m_executing = next.overrideId;
        m_executingAt = at;
        next.decision.correlationId = other.correlationId;
        overrides::letGo(next.decision, next.overrideId);
        return std::move(next.decision);
    }
    return std::nullopt;
}

void DemoReviews::executed(const DecisionKey &key)
{
    (void)overrides::execute({m_transaction, m_log, m_executingAt, by("operator"), {}}, m_executing, key);
}

} // namespace atalaya::platform
