// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/policysource.h"
#include "api/net/deferred.h"
#include "api/rules/policyjson.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace atalaya::tests {

/// A platform with one policy, in memory: drafts count their revision, whoever names an old one gets what is there.
class FakePolicySource final : public api::PolicySource
{
public:
    template<class T>
    using Answer = QFuture<api::Result<T>>;
    using Detail = contract::PolicyDetail;

    [[nodiscard]] static api::ApiError offline()
    {
        api::ApiError error;
        error.kind = api::ApiError::Kind::Offline;
        return error;
    }
    [[nodiscard]] static contract::PolicyVersion versionOf(const rules::Policy &policy, std::int64_t number)
    {
        contract::PolicyVersion version;
        version.version = number;
        version.policy = rules::canonicalPolicy(policy);
        version.hash = rules::contentHash(policy);
        return version;
    }
    void begin(const rules::Policy &policy)
    {
        detail = {};
        detail.id = policy.id;
        detail.revision = 1;
        detail.published = versionOf(policy, 1);
        texts = {*detail.published};
    }
    /// Somebody else saves.
    void saveElsewhere(const rules::Policy &policy, const std::vector<contract::PolicyExample> &examples = {})
    {
        draft(rules::canonicalPolicy(policy), examples);
    }
    /// Somebody wants to publish, where two are asked for.
    void askFor(const rules::Policy &policy, const std::string &who)
    {
        detail.pending = contract::PolicyPending{
            7, rules::contentHash(policy), {}, who, "Menos riesgo", rules::canonicalPolicy(policy), {}};
        detail.draft.reset();
        ++detail.revision;
    }

