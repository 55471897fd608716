// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/naivedashboard.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace atalaya::platform {

namespace {

using contract::BusinessDashboard;
using contract::Date;
using contract::Event;
using contract::Instant;
namespace events = contract::events;

QDateTime local(Instant at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
}

Date dayOf(Instant at, const QTimeZone &zone)
{
    const QDate date = local(at, zone).date();
    return std::chrono::sys_days{std::chrono::year{date.year()} / date.month() / date.day()};
}

Instant back(Instant at, int count, const QTimeZone &zone)
{
    return Instant{std::chrono::milliseconds{local(at, zone).addDays(-count).toMSecsSinceEpoch()}};
}

template<class T>
std::vector<std::pair<Instant, T>> all(const History &history)
{
    std::vector<std::pair<Instant, T>> found;
    std::vector<const Event *> sorted;
    for (const Event &event : history.events)
        sorted.push_back(&event);
    std::ranges::sort(sorted,
                      [](const Event *a, const Event *b) { return std::pair(a->at, a->id) < std::pair(b->at, b->id); });
    for (const Event *event : sorted) {
        if (const auto *body = std::get_if<T>(&event->body))
            found.emplace_back(event->at, *body);
    }
    return found;
}

std::optional<double> ratio(double part, double whole)
{
    return whole == 0 ? std::nullopt : std::optional(100 * part / whole);
}

std::optional<double> mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? std::nullopt : std::optional(std::round(sum / static_cast<double>(values.size())));
}

void quality(BusinessDashboard &d, const History &history, Instant from, Instant to, const QTimeZone &zone)
{
    std::map<Date, std::vector<events::Evaluation>> days;
    for (Instant at = from; at < to; at += std::chrono::hours{1})
        days[dayOf(at, zone)];
    std::vector<events::Evaluation> whole;
    for (const auto &[at, body] : all<events::Evaluation>(history)) {
        if (at >= from && at < to) {
            whole.push_back(body);
            days[dayOf(at, zone)].push_back(body);
        }
    }
    const auto means = [](const std::vector<events::Evaluation> &list) {
        std::vector<double> f;
        std::vector<double> r;
        std::vector<double> p;
        for (const auto &body : list) {
            f.push_back(body.faithfulness);
            r.push_back(body.relevance);
            p.push_back(body.contextPrecision);
        }
        return std::array{mean(f), mean(r), mean(p)};
    };
    const auto total = means(whole);
    d.quality.ragFaithfulness = total[0];
    d.quality.ragRelevance = total[1];
    d.quality.ragContextPrecision = total[2];
    d.quality.evaluations = static_cast<std::int64_t>(whole.size());
    d.quality.hallucinationRate = ratio(
        static_cast<double>(std::ranges::count_if(whole, [](const auto &body) { return body.faithfulness < 70; })),
        static_cast<double>(whole.size()));
    for (const auto &[date, list] : days) {
        const auto m = means(list);
        d.quality.ragTrend.push_back({date, m[0], m[1], m[2]});
    }
}

void risk(BusinessDashboard &d, const History &history, Instant from, Instant to, const QTimeZone &zone)
{
    std::set<std::string> open;
    std::set<std::string> openInPeriod;
    std::set<std::string> incidents;
    std::map<std::string, Instant> resolvedAt;
    std::map<std::string, std::set<std::string>> mentions;
    const auto reports = all<events::Risk>(history);
    for (const auto &[at, body] : reports) {
        if (at >= to)
            break;
        if (at >= from && openInPeriod.empty())
            openInPeriod = open;
        const bool wasKnown = open.contains(body.riskId) || resolvedAt.contains(body.riskId);
        if (body.status == "open") {
            open.insert(body.riskId);
            resolvedAt.erase(body.riskId);
            for (const std::string &name : body.components)
                mentions[name].insert(body.riskId);
            if (at >= from && (body.severity == "high" || body.severity == "critical"))
                incidents.insert(body.riskId);
        } else if (open.erase(body.riskId) > 0 || !wasKnown) {
            resolvedAt[body.riskId] = at;
        }
        (void)zone;
    }
    d.risk.openRisks = static_cast<std::int64_t>(open.size());
    for (const auto &[id, at] : resolvedAt)
        d.risk.resolvedRisksLast30d += at >= back(to, 30, zone) ? 1 : 0;
    d.risk.highRiskIncidents = static_cast<std::int64_t>(incidents.size());

    // Open at some time in the period: open when it began, or opened in it.
    std::set<std::string> touched;
    std::set<std::string> before;
    for (const auto &[at, body] : reports) {
        if (at < from || (at == from && body.status == "resolved"))
            body.status == "open" ? (void)before.insert(body.riskId) : (void)before.erase(body.riskId);
        else if (at < to && body.status == "open")
            touched.insert(body.riskId);
    }
    touched.insert(before.begin(), before.end());
    for (const auto &[name, risks] : mentions) {
        std::int64_t count = 0;
        for (const std::string &id : risks)
            count += touched.contains(id) ? 1 : 0;
        if (count > 0)
            d.risk.topRiskComponents.push_back({name, count});
    }
    std::ranges::sort(d.risk.topRiskComponents, [](const auto &a, const auto &b) {
        return std::pair(-a.count, a.name) < std::pair(-b.count, b.name);
    });

    std::map<std::string, bool> covered;
    for (const auto &[at, body] : all<events::Checklist>(history)) {
        if (at < to)
            covered[body.entity] = body.covered;
    }
    d.risk.complianceCoverage =
        ratio(static_cast<double>(std::ranges::count_if(covered, [](const auto &entry) { return entry.second; })),
              static_cast<double>(covered.size()));
}

