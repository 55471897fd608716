// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/safeuseapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::SafeUse;

const QString tag = QStringLiteral("safe-use");
const CachePolicy asked{0s, 0s, false, {tag}, true};
const CachePolicy forGood{24h * 365, 0s, false, {}, true};

Request request(Verb verb, const QString &rest, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = QStringLiteral("/api/admin/governance/safe-use") + rest;
    request.label = label;
    return request;
}

} // namespace

SafeUseApi::SafeUseApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<SafeUse>>> SafeUseApi::rules()
{
    return m_client->get(request(Verb::Get, {}, "safeUse.load"), asked, contract::decodeSafeUse, false);
}

QFuture<Result<Dated<contract::SafeUseVersions>>> SafeUseApi::versions(std::int64_t offset, std::int64_t limit)
{
    Request wanted = request(Verb::Get, QStringLiteral("/versions"), "safeUse.versions");
    wanted.query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    wanted.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return m_client->get(wanted, asked, contract::decodeSafeUseVersions, false);
}

QFuture<Result<SafeUse>> SafeUseApi::version(std::int64_t number)
{
    const auto read = m_client->get(request(Verb::Get, QStringLiteral("/versions/%1").arg(number), "safeUse.version"),
                                    forGood, contract::decodeSafeUse, false);
    return mapped<SafeUse>(m_client, read, [](const Result<Dated<SafeUse>> &dated) -> Result<SafeUse> {
        if (!dated)
            return tl::unexpected(dated.error());
        return dated->value;
    });
}

QFuture<Result<SafeUse>> SafeUseApi::change(std::int64_t seen, const contract::SafeUseRequest &body)
{
    Request wanted = request(Verb::Put, {}, "safeUse.change");
    wanted.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(body)));
    wanted.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(seen)) + '"';
    wanted.stepUpAction = QStringLiteral("safe_use.weaken");
    const auto answer = call(m_client->client(), wanted, contract::decodeSafeUse);
    // Whatever came of it: what was shown before is asked about again.
    return mapped<SafeUse>(m_client, answer, [client = m_client](const Result<SafeUse> &result) {
        client->invalidate(tag);
        return result;
    });
}

} // namespace atalaya::api
