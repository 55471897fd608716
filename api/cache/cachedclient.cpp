// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"

#include "api/net/apiclient.h"
#include "api/net/decode.h"
#include "api/net/replyreader.h"

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

QFuture<Result<Dated<CachedClient::Value>>> CachedClient::fetch(const Request &request, const CachePolicy &policy,
                                                                const Decoder &decode, bool refresh)
{
    const CacheKey key = cacheKey(m_client->identity(), request);
    std::optional<CachedResponse> kept = policy.neverStore ? std::nullopt : m_cache->find(key);
    std::optional<Dated<Value>> readable;
    if (kept) {
        if (auto opened = open(*kept, key, decode); opened) {
            readable = std::move(*opened);
        } else {
            m_cache->remove(key);
            kept.reset();
        }
    }
    const Freshness state = kept ? freshness(*kept, policy, m_now()) : Freshness::Stale;
    if (readable && !refresh && state == Freshness::Fresh)
        return readyFuture<Dated<Value>>(*readable);

    Request asked = request;
    if (kept)
        asked.ifNoneMatch = kept->etag;
    const quint64 epoch = m_client->epoch();
    const quint64 invalidations = m_invalidations;
    auto answer = mapped<Dated<Value>>(this, m_client->send(asked), [=, this](const Result<Reply> &reply) {
        // Nothing is kept in the name of somebody who has left, nor what a write may have overtaken.
        CachePolicy allowed = policy;
        allowed.neverStore = policy.neverStore || epoch != m_client->epoch() || invalidations != m_invalidations;
        return take(reply, key, allowed, decode, kept);
    });
    if (!readable || refresh || state == Freshness::Stale)
        return answer;
    readable->stale = true;
    return readyFuture<Dated<Value>>(*readable);
}

Result<Dated<CachedClient::Value>> CachedClient::take(const Result<Reply> &reply, const CacheKey &key,
                                                      const CachePolicy &policy, const Decoder &decode,
                                                      const std::optional<CachedResponse> &kept)
{
    std::optional<ApiError> problem;
    if (!reply) {
        problem = reply.error();
    } else if (reply->notModified && kept) {
        if (!policy.neverStore)
            m_cache->confirm(key, m_now());
        auto value = open(*kept, key, decode);
        if (value)
            value->fetchedAt = m_now();
        return value;
    } else if (auto value = decodeReply(*reply, decode); value) {
        const QDateTime now = m_now();
        if (!policy.neverStore && !reply->noStore)
            m_cache->store(key, {reply->body, reply->etag, now, policy.tags, false});
        return Dated<Value>{std::move(*value), now};
    } else {
        problem = value.error();
    }
    if (!leavesValueStanding(*problem))
        m_cache->remove(key);
    else if (kept) {
        if (auto value = open(*kept, key, decode); value) {
            value->stale = true;
            value->problem = problem;
            return value;
        }
    }
    return tl::unexpected(*problem);
}

Result<Dated<CachedClient::Value>> CachedClient::open(const CachedResponse &kept, const CacheKey &key,
                                                      const Decoder &decode) const
{
    RawReply raw;
    raw.status = 200;
    raw.contentType = "application/json";
    raw.body = kept.body;
    const auto reply = readReply(raw, {key.tenant, true, false});
    if (!reply)
        return tl::unexpected(reply.error());
    auto value = decodeReply(*reply, decode);
    if (!value)
        return tl::unexpected(value.error());
    return Dated<Value>{std::move(*value), kept.fetchedAt};
}

} // namespace atalaya::api
