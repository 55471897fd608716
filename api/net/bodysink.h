// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace atalaya::api {

/// Where the body of a good answer goes piece by piece, so that none of it stays in memory. A refused or wrong answer
/// never gets here.
class BodySink
{
public:
    virtual ~BodySink() = default;

    /// On the thread of the call, before the first piece. Lower-case names.
    virtual void begin(const QHash<QByteArray, QByteArray> &headers) = 0;
    /// On threads of the pool, one piece after the other. An error ends the call, and is its error.
    [[nodiscard]] virtual std::optional<ApiError> take(const QByteArray &piece) = 0;
    /// On the thread of the call, after each piece.
    virtual void taken() {}
};

} // namespace atalaya::api
