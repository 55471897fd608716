// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <memory>

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
    /// The platform forbade keeping it.
    bool noStore = false;
    QString tenantId;
    QString correlationId;
};

} // namespace atalaya::api
