// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/reuseterms.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>

namespace atalaya::api {

/// A checked answer: the right type, size, shape and tenant. `data` is the envelope's, null for 204 and 304.
struct Reply
{
    int status = 0;
    bool notModified = false;
    /// The envelope as received; what the cache keeps.
    QByteArray body;
    std::shared_ptr<const nlohmann::json> data;
    QByteArray etag;
    /// The platform forbade keeping it, or it is not a whole answer to what was asked.
    bool noStore = false;
    /// nullopt: it says nothing about using it again.
    std::optional<ReuseTerms> reuse;
    QString tenantId;
    QString correlationId;
};

} // namespace atalaya::api
