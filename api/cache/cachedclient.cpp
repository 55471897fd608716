// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"

#include "api/net/apiclient.h"
#include "api/net/replyreader.h"

#include <QPromise>
#include <QThreadPool>

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

/// Failures that say nothing about the value: the last good one may be shown, dated.
bool leavesValueStanding(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Forbidden:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::WrongTenant:
    case ApiError::Kind::Validation:
    case ApiError::Kind::MfaRequired:
        return false;
    default:
        return true;
    }
}

/// Seconds between two looks at what is perishable; each entry is looked at besides when it is wanted.
constexpr qint64 betweenExpiries = 60;

/// Every entry carries it besides its policy's.
QString pathTag(const QString &path)
{
    return QStringLiteral("path:") + path;
}

} // namespace

CachedClient::CachedClient(ApiClient *client, ResponseCache *cache, QObject *parent)
    : CachedClient(client, cache, &QDateTime::currentDateTimeUtc, parent)
{}

CachedClient::CachedClient(ApiClient *client, ResponseCache *cache, Now now, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_cache(cache)
    , m_now(std::move(now))
    , m_someoneWasHere(!client->identity().isNobody())
{
    m_statistics.since = m_now();
    connect(client, &ApiClient::written, this, [this](const QString &path) { invalidate(pathTag(path)); });
    connect(client, &ApiClient::identityChanged, this, [this](const Identity &identity) {
        if (m_someoneWasHere)
            m_cache->purge();
        m_someoneWasHere = !identity.isNobody();
    });
}

void CachedClient::invalidate(const QString &tag)
{
    ++m_invalidations;
    m_cache->invalidate(tag);
    Q_EMIT invalidated(tag);
}

void CachedClient::forget()
{
    ++m_invalidations;
    m_cache->forget();
    Q_EMIT statisticsChanged();
}

void CachedClient::expire()
{
    const QDateTime now = m_now();
    if (m_expiredAt.isValid() && m_expiredAt <= now && m_expiredAt.secsTo(now) < betweenExpiries)
        return;
    m_expiredAt = now;
    m_cache->expire(now);
}

CacheStatistics CachedClient::statistics() const
{
    CacheStatistics statistics = m_statistics;
    statistics.size = m_cache->size();
    return statistics;
}

void CachedClient::clear()
{
    m_cache->purge();
    m_statistics = {};
    m_statistics.since = m_now();
    Q_EMIT statisticsChanged();
}

void CachedClient::count(quint64 CacheStatistics::*outcome)
{
    ++(m_statistics.*outcome);
    Q_EMIT statisticsChanged();
}

std::optional<CachedResponse> CachedClient::find(const Question &question)
{
    expire();
    auto found = question.policy.inPassing ? m_cache->findInPassing(question.key) : m_cache->find(question.key);
    if (found && isExpired(*found, m_now())) {
        m_cache->remove(question.key);
        return std::nullopt;
    }
    return found;
}

QFuture<Result<Dated<CachedClient::Value>>> CachedClient::fetch(const Request &request, const CachePolicy &policy,
                                                                const Decoder &decode, bool refresh)
{
    const Question question{request, policy, cacheKey(m_client->identity(), request), decode, refresh};
    const std::optional<CachedResponse> response = policy.neverStore ? std::nullopt : find(question);
    if (!response)
        return ask(question, std::nullopt);
    if (response->body.size() <= m_client->limits().parseInline)
        return proceed(question, *response, open(*response, question));

    auto promise = std::make_shared<QPromise<Result<Dated<Value>>>>();
    promise->start();
    const Deferred<Dated<Value>> answer(this);
    const auto rest = std::make_shared<QFuture<Result<Dated<Value>>>>();
    answer.onCanceled([rest] { rest->cancel(); });
    whenReady(this, promise->future(),
              [this, question, response, answer, rest, epoch = m_client->epoch()](const Result<Dated<Value>> &opened) {
                  // Somebody else is here by now.
                  if (answer.isCanceled() || epoch != m_client->epoch()) {
                      answer.cancel();
                      return;
                  }
                  *rest = proceed(question, *response, opened);
                  whenReady(
                      this, *rest, [answer](const Result<Dated<Value>> &result) { answer.resolve(result); },
                      [answer] { answer.cancel(); });
              });
    QThreadPool::globalInstance()->start([promise, question, response] {
        promise->addResult(open(*response, question));
        promise->finish();
    });
    return answer.future();
}

QFuture<Result<Dated<CachedClient::Value>>>
CachedClient::proceed(const Question &question, const CachedResponse &response, const Result<Dated<Value>> &opened)
{
    if (!opened) {
        m_cache->remove(question.key);
        return ask(question, std::nullopt);
    }
    const Freshness state = freshness(response, question.policy, m_now());
    if (!question.refresh && state == Freshness::Fresh) {
        count(&CacheStatistics::fresh);
        return readyFuture<Dated<Value>>(*opened);
    }
    if (question.refresh || state == Freshness::Stale)
        return ask(question, Kept{response, *opened});
    Question behind = question;
    behind.counts = false;
    (void)ask(behind, Kept{response, *opened});
    count(&CacheStatistics::stale);
    Dated<Value> old = *opened;
    old.stale = true;
    return readyFuture<Dated<Value>>(old);
}

QFuture<Result<Dated<CachedClient::Value>>> CachedClient::ask(const Question &question, const std::optional<Kept> &kept)
{
    Request asked = question.request;
    if (kept)
        asked.ifNoneMatch = kept->response.etag;
    const quint64 epoch = m_client->epoch();
    const quint64 invalidations = m_invalidations;
    return mapped<Dated<Value>>(this, m_client->send(asked), [=, this](const Result<Reply> &reply) {
        // Nothing is kept in the name of somebody who has left, nor what a write may have overtaken.
        Question allowed = question;
        allowed.policy.neverStore |= epoch != m_client->epoch() || invalidations != m_invalidations;
        return take(reply, allowed, kept);
    });
}

Result<Dated<CachedClient::Value>> CachedClient::take(const Result<Reply> &reply, const Question &question,
                                                      const std::optional<Kept> &kept)
{
    const CachePolicy &policy = question.policy;
    const QDateTime now = m_now();
    const auto counted = [&](quint64 CacheStatistics::*outcome) {
        if (question.counts)
            count(outcome);
    };
    std::optional<ApiError> problem;
    if (!reply) {
        problem = reply.error();
    } else if (reply->notModified && kept) {
        if (!policy.neverStore)
            m_cache->confirm(question.key, now, reply->reuse);
        counted(&CacheStatistics::confirmed);
        Dated<Value> value = kept->value;
        value.fetchedAt = now;
        return value;
    } else if (auto value = question.decode(*reply); value) {
        if (!policy.neverStore && !reply->noStore) {
            const QStringList tags = policy.tags + QStringList(pathTag(question.request.path));
            const CachedResponse response{reply->body, reply->etag,      now, tags, reply->reuse.value_or(ReuseTerms()),
                                          false,       policy.perishable};
            policy.inPassing ? m_cache->storeInPassing(question.key, response) : m_cache->store(question.key, response);
        }
        counted(&CacheStatistics::missed);
        return Dated<Value>{std::move(*value), now};
    } else {
        problem = value.error();
    }
    if (!leavesValueStanding(*problem))
        m_cache->remove(question.key);
    else if (kept && mayShowUnasked(kept->response, policy, now)) {
        counted(&CacheStatistics::stale);
        Dated<Value> value = kept->value;
        value.stale = true;
        value.problem = problem;
        return value;
    }
    counted(&CacheStatistics::failed);
    return tl::unexpected(*problem);
}

Result<Dated<CachedClient::Value>> CachedClient::open(const CachedResponse &response, const Question &question)
{
    RawReply raw;
    raw.status = 200;
    raw.contentType =
        question.request.mediaType.isEmpty() ? QByteArrayLiteral("application/json") : question.request.mediaType;
    raw.body = response.body;
    Expectation expected;
    expected.tenantId = question.key.tenant;
    expected.tenantKnown = true;
    expected.maxNodes = question.request.maxNodes;
    expected.mediaType = question.request.mediaType;
    const auto reply = readReply(raw, expected);
    if (!reply)
        return tl::unexpected(reply.error());
    auto value = question.decode(*reply);
    if (!value)
        return tl::unexpected(value.error());
    return Dated<Value>{std::move(*value), response.fetchedAt};
}

} // namespace atalaya::api
