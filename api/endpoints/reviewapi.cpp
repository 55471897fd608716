// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/reviewapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::ReviewDetail;

const QString tag = QStringLiteral("reviews");
const CachePolicy asked{0s, 0s, false, {tag}, true};

Request request(Verb verb, const QString &what, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = QStringLiteral("/api/admin/governance/") + what;
    request.label = label;
    return request;
}

QString under(const QString &decisionId, const QString &rest = {})
{
    return QStringLiteral("reviews/") + QString::fromLatin1(QUrl::toPercentEncoding(decisionId)) + rest;
}

QString nameOf(ReviewSource::Part part)
{
    switch (part) {
    case ReviewSource::Part::Mine:
        return QStringLiteral("mine");
    case ReviewSource::Part::Done:
        return QStringLiteral("done");
    case ReviewSource::Part::Open:
        break;
    }
    return QStringLiteral("open");
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

QFuture<Result<ReviewDetail>> change(CachedClient *client, const Request &request)
{
    return changed(client, call(client->client(), request, contract::decodeReviewDetail));
}

} // namespace

ReviewApi::ReviewApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::ReviewQueue>>> ReviewApi::queue(Part part, qint64 offset, qint64 limit)
{
    Request wanted = request(Verb::Get, QStringLiteral("reviews"), "reviews.load");
    wanted.query.addQueryItem(QStringLiteral("state"), nameOf(part));
    wanted.query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    wanted.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return m_client->get(wanted, asked, contract::decodeReviewQueue, false);
}

QFuture<Result<Dated<ReviewDetail>>> ReviewApi::review(const QString &decisionId)
{
    return m_client->get(request(Verb::Get, under(decisionId), "reviews.review"), asked, contract::decodeReviewDetail,
                         false);
}

QFuture<Result<ReviewDetail>> ReviewApi::take(const QString &decisionId)
{
    return change(m_client, request(Verb::Post, under(decisionId, QStringLiteral("/take")), "reviews.take"));
}

QFuture<Result<ReviewDetail>> ReviewApi::release(const QString &decisionId)
{
    return change(m_client, request(Verb::Post, under(decisionId, QStringLiteral("/release")), "reviews.release"));
}

QFuture<Result<ReviewDetail>> ReviewApi::decide(const QString &decisionId, const contract::ReviewVerdict &verdict)
{
    Request made = request(Verb::Post, under(decisionId, QStringLiteral("/verdict")), "reviews.decide");
    made.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(verdict)));
    return change(m_client, made);
}

QFuture<Result<Dated<contract::ReviewProgress>>> ReviewApi::progress()
{
    return m_client->get(request(Verb::Get, QStringLiteral("review-progress"), "reviews.progress"), asked,
                         contract::decodeReviewProgress, false);
}

QFuture<Result<void>> ReviewApi::changeSettings(std::int64_t revision, const contract::ReviewSettings &wanted)
{
    Request made = request(Verb::Put, QStringLiteral("review-settings"), "reviews.settings");
    made.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(wanted)));
    made.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(revision)) + '"';
    return changed(m_client, command(m_client->client(), made));
}

} // namespace atalaya::api
