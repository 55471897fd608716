// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/demoday.h"

#include "platform/demo/dayplan.h"
#include "platform/governance/dice.h"
#include "platform/governance/vertical.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace atalaya::platform {

namespace {

using namespace std::chrono;
using contract::Date;
using contract::Event;
using contract::Instant;
namespace events = contract::events;

/// Collects the events of a day and numbers them.
class DayBook
{
public:
    DayBook(Date day, std::string_view topic, const DemoProfile &profile)
        : m_day(day)
        , m_dice(Dice::of(std::string(profile.slug) + '/' + std::string(topic), day.time_since_epoch().count()))
        , m_prefix(contract::formatDate(day) + '/' + std::string(topic) + '/')
    {}
    [[nodiscard]] Dice &dice() { return m_dice; }
    [[nodiscard]] Instant at(std::int64_t minute) const { return Instant{m_day} + minutes{minute}; }
    /// During working hours, to the second.
    [[nodiscard]] Instant someTime(int fromHour = 6, int toHour = 18)
    {
        return Instant{m_day} + seconds{m_dice.between(fromHour * 3600, toHour * 3600 - 1)};
    }
    void add(std::vector<Event> &to, Instant when, auto body)
    {
        // Padded, so that ids are written in order, which the store likes.
        std::array<char, 12> number{};
        std::snprintf(number.data(), number.size(), "%04d", m_count++);
        to.push_back({m_prefix + number.data(), when, std::move(body)});
    }

private:
    Date m_day;
    Dice m_dice;
    std::string m_prefix;
    int m_count = 0;
};

std::string caseId(Date day, int number)
{
    return "caso-" + contract::formatDate(day) + '-' + std::to_string(number);
}

void addDecisions(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    DayBook book(day, "decisions", profile);
    const Vertical &vertical = verticalOf(profile.industry);
    const int all = plan.tasks + plan.reviews + plan.blocked;
    std::vector<Instant> times;
    for (int i = 0; i < all; ++i)
        times.push_back(book.someTime());
    std::ranges::sort(times);
    // Which of them are not executed: spread over the day by a fixed stride.
    std::vector<DecisionState> states(static_cast<std::size_t>(all), DecisionState::Executed);
    std::fill_n(states.begin(), plan.reviews, DecisionState::Review);
    std::fill_n(states.begin() + plan.reviews, plan.blocked, DecisionState::Blocked);
    for (std::size_t i = states.size(); i > 1; --i)
        std::swap(states[i - 1], states[static_cast<std::size_t>(book.dice().between(0, static_cast<int>(i) - 1))]);
    for (std::size_t i = 0; i < states.size(); ++i)
        result.decisions.emplace_back(times[i], sampleDecision(vertical, book.dice(), times[i], states[i]));
}

void addUses(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    for (const PlannedUse &use : plan.uses) {
        DayBook book(day, use.feature, profile);
        for (int i = 0; i < use.uses; ++i) {
            const int user = (use.firstUser + i) % use.users;
            book.add(result.events, book.someTime(),
                     events::FeatureUse{std::string(use.feature), "u" + std::to_string(user + 1)});
        }
    }
}

void addQuality(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    if (!plan.quality)
        return;
    DayBook book(day, "evaluations", profile);
    const int count = plan.quality->evaluations;
    for (int i = 0; i < count; ++i) {
        // Offsets in pairs that cancel out, so that the day's mean is the planned one.
        const bool paired = i < count / 2 * 2;
        const int size = 1 + i / 2 * 2;
        const int offset = !paired ? 0 : i % 2 == 0 ? size : -size;
        const auto score = [offset](int mean, int scale) {
            const int room = std::min(100 - mean, mean);
            return static_cast<double>(mean + std::clamp(offset * scale, -room, room));
        };
        book.add(result.events, book.someTime(),
                 events::Evaluation{score(plan.quality->faithfulness, 3), score(plan.quality->relevance, 1),
                                    score(plan.quality->contextPrecision, 2)});
    }
}

void addValidations(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    // Where people review, these come of their words.
    if (profile.reviewed)
        return;
    DayBook book(day, "validations", profile);
    const auto add = [&](int count, std::string_view outcome, double minutes, int firstPass) {
        for (int i = 0; i < count; ++i)
            book.add(result.events, book.someTime(),
                     events::Validation{caseId(day, i), std::string(outcome), minutes, i < firstPass});
    };
    add(plan.approved, "approved", 4, plan.firstPass);
    add(plan.corrected, "corrected", 10, 0);
    add(plan.rejected, "rejected", 24, 0);
}

void addJourneys(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    DayBook book(day, "cases", profile);
    const DayPlan yesterday = profile.fixture ? fixturePlan(day - days{1}).value_or(DayPlan{}) : DayPlan{};
    for (int i = 0; i < yesterday.lateCases; ++i)
        book.add(result.events, book.at(6 * 60 + i), events::Journey{caseId(day - days{1}, 1000 + i), "analyzed"});
    for (int i = 0; i < plan.lateCases; ++i)
        book.add(result.events, book.at(18 * 60 + i), events::Journey{caseId(day, 1000 + i), "ingested"});
    for (int i = 0; i < plan.cases; ++i) {
        const auto begin = book.dice().between(6 * 60, 13 * 60);
        std::int64_t minute = begin;
        const auto step = [&](std::string_view name) {
            book.add(result.events, book.at(minute), events::Journey{caseId(day, i), std::string(name)});
            minute += book.dice().between(8, 70);
        };
        step("ingested");
        step("analyzed");
        if (i >= plan.completeCases)
            continue;
        step("checked");
        step("reported");
        step("resolved");
        if (book.dice().chance(0.07))
            step("reopened");
    }
}

void addUsage(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    DayBook book(day, "usage", profile);
    constexpr int parts = 6;
    for (int i = 0; i < parts; ++i) {
        const auto part = [i](std::int64_t all) {
            return all * (i + 1) / parts - all * i / parts;
        };
        book.add(result.events, book.at(8 * 60 + i * 110), events::Usage{part(plan.tokens), 0, part(plan.searches)});
    }
}

void addDocuments(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    DayBook book(day, "documents", profile);
    constexpr std::string_view kinds[] = {"Manual de mantenimiento", "Acta de inspección", "Ficha técnica",
                                          "Contrato de servicio", "Informe de incidencia"};
    for (int i = 0; i < plan.documents; ++i) {
        KnowledgeAsset asset;
        asset.id = "doc-" + contract::formatDate(day) + '-' + std::to_string(i);
        asset.bytes = book.dice().between(120'000, 880'000);
        asset.createdAt = book.someTime(6, 17);
        asset.completedAt = asset.createdAt + seconds{book.dice().between(4, 18)};
        asset.name = std::string(kinds[book.dice().between(0, 4)]) + ' ' +
                     std::to_string(book.dice().between(1000, 9999)) + ".pdf";
        book.add(result.events, *asset.completedAt, events::Usage{0, asset.bytes, 0});
        result.documents.push_back(std::move(asset));
    }
}

void addRisks(DemoDay &result, const DemoProfile &profile, Date day)
{
    DayBook book(day, "risks", profile);
    for (PlannedRisk &risk : plannedRisks(profile, day))
        book.add(result.events, book.at(risk.minute),
                 events::Risk{std::move(risk.id), risk.open ? "open" : "resolved", std::string(risk.severity),
                              std::move(risk.components)});
}

void addChecklists(DemoDay &result, const DemoProfile &profile, Date day, const DayPlan &plan)
{
    DayBook book(day, "checklists", profile);
    for (int i = 0; i < plan.checklists; ++i)
        book.add(result.events, book.someTime(),
                 events::Checklist{"Instalación " + std::to_string(100 + i), book.dice().chance(0.82)});
}

} // namespace

