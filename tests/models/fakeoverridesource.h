// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/overridesource.h"
#include "api/net/deferred.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace atalaya::tests {

/// Overrides in memory: whoever names an old one gets what is there, and nobody agrees with themselves.
class FakeOverrideSource final : public api::OverrideSource
{
public:
    template<class T>
    using Answer = QFuture<api::Result<T>>;
    using Override = contract::Override;

    [[nodiscard]] static api::ApiError error(api::ApiError::Kind kind, const QString &code = {})
    {
        api::ApiError error;
        error.kind = kind;
        error.code = code;
        return error;
    }
    [[nodiscard]] static contract::Instant instant(int hours)
    {
        return contract::Instant(std::chrono::milliseconds(1'770'000'000'000) + std::chrono::hours(hours));
    }
    [[nodiscard]] static Override wish(const std::string &id, const contract::Person &by,
                                       const std::string &state = "requested")
    {
        Override made;
        made.id = id;
        made.decisionId = "dec-7";
        made.agent = "planner";
        made.entity = "machinery/7";
        made.action = "delete";
        made.policyId = "p-1";
        made.policyName = "Riesgo alto";
        made.decisionState = "blocked";
        made.scope = "once";
        made.reason = "The machine was sold";
        made.state = state;
        made.requestedBy = by;
        made.requestedAt = instant(0);
        made.expiresAt = instant(7 * 24);
        made.revision = 1;
        made.hash = "h-1";
        return made;
    }

    [[nodiscard]] Answer<api::Dated<contract::OverrideList>> overrides(const api::OverrideFilter &filter) override
    {
        filters.push_back(filter.state);
        contract::OverrideList answered;
        bool isBehind = filter.after.isEmpty();
        for (const Override &one : list) {
            if (filter.state.isEmpty() || one.state == filter.state.toStdString()) {
                ++answered.total;
                if (isBehind && static_cast<qint64>(answered.overrides.size()) < filter.limit)
                    answered.overrides.push_back(one);
            }
            isBehind = isBehind || one.id == filter.after.toStdString();
        }
        return dated(answered);
    }
    [[nodiscard]] Answer<api::Dated<Override>> override(const QString &id) override
    {
        return find(id) ? dated(*find(id)) : refuse<api::Dated<Override>>(error(api::ApiError::Kind::NotFound));
    }
    [[nodiscard]] Answer<Override> request(const QString &decisionId, const contract::OverrideRequest &wanted) override
    {
        wishes.push_back(wanted);
        if (problem)
            return refuse<Override>(*problem);
        Override made = wish("ovr-" + std::to_string(list.size() + 1), me);
        made.decisionId = decisionId.toStdString();
        made.reason = wanted.reason;
        made.scope = wanted.scope;
        made.hours = wanted.hours;
        list.insert(list.begin(), made);
        return answer(made);
    }
    [[nodiscard]] Answer<Override> approve(const Override &seen, const QString &note) override
    {
        return say(seen, "approved", note);
    }
    [[nodiscard]] Answer<Override> reject(const Override &seen, const QString &note) override
    {
        return say(seen, "rejected", note);
    }
    [[nodiscard]] Answer<Override> withdraw(const Override &seen, const QString &note) override
    {
        return say(seen, "withdrawn", note);
    }
    Override *find(const QString &id)
    {
        const auto found =
            std::ranges::find_if(list, [&id](const Override &one) { return one.id == id.toStdString(); });
        return found == list.end() ? nullptr : &*found;
    }
    /// Somebody else says it.
    void sayElsewhere(const QString &id, const std::string &state)
    {
        find(id)->state = state;
        ++find(id)->revision;
    }

    contract::Person me{"u-1", "Lucas Otero"};
    std::vector<Override> list;
    std::vector<QString> filters;
    std::vector<contract::OverrideRequest> wishes;
    /// How many words came.
    int said = 0;
    /// What everything is answered with.
    std::optional<api::ApiError> problem;
    std::optional<api::ApiError> staleBecause;

private:
    [[nodiscard]] Answer<Override> say(const Override &seen, const std::string &state, const QString &note)
    {
        ++said;
        if (problem)
            return refuse<Override>(*problem);
        Override *const one = find(QString::fromStdString(seen.id));
        if (one->revision != seen.revision || one->hash != seen.hash) {
            api::ApiError late = error(api::ApiError::Kind::Conflict, QStringLiteral("stale_version"));
            late.current = QByteArray::fromStdString(contract::encode(*one).dump());
            return refuse<Override>(late);
        }
        one->state = state;
        one->note = note.toStdString();
        one->decidedBy = me;
        one->decidedAt = instant(1);
        ++one->revision;
        return answer(*one);
    }
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
        return answer(api::Dated<T>{value, QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC),
                                    staleBecause.has_value(), staleBecause});
    }
};

/// One decision that was held back.
class FakeWhySource final : public api::WhySource
{
public:
    [[nodiscard]] QFuture<api::Result<api::Dated<contract::Why>>> why(const QString &id) override
    {
        asked.push_back(id);
        if (problem)
            return api::readyFuture<api::Dated<contract::Why>>(tl::unexpected(*problem));
        return api::readyFuture<api::Dated<contract::Why>>(
            api::Dated<contract::Why>{answer, QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC), false, {}});
    }
    [[nodiscard]] static contract::Why blocked()
    {
        contract::Why why;
        why.decisionId = "dec-7";
        why.seq = 7;
        why.at = FakeOverrideSource::instant(0);
        why.state = "blocked";
        why.agent = "planner";
        why.entity = "machinery/7";
        why.action = "delete";
        why.policyId = "p-1";
        why.policyName = "Riesgo alto";
        why.policyVersion = 3;
        why.reason = "el riesgo es muy alto";
        why.rule =
            contract::Why::Rule{2, "blocked", {{"es", "el riesgo es muy alto"}, {"en", "the risk is very high"}}};
        why.correlationId = "corr-1";
        why.roles = {"ADMIN", "COMPLIANCE"};
        why.people = {{"u-1", "Lucas Otero", "COMPLIANCE"}, {"u-3", "Ana Ruiz", "ADMIN"}};
        return why;
    }

    contract::Why answer = blocked();
    std::optional<api::ApiError> problem;
    std::vector<QString> asked;
};

} // namespace atalaya::tests
