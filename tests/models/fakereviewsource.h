// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/reviewsource.h"
#include "api/net/deferred.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace atalaya::tests {

/// A queue in memory, with a clock that the test moves: items are held, released and decided as the platform does it.
class FakeReviewSource final : public api::ReviewSource
{
public:
    template<class T>
    using Answer = QFuture<api::Result<T>>;
    using Detail = contract::ReviewDetail;

    static constexpr qint64 start = 1'770'000'000'000;

    [[nodiscard]] static api::ApiError error(api::ApiError::Kind kind, const QString &code = {})
    {
        api::ApiError error;
        error.kind = kind;
        error.code = code;
        return error;
    }
    /// `count` decisions, an hour apart, the oldest first; the newest came this moment.
    void fill(int count)
    {
        items.clear();
        for (int at = 0; at < count; ++at)
            items.push_back(item(at, count - 1 - at));
    }
    [[nodiscard]] contract::ReviewItem item(int number, int hoursAgo) const
    {
        contract::ReviewItem made;
        made.decisionId = "dec-" + std::to_string(number);
        made.seq = number;
        made.at = instant() - std::chrono::hours(hoursAgo);
        made.agent = "planner";
        made.entity = "machinery/" + std::to_string(number);
        made.action = "approve";
        made.policyId = "p-1";
        made.policyName = "Riesgo alto";
        made.reason = "el riesgo es alto";
        made.risk = 82;
        made.dueAt = made.at + std::chrono::minutes(sla);
        return made;
    }
    [[nodiscard]] contract::Instant instant() const { return contract::Instant(std::chrono::milliseconds(now)); }
    [[nodiscard]] QDateTime dateTime() const { return QDateTime::fromMSecsSinceEpoch(now, Qt::UTC); }
    void advance(std::chrono::seconds time) { now += std::chrono::milliseconds(time).count(); }
    contract::ReviewItem *find(const QString &id)
    {
        for (auto &one : items)
            if (one.decisionId == id.toStdString())
                return &one;
        return nullptr;
    }
    void holdBy(const QString &id, const contract::Person &person)
    {
        find(id)->hold = contract::ReviewItem::Hold{person, instant(), instant() + std::chrono::minutes(hold)};
    }

