// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/overrideapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::Override;

const QString tag = QStringLiteral("overrides");
const CachePolicy asked{0s, 0s, false, {tag}, true};

QString encoded(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

Request request(Verb verb, const QString &path, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.label = label;
    return request;
}

QString under(const QString &id, const QString &rest = {})
{
    return QStringLiteral("/api/admin/governance/overrides/") + encoded(id) + rest;
}

/// Whatever came of it: what was shown before is asked about again.
QFuture<Result<Override>> change(CachedClient *client, const Request &request)
{
    const auto answer = call(client->client(), request, contract::decodeOverride);
    return mapped<Override>(client, answer, [client](const Result<Override> &result) {
        client->invalidate(tag);
        return result;
    });
}

} // namespace

OverrideApi::OverrideApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::OverrideList>>> OverrideApi::overrides(const OverrideFilter &filter)
{
    Request wanted = api::request(Verb::Get, QStringLiteral("/api/admin/governance/overrides"), "overrides.load");
    if (!filter.state.isEmpty())
        wanted.query.addQueryItem(QStringLiteral("state"), filter.state);
    if (!filter.decisionId.isEmpty())
        wanted.query.addQueryItem(QStringLiteral("decision"), encoded(filter.decisionId));
    if (!filter.after.isEmpty())
        wanted.query.addQueryItem(QStringLiteral("after"), encoded(filter.after));
    wanted.query.addQueryItem(QStringLiteral("offset"), QString::number(filter.offset));
    wanted.query.addQueryItem(QStringLiteral("limit"), QString::number(filter.limit));
    return m_client->get(wanted, asked, contract::decodeOverrideList, false);
}

QFuture<Result<Dated<Override>>> OverrideApi::override(const QString &id)
{
    return m_client->get(api::request(Verb::Get, under(id), "overrides.override"), asked, contract::decodeOverride,
                         false);
}

QFuture<Result<Override>> OverrideApi::request(const QString &decisionId, const contract::OverrideRequest &wanted)
{
    Request made = api::request(Verb::Post,
                                QStringLiteral("/api/admin/audit/decisions/") + encoded(decisionId) +
                                    QStringLiteral("/override-requests"),
                                "overrides.request");
    made.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(wanted)));
    return change(m_client, made);
}

QFuture<Result<Override>> OverrideApi::say(const Override &seen, const QString &word, const QString &note,
                                           bool needsCode)
{
    Request made = api::request(Verb::Post, under(QString::fromStdString(seen.id), QLatin1Char('/') + word),
                                "overrides." + word.toLatin1());
    made.body = QByteArray::fromStdString(
        contract::dumpJson(contract::encode(contract::OverrideVerdict{seen.hash, note.toStdString()})));
    made.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(seen.revision)) + '"';
    if (needsCode)
        made.stepUpAction = QStringLiteral("override.") + word;
    return change(m_client, made);
}

QFuture<Result<Override>> OverrideApi::approve(const Override &seen, const QString &note)
{
    return say(seen, QStringLiteral("approve"), note, true);
}

QFuture<Result<Override>> OverrideApi::reject(const Override &seen, const QString &note)
{
    return say(seen, QStringLiteral("reject"), note, true);
}

QFuture<Result<Override>> OverrideApi::withdraw(const Override &seen, const QString &note)
{
    return say(seen, QStringLiteral("withdraw"), note, false);
}

WhyApi::WhyApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::Why>>> WhyApi::why(const QString &id)
{
    const QString path = QStringLiteral("/api/governance/why/") + encoded(id);
    return m_client->get(request(Verb::Get, path, "overrides.why"), asked, contract::decodeWhy, false);
}

} // namespace atalaya::api
