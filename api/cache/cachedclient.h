// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/cachepolicy.h"
#include "api/cache/dated.h"
#include "api/cache/responsecache.h"
#include "api/contract/json.h"
#include "api/net/decode.h"
#include "api/net/deferred.h"
#include "api/net/request.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace atalaya::api {

class ApiClient;

/// Reads through the cache: a fresh answer costs nothing, an old one is asked about with its ETag, and when the
/// platform can't be asked the last good one is given with its date. Purges what belonged to the identity before.
class CachedClient : public QObject
{
    Q_OBJECT

public:
    using Now = std::function<QDateTime()>;

    /// None is owned; `cache` must outlive this object.
    CachedClient(ApiClient *client, ResponseCache *cache, QObject *parent = nullptr);
    CachedClient(ApiClient *client, ResponseCache *cache, Now now, QObject *parent = nullptr);

    [[nodiscard]] ApiClient *client() const { return m_client; }

    /// `refresh` asks the platform even when the cached answer is fresh. An answer of the wrong shape is never kept.
    /// Neither cached nor reachable is an error that isUnreachable().
    template<class T>
    [[nodiscard]] QFuture<Result<Dated<T>>> get(const Request &request, const CachePolicy &policy,
                                                contract::Decoded<T> (*decode)(const nlohmann::json &), bool refresh)
    {
        return fetched<T>(request, policy, refresh, [decode](const Reply &reply) { return decode(dataOf(reply)); });
    }

    /// The same for an answer that is plain text.
    template<class T>
    [[nodiscard]] QFuture<Result<Dated<T>>> getText(Request request, const CachePolicy &policy,
                                                    contract::Decoded<T> (*read)(std::string_view), bool refresh)
    {
        request.mediaType = "text/plain";
        return fetched<T>(request, policy, refresh, [read](const Reply &reply) {
            return read({reply.body.constData(), static_cast<std::size_t>(reply.body.size())});
        });
    }

    /// After a write: what carries `tag` is asked about before it is shown again. What a write was sent to is
    /// invalidated without being named.
    void invalidate(const QString &tag);

    /// What the platform had to erase may be kept here: everything perishable goes, from the disk too. What is on its
    /// way is not kept.
    void forget();

    /// What is kept, and how reads were answered since the program started or clear().
    [[nodiscard]] CacheStatistics statistics() const;
    /// Forgets every answer, on the disk too, and counts from the beginning.
    void clear();

Q_SIGNALS:
    void invalidated(const QString &tag);
    void statisticsChanged();

private:
    using Value = std::shared_ptr<const void>;
    using Decoder = std::function<Result<Value>(const Reply &)>;

    /// What one read is about.
    struct Question
    {
        Request request;
        CachePolicy policy;
        CacheKey key;
        Decoder decode;
        bool refresh = false;
        /// False for what is asked behind an answer that was given already.
        bool counts = true;
    };
    /// What the cache had, and what it says.
    struct Kept
    {
        CachedResponse response;
        Dated<Value> value;
    };

    template<class T, class F>
    [[nodiscard]] QFuture<Result<Dated<T>>> fetched(const Request &request, const CachePolicy &policy, bool refresh,
                                                    F decode)
    {
        const Decoder decoder = [decode](const Reply &reply) -> Result<Value> {
            contract::Decoded<T> decoded = decode(reply);
            if (!decoded)
                return tl::unexpected(decodeFailure(reply, decoded.error()));
            return Value(std::make_shared<const T>(std::move(*decoded)));
        };
        return mapped<Dated<T>>(this, fetch(request, policy, decoder, refresh),
                                [](const Result<Dated<Value>> &read) -> Result<Dated<T>> {
                                    if (!read)
                                        return tl::unexpected(read.error());
                                    return Dated<T>{*std::static_pointer_cast<const T>(read->value), read->fetchedAt,
                                                    read->stale, read->problem};
                                });
    }
    [[nodiscard]] QFuture<Result<Dated<Value>>> fetch(const Request &request, const CachePolicy &policy,
                                                      const Decoder &decode, bool refresh);
    /// What the cache held has been read: answer with it, ask the platform, or both.
    [[nodiscard]] QFuture<Result<Dated<Value>>> proceed(const Question &question, const CachedResponse &response,
                                                        const Result<Dated<Value>> &opened);
    [[nodiscard]] QFuture<Result<Dated<Value>>> ask(const Question &question, const std::optional<Kept> &kept);
    [[nodiscard]] Result<Dated<Value>> take(const Result<Reply> &reply, const Question &question,
                                            const std::optional<Kept> &kept);
    [[nodiscard]] std::optional<CachedResponse> find(const Question &question);
    void expire();
    void count(quint64 CacheStatistics::*outcome);
    /// Touches nothing shared: large answers are opened on a thread of the pool.
    [[nodiscard]] static Result<Dated<Value>> open(const CachedResponse &response, const Question &question);

    ApiClient *m_client;
    ResponseCache *m_cache;
    Now m_now;
    CacheStatistics m_statistics;
    quint64 m_invalidations = 0;
    bool m_someoneWasHere;
    /// When perishable entries were looked through last.
    QDateTime m_expiredAt;
};

} // namespace atalaya::api