    [[nodiscard]] Answer<api::Dated<contract::PolicyList>> policies() override { return dated(list); }
    [[nodiscard]] Answer<api::Dated<Detail>> policy(const QString &) override { return dated(detail); }
    [[nodiscard]] Answer<api::Dated<contract::PolicyVersions>> versions(const QString &) override
    {
        contract::PolicyVersions all{detail.id, {}, detail.people};
        for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
            contract::PolicyVersions::Line line;
            line.version = text->version;
            line.hash = text->hash;
            line.note = text->note;
            all.versions.push_back(line);
        }
        return dated(all);
    }
    [[nodiscard]] Answer<contract::PolicyVersion> version(const QString &, std::int64_t number) override
    {
        return answer(texts.at(static_cast<std::size_t>(number - 1)));
    }
    [[nodiscard]] Answer<api::Dated<contract::PolicyBundle>> published() override { return dated(bundle); }

    [[nodiscard]] Answer<Detail> create(const contract::PolicyDraftRequest &request) override
    {
        ++sent;
        if (problem)
            return refuse<Detail>(*problem);
        detail = {};
        detail.id = nlohmann::json::parse(request.policy).at("id");
        draft(request.policy, request.examples);
        return answer(detail);
    }
    [[nodiscard]] Answer<Detail> save(const QString &, std::int64_t revision,
                                      const contract::PolicyDraftRequest &request) override
    {
        ++sent;
        if (auto refusal = late<Detail>(revision))
            return *refusal;
        draft(request.policy, request.examples);
        return answer(detail);
    }
    [[nodiscard]] Answer<void> dropDraft(const QString &, std::int64_t revision) override
    {
        if (auto refusal = late<void>(revision))
            return *refusal;
        detail.draft.reset();
        ++detail.revision;
        return api::readyFuture<void>({});
    }
    [[nodiscard]] Answer<Detail> restore(const QString &, const contract::PolicyRestoreRequest &request) override
    {
        if (auto refusal = late<Detail>(request.revision))
            return *refusal;
        draft(texts.at(static_cast<std::size_t>(request.version - 1)).policy, {});
        return answer(detail);
    }
    [[nodiscard]] Answer<Detail> publish(const QString &, const contract::PolicyPublishRequest &request) override
    {
        if (auto refusal = late<Detail>(request.revision))
            return *refusal;
        contract::PolicyVersion made;
        made.version = static_cast<std::int64_t>(texts.size()) + 1;
        made.policy = detail.draft->policy;
        made.hash = request.hash;
        made.note = request.note;
        texts.push_back(made);
        detail.published = made;
        detail.draft.reset();
        ++detail.revision;
        return answer(detail);
    }
    [[nodiscard]] Answer<Detail> setEnabled(const QString &, bool, const contract::PolicySwitchRequest &) override
    {
        return answer(detail);
    }
    [[nodiscard]] Answer<Detail> confirm(const QString &, const contract::PolicyPendingRequest &request) override
    {
        settled.push_back(request);
        if (problem)
            return refuse<Detail>(*problem);
        detail.published = contract::PolicyVersion{};
        detail.published->version = 2;
        detail.published->policy = detail.pending->policy;
        detail.published->hash = detail.pending->hash;
        return settle();
    }
    [[nodiscard]] Answer<Detail> reject(const QString &, const contract::PolicyPendingRequest &request) override
    {
        settled.push_back(request);
        return problem ? refuse<Detail>(*problem) : settle();
    }
    [[nodiscard]] Answer<api::Dated<contract::GovernanceSettings>> settings() override { return dated(governance); }
    [[nodiscard]] Answer<contract::GovernanceSettings>
    changeSettings(const contract::GovernanceSettingsRequest &request) override
    {
        changes.push_back(request);
        if (problem)
            return refuse<contract::GovernanceSettings>(*problem);
        if (request.revision != governance.revision) {
            api::ApiError error;
            error.kind = api::ApiError::Kind::Conflict;
            error.code = QStringLiteral("stale_version");
            error.current = QByteArray::fromStdString(contract::encode(governance).dump());
            return refuse<contract::GovernanceSettings>(error);
        }
        const bool same = request.defaultMode == governance.defaultMode && request.fourEyes == governance.fourEyes;
        const bool waits = governance.fourEyes && !governance.pendingBy && !same;
        ++governance.revision;
        governance.pendingBy = waits ? std::optional(contract::Person{"u-1", "Ana Gil"}) : std::nullopt;
        governance.pendingMode = waits ? std::optional(request.defaultMode) : std::nullopt;
        governance.pendingEyes = waits ? std::optional(request.fourEyes) : std::nullopt;
        if (!waits) {
            governance.defaultMode = request.defaultMode;
            governance.fourEyes = request.fourEyes;
        }
        return answer(governance);
    }
    [[nodiscard]] Answer<contract::PolicyImportReport> bring(const contract::PolicyImportRequest &request) override
    {
        brought.push_back(request);
        contract::PolicyImportReport report = imported;
        report.dryRun = request.dryRun;
        return answer(report);
    }

    contract::PolicyList list;
    Detail detail;
    contract::PolicyBundle bundle;
    std::vector<contract::PolicyVersion> texts;
    /// What everything is answered with.
    std::optional<api::ApiError> problem;
    /// Outcomes of the examples of whatever is saved.
    std::vector<contract::PolicyExampleOutcome> outcomes;
    int sent = 0;
    std::vector<contract::PolicyPendingRequest> settled;
    std::vector<contract::PolicyImportRequest> brought;
    contract::PolicyImportReport imported;
    contract::GovernanceSettings governance;
    std::vector<contract::GovernanceSettingsRequest> changes;

private:
    Answer<Detail> settle()
    {
        detail.pending.reset();
        ++detail.revision;
        return answer(detail);
    }
    void draft(const std::string &policy, const std::vector<contract::PolicyExample> &examples)
    {
        contract::PolicyDraft made;
        made.policy = policy;
        made.hash = rules::contentHash(*rules::decodePolicy(nlohmann::json::parse(policy)));
        made.savedAt = contract::Instant(std::chrono::milliseconds(1'770'000'000'000));
        made.examples = examples;
        made.outcomes = outcomes;
        detail.draft = made;
        ++detail.revision;
    }
    template<class T>
    std::optional<Answer<T>> late(std::int64_t revision)
    {
        if (problem)
            return refuse<T>(*problem);
        if (revision == detail.revision)
            return std::nullopt;
        api::ApiError error;
        error.kind = api::ApiError::Kind::Conflict;
        error.code = QStringLiteral("stale_version");
        error.current = QByteArray::fromStdString(contract::encode(detail).dump());
        return refuse<T>(error);
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
        return answer(api::Dated<T>{value, QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC), false, {}});
    }
};

} // namespace atalaya::tests
