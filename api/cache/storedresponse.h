// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/responsecache.h"

#include <optional>

namespace atalaya::api {

/// A response as it lies in a record.
struct StoredResponse
{
    CachedResponse response;
    /// For whom it was made; with another role it is not the answer.
    QString role;
    /// The ledger's count when it was stored.
    quint64 storedAt = 0;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<StoredResponse> decode(const QByteArray &bytes);
};

/// "What has this ETag still holds", in a small record of its own: a 304 doesn't write the body again.
struct StoredConfirmation
{
    QByteArray etag;
    QDateTime at;
    std::optional<ReuseTerms> terms;
    quint64 storedAt = 0;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<StoredConfirmation> decode(const QByteArray &bytes);
    /// Makes `stored` newer when it is about it.
    void applyTo(StoredResponse &stored) const;
};

} // namespace atalaya::api
