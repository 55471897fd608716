// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QDateTime>

#include <optional>

namespace atalaya::api {

/// A value as the cache knows it: when it was fetched, and whether it may be out of date.
template<class T>
struct Dated
{
    T value;
    QDateTime fetchedAt;
    /// Out of date. Without `problem` a newer one is on its way: ask again with `refresh` to get it.
    bool stale = false;
    /// Why the platform could not be asked; the value is the last good one.
    std::optional<ApiError> problem = std::nullopt;
};

} // namespace atalaya::api
