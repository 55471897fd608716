// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/safeusesource.h"
#include "api/net/deferred.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace atalaya::tests {

/// Rules in memory: versions count, and whoever names an old one gets what is there.
class FakeSafeUseSource final : public api::SafeUseSource
{
public:
    template<class T>
    using Answer = QFuture<api::Result<T>>;
    using SafeUse = contract::SafeUse;

    [[nodiscard]] static api::ApiError error(api::ApiError::Kind kind, const QString &code = {})
    {
        api::ApiError error;
        error.kind = kind;
        error.code = code;
        return error;
    }
    [[nodiscard]] static contract::Instant instant(std::int64_t hours)
    {
        return contract::Instant(std::chrono::milliseconds(1'770'000'000'000) + std::chrono::hours(hours));
    }
    /// Somebody makes a new version.
    const SafeUse &put(const contract::SafeUseRules &rules, const std::string &note = {},
                       const std::string &who = "Marta Vidal")
    {
        SafeUse made;
        made.version = now().version + 1;
        made.rules = rules;
        made.note = note;
        made.changedAt = instant(made.version);
        made.changedBy = contract::Person{"u-2", who};
        made.hash = std::string(64, 'a');
        list.insert(list.begin(), made);
        return list.front();
    }
    [[nodiscard]] SafeUse now() const { return list.empty() ? SafeUse() : list.front(); }

    [[nodiscard]] Answer<api::Dated<SafeUse>> rules() override { return dated(now()); }
    [[nodiscard]] Answer<api::Dated<contract::SafeUseVersions>> versions(std::int64_t, std::int64_t) override
    {
        return dated(contract::SafeUseVersions{static_cast<std::int64_t>(list.size()), list});
    }
    [[nodiscard]] Answer<SafeUse> version(std::int64_t) override { return answer(now()); }
    [[nodiscard]] Answer<SafeUse> change(std::int64_t seen, const contract::SafeUseRequest &request) override
    {
        sent.push_back(request);
        if (problem)
            return api::readyFuture<SafeUse>(tl::unexpected(*problem));
        if (seen != now().version) {
            api::ApiError late = error(api::ApiError::Kind::Conflict, QStringLiteral("stale_version"));
            SafeUse theirs = now();
            if (theirs.hash.empty())
                theirs.hash = std::string(64, 'a');
            late.current = QByteArray::fromStdString(contract::encode(theirs).dump());
            return api::readyFuture<SafeUse>(tl::unexpected(late));
        }
        return answer(put(request.rules, request.note, "Lucas Otero"));
    }

    /// The newest first.
    std::vector<SafeUse> list;
    std::vector<contract::SafeUseRequest> sent;
    /// What everything is answered with.
    std::optional<api::ApiError> problem;
    std::optional<api::ApiError> staleBecause;

private:
    template<class T>
    [[nodiscard]] Answer<T> answer(const T &value) const
    {
        return problem ? api::readyFuture<T>(tl::unexpected(*problem)) : api::readyFuture<T>(value);
    }
    template<class T>
    [[nodiscard]] Answer<api::Dated<T>> dated(const T &value) const
    {
        return answer(api::Dated<T>{value, QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC),
                                    staleBecause.has_value(), staleBecause});
    }
};

} // namespace atalaya::tests
