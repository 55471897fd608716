// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/policyapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::PolicyDetail;

const QString tag = QStringLiteral("policies");
const CachePolicy asked{0s, 0s, false, {tag}, true};
const CachePolicy forGood{24h * 365, 0s, false, {}, true};

QString under(const QString &id, const QString &rest = {})
{
    return QStringLiteral("policies/") + QString::fromLatin1(QUrl::toPercentEncoding(id)) + rest;
}

Request request(Verb verb, const QString &what, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = QStringLiteral("/api/admin/governance/") + what;
    request.label = label;
    return request;
}

template<class Body>
Request sending(Verb verb, const QString &what, const QByteArray &label, const Body &body)
{
    Request made = request(verb, what, label);
    made.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(body)));
    return made;
}

QByteArray tagOf(std::int64_t revision)
{
    return '"' + QByteArray::number(static_cast<qlonglong>(revision)) + '"';
}

/// Whatever came of it: what was shown before is asked about again.
template<class T>
QFuture<Result<T>> changed(CachedClient *client, const QFuture<Result<T>> &answer)
{
    return mapped<T>(client, answer, [client](const Result<T> &result) {
        client->invalidate(tag);
        return result;
    });
}

QFuture<Result<PolicyDetail>> change(CachedClient *client, const Request &request)
{
    return changed(client, call(client->client(), request, contract::decodePolicyDetail));
}

} // namespace

PolicyApi::PolicyApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::PolicyList>>> PolicyApi::policies()
{
    return m_client->get(request(Verb::Get, QStringLiteral("policies"), "policies.load"), asked,
                         contract::decodePolicyList, false);
}

QFuture<Result<Dated<PolicyDetail>>> PolicyApi::policy(const QString &id)
{
    return m_client->get(request(Verb::Get, under(id), "policies.policy"), asked, contract::decodePolicyDetail, false);
}

QFuture<Result<Dated<contract::PolicyVersions>>> PolicyApi::versions(const QString &id)
{
    return m_client->get(request(Verb::Get, under(id, QStringLiteral("/versions")), "policies.versions"), asked,
                         contract::decodePolicyVersions, false);
}

QFuture<Result<contract::PolicyVersion>> PolicyApi::version(const QString &id, std::int64_t number)
{
    const QString what = under(id, QStringLiteral("/versions/%1").arg(number));
    const auto read =
        m_client->get(request(Verb::Get, what, "policies.version"), forGood, contract::decodePolicyVersion, false);
    return mapped<contract::PolicyVersion>(
        m_client, read, [](const Result<Dated<contract::PolicyVersion>> &dated) -> Result<contract::PolicyVersion> {
            if (!dated)
                return tl::unexpected(dated.error());
            return dated->value;
        });
}

QFuture<Result<Dated<contract::PolicyBundle>>> PolicyApi::published()
{
    Request wanted = request(Verb::Get, QStringLiteral("export"), "policies.published");
    // Five hundred policies of sixty-four rules.
    wanted.maxNodes = 1'000'000;
    return m_client->get(wanted, asked, contract::decodePolicyBundle, false);
}

QFuture<Result<PolicyDetail>> PolicyApi::create(const contract::PolicyDraftRequest &body)
{
    return change(m_client, sending(Verb::Post, QStringLiteral("policies"), "policies.create", body));
}

QFuture<Result<PolicyDetail>> PolicyApi::save(const QString &id, std::int64_t revision,
                                              const contract::PolicyDraftRequest &body)
{
    Request wanted = sending(Verb::Put, under(id), "policies.save", body);
    wanted.ifMatch = tagOf(revision);
    return change(m_client, wanted);
}

QFuture<Result<void>> PolicyApi::dropDraft(const QString &id, std::int64_t revision)
{
    Request wanted = request(Verb::Delete, under(id, QStringLiteral("/draft")), "policies.discard");
    wanted.ifMatch = tagOf(revision);
    return changed(m_client, command(m_client->client(), wanted));
}

QFuture<Result<PolicyDetail>> PolicyApi::restore(const QString &id, const contract::PolicyRestoreRequest &body)
{
    return change(m_client, sending(Verb::Post, under(id, QStringLiteral("/restore")), "policies.restore", body));
}

QFuture<Result<PolicyDetail>> PolicyApi::publish(const QString &id, const contract::PolicyPublishRequest &body)
{
    Request wanted = sending(Verb::Post, under(id, QStringLiteral("/publish")), "policies.publish", body);
    wanted.stepUpAction = QStringLiteral("policy.publish");
    return change(m_client, wanted);
}

QFuture<Result<PolicyDetail>> PolicyApi::setEnabled(const QString &id, bool enabled,
                                                    const contract::PolicySwitchRequest &body)
{
    const QString what = enabled ? QStringLiteral("enable") : QStringLiteral("disable");
    Request wanted = sending(Verb::Post, under(id, QLatin1Char('/') + what), "policies.switch", body);
    wanted.stepUpAction = QStringLiteral("policy.") + what;
    return change(m_client, wanted);
}

QFuture<Result<PolicyDetail>> PolicyApi::confirm(const QString &id, const contract::PolicyPendingRequest &body)
{
    Request wanted = sending(Verb::Post, under(id, QStringLiteral("/confirm")), "policies.confirm", body);
    wanted.stepUpAction = QStringLiteral("policy.confirm");
    return change(m_client, wanted);
}

QFuture<Result<PolicyDetail>> PolicyApi::reject(const QString &id, const contract::PolicyPendingRequest &body)
{
    return change(m_client, sending(Verb::Post, under(id, QStringLiteral("/reject")), "policies.reject", body));
}

QFuture<Result<Dated<contract::GovernanceSettings>>> PolicyApi::settings()
{
    return m_client->get(request(Verb::Get, QStringLiteral("settings"), "policies.settings"), asked,
                         contract::decodeGovernanceSettings, false);
}

QFuture<Result<contract::GovernanceSettings>> PolicyApi::changeSettings(const contract::GovernanceSettingsRequest &body)
{
    Request wanted = sending(Verb::Put, QStringLiteral("settings"), "policies.changeSettings", body);
    wanted.stepUpAction = QStringLiteral("policy.settings");
    return changed(m_client, call(m_client->client(), wanted, contract::decodeGovernanceSettings));
}

QFuture<Result<contract::PolicyImportReport>> PolicyApi::bring(const contract::PolicyImportRequest &body)
{
    return changed(m_client,
                   call(m_client->client(), sending(Verb::Post, QStringLiteral("import"), "policies.import", body),
                        contract::decodePolicyImportReport));
}

} // namespace atalaya::api