void adoption(BusinessDashboard &d, const History &history, Instant from, Instant to, const QTimeZone &zone)
{
    const auto uses = all<events::FeatureUse>(history);
    const auto people = [&](Instant begin, std::string_view feature) {
        std::set<std::string> users;
        for (const auto &[at, body] : uses) {
            if (at >= begin && at < to && (feature.empty() || feature == body.feature))
                users.insert(body.user);
        }
        return static_cast<std::int64_t>(users.size());
    };
    d.adoption.activeUsersLast30d = people(back(to, 30, zone), {});
    d.adoption.weeklyActiveUsers = people(back(to, 7, zone), {});
    d.adoption.dailyActiveUsers = people(back(to, 1, zone), {});
    std::map<std::string, std::int64_t> counts;
    for (const auto &[at, body] : uses) {
        if (at >= from && at < to)
            ++counts[body.feature];
    }
    for (const auto &[feature, count] : counts) {
        d.adoption.featureUsage.push_back({feature, people(from, feature), count});
        if (feature == "ragchat")
            d.adoption.avgQueriesPerActiveUser =
                static_cast<double>(count) / static_cast<double>(people(from, feature));
    }
    std::ranges::sort(d.adoption.featureUsage, [](const auto &a, const auto &b) {
        return std::pair(-a.events, a.feature) < std::pair(-b.events, b.feature);
    });
    for (const KnowledgeAsset &asset : history.documents)
        d.adoption.docsIngested += asset.completedAt && *asset.completedAt >= from && *asset.completedAt < to ? 1 : 0;
}

void journeys(BusinessDashboard &d, const History &history, Instant from, Instant to)
{
    std::map<std::string, std::map<std::string, std::vector<Instant>>> cases;
    for (const auto &[at, body] : all<events::Journey>(history)) {
        if (at >= from && at < to)
            cases[body.caseId][body.step].push_back(at);
    }
    double ingested = 0;
    double complete = 0;
    double resolved = 0;
    double kept = 0;
    for (auto &[id, steps] : cases) {
        d.adoption.entitiesAnalyzed += steps.contains("analyzed") ? 1 : 0;
        if (steps.contains("ingested")) {
            ++ingested;
            complete += steps.contains("analyzed") && steps.contains("checked") && steps.contains("reported") ? 1 : 0;
        }
        if (steps.contains("resolved")) {
            ++resolved;
            const Instant first = steps["resolved"].front();
            kept += std::ranges::any_of(steps["reopened"], [first](Instant at) { return at >= first; }) ? 0 : 1;
        }
    }
    d.adoption.journeyCompletionRate = ratio(complete, ingested);
    d.quality.resolutionRate = ratio(kept, resolved);
}

} // namespace

BusinessDashboard naiveDashboard(const History &history, Instant from, Instant to, const QTimeZone &zone)
{
    BusinessDashboard d;
    std::map<Date, std::int64_t> tasks;
    for (Instant at = from; at < to; at += std::chrono::hours{1})
        tasks[dayOf(at, zone)];
    double proposed = 0;
    double reviews = 0;
    for (const auto &[at, state] : history.decisions) {
        if (at < from || at >= to)
            continue;
        ++proposed;
        reviews += state == DecisionState::Review ? 1 : 0;
        if (state == DecisionState::Executed) {
            ++d.automation.tasksAutomated;
            ++tasks[dayOf(at, zone)];
        }
    }
    for (const auto &[date, count] : tasks)
        d.automation.tasksAutomatedTrend.push_back({date, count});
    d.automation.minutesSaved = d.automation.tasksAutomated * 15;
    d.automation.estimatedCostSaving = static_cast<double>(d.automation.minutesSaved) * 50 / 60;

    double checked = 0;
    double passed = 0;
    double changed = 0;
    for (const auto &[at, body] : all<events::Validation>(history)) {
        if (at < from || at >= to)
            continue;
        ++checked;
        passed += body.firstPass ? 1 : 0;
        changed += body.outcome != "approved" ? 1 : 0;
        (body.outcome == "corrected" ? d.net.overrideMinutes : d.net.reworkMinutes) +=
            body.outcome == "approved" ? 0 : body.minutes;
    }
    quality(d, history, from, to, zone);
    risk(d, history, from, to, zone);
    adoption(d, history, from, to, zone);
    journeys(d, history, from, to);
    d.automation.firstPassAutomationRate = ratio(passed, checked);
    if (const auto rate = ratio(changed, proposed))
        d.quality.manualOverrideRate = std::min(*rate, 100.0);
    d.net.reviewMinutes = reviews * 4;
    for (const auto &[at, body] : all<events::Usage>(history)) {
        d.usage.storageBytesUsed += at < to ? body.bytes : 0;
        if (at >= from && at < to) {
            d.usage.tokensUsed += body.tokens;
            d.usage.vectorSearches += body.searches;
        }
    }
    return d;
}

} // namespace atalaya::platform
