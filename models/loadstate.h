// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QMetaType>

namespace atalaya::models {

/// Where a model's data stand. Ready, Stale and Empty have data; Loading, Failed and Unavailable have none to show.
enum class LoadState
{
    Loading,
    Ready,
    /// Readable, but older than it should be: the last attempt to renew it failed, or it came out of the cache.
    Stale,
    /// The platform answered, and there is nothing yet.
    Empty,
    Failed,
    /// Neither in the cache nor reachable.
    Unavailable
};

/// What a failed read means to a model that has nothing to show.
[[nodiscard]] inline LoadState stateWithoutData(const api::ApiError &error)
{
    return error.isUnreachable() ? LoadState::Unavailable : LoadState::Failed;
}

} // namespace atalaya::models

Q_DECLARE_METATYPE(atalaya::models::LoadState)
