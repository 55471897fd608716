// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/reply.h"
#include "api/net/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>

namespace atalaya::api {

/// What came over the wire, unchecked.
struct RawReply
{
    int status = 0;
    QByteArray contentType;
    QByteArray etag;
    QByteArray tenantId;
    QByteArray correlationId;
    ReuseHeaders reuse;
    QByteArray retryAfter;
    QByteArray body;
};

/// What the caller has the right to get.
struct Expectation
{
    /// The tenant that was asked; empty for the platform's own people.
    QString tenantId;
    /// False for calls made before anybody is signed in.
    bool tenantKnown = false;
    /// A reply that doesn't name its tenant is not shown.
    bool mustNameTenant = false;
    std::size_t maxBytes = 8U * 1024U * 1024U;
    std::size_t maxNodes = 100'000;
    /// Other than JSON in an envelope; empty: that.
    QByteArray mediaType;
    /// Tokens are inside: nothing of it outlives who decodes it.
    bool secret = false;
};

/// The one place where bytes become an answer or an error: type, size, JSON, envelope, tenant, error body.
/// Touches nothing shared; large bodies are read on a thread of the pool.
[[nodiscard]] Result<Reply> readReply(const RawReply &raw, const Expectation &expected);

} // namespace atalaya::api
