// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/edgefinder.h"

#include "api/contract/leafframes.h"
#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/proof/leafreader.h"

namespace atalaya::api {

namespace {

std::optional<contract::Instant> timeOf(const QByteArray &frames)
{
    const auto read = contract::readLeafFrames({frames.constData(), static_cast<std::size_t>(frames.size())});
    const auto leaf = read && read->size() == 1 ? LogLeaf::parse(read->front().leaf) : std::nullopt;
    return leaf ? std::optional(leaf->at) : std::nullopt;
}

ApiError unreadable()
{
    ApiError error;
    error.kind = ApiError::Kind::BadResponse;
    error.message = QStringLiteral("not one leaf");
    return error;
}

} // namespace

EdgeFinder::EdgeFinder(AuditLogSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

QFuture<Result<EdgeFinder::Edges>> EdgeFinder::find(const std::optional<contract::Instant> &from,
                                                    const std::optional<contract::Instant> &to, std::int64_t size)
{
    const Deferred<Edges> answer(this);
    whenReady(this, from ? firstFrom(from, 0, size, size) : readyFuture<std::int64_t>(0),
              [this, answer, to, size](const Result<std::int64_t> &first) {
                  if (!first)
                      return answer.resolve(tl::unexpected(first.error()));
                  whenReady(this, to ? firstFrom(to, *first, size, size) : readyFuture<std::int64_t>(size),
                            [answer, first = *first](const Result<std::int64_t> &end) {
                                answer.resolve(end ? Result<Edges>(Edges{first, *end}) : tl::unexpected(end.error()));
                            });
              });
    return answer.future();
}

QFuture<Result<std::int64_t>> EdgeFinder::firstFrom(const std::optional<contract::Instant> &at, std::int64_t low,
                                                    std::int64_t high, std::int64_t size)
{
    if (low >= high)
        return readyFuture<std::int64_t>(low);
    const std::int64_t middle = low + (high - low) / 2;
    const Deferred<std::int64_t> answer(this);
    whenReady(this, m_source->leaves(middle, middle + 1, size),
              [this, answer, at, low, high, middle, size](const Result<QByteArray> &frames) {
                  const auto time = frames ? timeOf(*frames) : std::nullopt;
                  if (!frames || !time)
                      return answer.resolve(tl::unexpected(frames ? unreadable() : frames.error()));
                  const bool isBefore = *time < *at;
                  whenReady(this, firstFrom(at, isBefore ? middle + 1 : low, isBefore ? high : middle, size),
                            [answer](const Result<std::int64_t> &found) { answer.resolve(found); });
              });
    return answer.future();
}

} // namespace atalaya::api