    [[nodiscard]] Answer<api::Dated<contract::ReviewQueue>> queue(Part part, qint64 offset, qint64 limit) override
    {
        asked.push_back(offset);
        contract::ReviewQueue answered;
        std::vector<contract::ReviewItem> wanted;
        for (const auto &one : items) {
            const bool waits = !one.verdict;
            answered.open += waits ? 1 : 0;
            answered.overdue += waits && one.dueAt < instant() ? 1 : 0;
            const bool isMine = waits && one.hold && one.hold->by.id == me.id && one.hold->expiresAt > instant();
            if (part == Part::Done ? !waits : part == Part::Mine ? isMine : waits)
                wanted.push_back(one);
        }
        answered.total = static_cast<qint64>(wanted.size());
        answered.slaMinutes = sla;
        answered.holdMinutes = hold;
        answered.revision = revision;
        answered.now = instant();
        for (qint64 at = offset; at < std::min<qint64>(offset + limit, answered.total); ++at)
            answered.items.push_back(wanted[static_cast<std::size_t>(at)]);
        return dated(answered);
    }
    [[nodiscard]] Answer<api::Dated<Detail>> review(const QString &id) override
    {
        return find(id) ? dated(detailOf(id)) : refuse<api::Dated<Detail>>(error(api::ApiError::Kind::NotFound));
    }
    [[nodiscard]] Answer<Detail> take(const QString &id) override
    {
        if (const auto refusal = taken(id))
            return *refusal;
        if (!held(id))
            holdBy(id, me);
        return answer(detailOf(id));
    }
    [[nodiscard]] Answer<Detail> release(const QString &id) override
    {
        if (!held(id))
            return refuse<Detail>(error(api::ApiError::Kind::Conflict, QStringLiteral("review_not_held")));
        find(id)->hold.reset();
        return answer(detailOf(id));
    }
    [[nodiscard]] Answer<Detail> decide(const QString &id, const contract::ReviewVerdict &verdict) override
    {
        verdicts.push_back(verdict);
        if (const auto refusal = taken(id))
            return *refusal;
        if (problem)
            return refuse<Detail>(*problem);
        if (!held(id))
            return refuse<Detail>(error(api::ApiError::Kind::Conflict, QStringLiteral("review_not_held")));
        contract::ReviewItem *const one = find(id);
        one->verdict = contract::ReviewItem::Verdict{me, instant(), verdict.outcome, verdict.reason, 12};
        one->hold.reset();
        auto &line = progressed.reviewers.empty() ? progressed.reviewers.emplace_back() : progressed.reviewers.front();
        line.by = me;
        line.approved += verdict.outcome == "approved" ? 1 : 0;
        line.rejected += verdict.outcome == "rejected" ? 1 : 0;
        line.corrected += verdict.outcome == "corrected" ? 1 : 0;
        return answer(detailOf(id));
    }
    [[nodiscard]] Answer<api::Dated<contract::ReviewProgress>> progress() override { return dated(progressed); }
    [[nodiscard]] Answer<void> changeSettings(std::int64_t seen, const contract::ReviewSettings &wanted) override
    {
        settings.push_back(wanted);
        if (problem)
            return refuse<void>(*problem);
        if (seen != revision) {
            api::ApiError refusal = error(api::ApiError::Kind::Conflict, QStringLiteral("stale_version"));
            refusal.current = QByteArray::fromStdString(
                nlohmann::json{{"slaMinutes", sla}, {"holdMinutes", hold}, {"revision", revision}}.dump());
            return refuse<void>(refusal);
        }
        ++revision;
        sla = wanted.slaMinutes;
        hold = wanted.holdMinutes;
        return api::readyFuture<void>({});
    }

    qint64 now = start;
    qint64 sla = 240;
    qint64 hold = 15;
    qint64 revision = 0;
    std::vector<contract::ReviewSettings> settings;
    contract::Person me{"u-1", "Lucas Otero"};
    std::vector<contract::ReviewItem> items;
    std::string inputs = R"({"amount":120000,"contact":"[email]"})";
    contract::ReviewProgress progressed;
    /// Offsets of the pages that were asked for.
    std::vector<qint64> asked;
    std::vector<contract::ReviewVerdict> verdicts;
    /// What everything is answered with.
    std::optional<api::ApiError> problem;
    /// Answers come out of the cache because of this.
    std::optional<api::ApiError> staleBecause;

private:
    [[nodiscard]] bool held(const QString &id)
    {
        const auto *const one = find(id);
        return one && one->hold && one->hold->by.id == me.id && one->hold->expiresAt > instant();
    }
    [[nodiscard]] std::optional<Answer<Detail>> taken(const QString &id)
    {
        const auto *const one = find(id);
        if (!one->hold || one->hold->by.id == me.id || one->hold->expiresAt <= instant())
            return std::nullopt;
        api::ApiError refusal = error(api::ApiError::Kind::Conflict, QStringLiteral("review_taken"));
        refusal.current = QByteArray::fromStdString(contract::encode(*one->hold).dump());
        return refuse<Detail>(refusal);
    }
    [[nodiscard]] Detail detailOf(const QString &id) { return {*find(id), inputs, instant()}; }
    template<class T>
    [[nodiscard]] static Answer<T> refuse(const api::ApiError &error)
    {
        return api::readyFuture<T>(tl::unexpected(error));
    }
    template<class T>
    [[nodiscard]] Answer<T> answer(const T &value) const
    {
        return problem ? refuse<T>(*problem) : api::readyFuture<T>(value);
    }
    template<class T>
    [[nodiscard]] Answer<api::Dated<T>> dated(const T &value) const
    {
        return answer(api::Dated<T>{value, dateTime(), staleBecause.has_value(), staleBecause});
    }
};

} // namespace atalaya::tests
