// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/promptapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::PromptDetail;

const QString tag = QStringLiteral("prompts");
const CachePolicy asked{0s, 0s, false, {tag}, true};

QString under(const QString &id, const QString &rest = {})
{
    return QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(id)) + rest;
}

Request request(Verb verb, const QString &rest, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = QStringLiteral("/api/admin/governance/prompts") + rest;
    request.label = label;
    return request;
}

template<class Body>
Request sending(Verb verb, const QString &rest, const QByteArray &label, const Body &body)
{
    Request made = request(verb, rest, label);
    made.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(body)));
    return made;
}

Request seen(Request made, std::int64_t revision)
{
    made.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(revision)) + '"';
    return made;
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

PromptSource::Detail change(CachedClient *client, const Request &request)
{
    return changed(client, call(client->client(), request, contract::decodePromptDetail));
}

} // namespace

PromptApi::PromptApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::PromptList>>> PromptApi::prompts()
{
    return m_client->get(api::request(Verb::Get, {}, "prompts.load"), asked, contract::decodePromptList, false);
}

QFuture<Result<Dated<PromptDetail>>> PromptApi::prompt(const QString &id)
{
    return m_client->get(api::request(Verb::Get, under(id), "prompts.prompt"), asked, contract::decodePromptDetail,
                         false);
}

QFuture<Result<Dated<contract::PromptVersions>>> PromptApi::versions(const QString &id)
{
    return m_client->get(api::request(Verb::Get, under(id, QStringLiteral("/versions")), "prompts.versions"), asked,
                         contract::decodePromptVersions, false);
}

QFuture<Result<Dated<contract::PromptDiff>>> PromptApi::difference(const QString &id, const QString &from,
                                                                   const QString &to)
{
    Request wanted = api::request(Verb::Get, under(id, QStringLiteral("/diff")), "prompts.diff");
    wanted.query.addQueryItem(QStringLiteral("from"), from);
    wanted.query.addQueryItem(QStringLiteral("to"), to);
    return m_client->get(wanted, asked, contract::decodePromptDiff, false);
}

PromptSource::Detail PromptApi::create(const contract::PromptDocument &document)
{
    return change(m_client, sending(Verb::Post, {}, "prompts.create", document));
}

PromptSource::Detail PromptApi::save(const QString &id, std::int64_t revision, const contract::PromptDocument &document)
{
    return change(m_client, seen(sending(Verb::Put, under(id), "prompts.save", document), revision));
}

QFuture<Result<void>> PromptApi::dropDraft(const QString &id, std::int64_t revision)
{
    const Request wanted = api::request(Verb::Delete, under(id, QStringLiteral("/draft")), "prompts.discard");
    return changed(m_client, command(m_client->client(), seen(wanted, revision)));
}

PromptSource::Detail PromptApi::restore(const QString &id, std::int64_t revision, const contract::PromptRestore &wanted)
{
    return change(m_client, seen(sending(Verb::Post, under(id, QStringLiteral("/restore")), "prompts.restore", wanted),
                                 revision));
}

PromptSource::Detail PromptApi::request(const QString &id, std::int64_t revision, const contract::PromptWish &wish)
{
    return change(m_client,
                  seen(sending(Verb::Post, under(id, QStringLiteral("/request")), "prompts.request", wish), revision));
}

PromptSource::Detail PromptApi::approve(const QString &id, const contract::PromptVerdict &verdict)
{
    Request wanted = sending(Verb::Post, under(id, QStringLiteral("/approve")), "prompts.approve", verdict);
    wanted.stepUpAction = QStringLiteral("prompt.approve");
    return change(m_client, wanted);
}

PromptSource::Detail PromptApi::reject(const QString &id, const contract::PromptVerdict &verdict)
{
    return change(m_client, sending(Verb::Post, under(id, QStringLiteral("/reject")), "prompts.reject", verdict));
}

PromptSource::Detail PromptApi::withdraw(const QString &id, std::int64_t version,
                                         const contract::PromptWithdrawal &withdrawal)
{
    return change(m_client, sending(Verb::Post, under(id, QStringLiteral("/versions/%1/withdraw").arg(version)),
                                    "prompts.withdraw", withdrawal));
}

} // namespace atalaya::api