DemoDay demoDay(const DemoProfile &profile, Date day)
{
    const DayPlan plan = dayPlan(profile, day);
    DemoDay result;
    addDecisions(result, profile, day, plan);
    addUses(result, profile, day, plan);
    addQuality(result, profile, day, plan);
    addValidations(result, profile, day, plan);
    addJourneys(result, profile, day, plan);
    addUsage(result, profile, day, plan);
    addDocuments(result, profile, day, plan);
    addRisks(result, profile, day);
    addChecklists(result, profile, day, plan);
    return result;
}

std::int64_t decisionsOn(const DemoProfile &profile, Date day)
{
    const DayPlan plan = dayPlan(profile, day);
    return plan.tasks + plan.reviews + plan.blocked;
}

std::int64_t documentBytes(const DemoProfile &profile, Date day)
{
    DemoDay result;
    addDocuments(result, profile, day, dayPlan(profile, day));
    std::int64_t bytes = 0;
    for (const KnowledgeAsset &asset : result.documents)
        bytes += asset.bytes;
    return bytes;
}

std::int64_t initialBytes(const DemoProfile &profile, Date first)
{
    constexpr std::int64_t usual = 180'000'000;
    if (!profile.fixture)
        return static_cast<std::int64_t>(static_cast<double>(usual) * profile.scale);
    std::int64_t bytes = 987'654'321;
    for (Date day = first; day < Date{2026y / February / 8}; day += days{1})
        bytes -= documentBytes(profile, day);
    return bytes;
}

} // namespace atalaya::platform
