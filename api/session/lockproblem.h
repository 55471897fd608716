// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QDateTime>

#include <optional>

namespace atalaya::api {

/// Why a window stays locked. Cleared by the next try.
struct LockProblem
{
    enum class Kind
    {
        /// The platform's word; `triesLeft` before one has to wait, then `retryAt`.
        WrongPassword,
        /// This computer's word; `triesLeft` before the key is destroyed.
        WrongHere,
        MustWait,
        Busy,
        /// Only signing in again helps.
        SessionEnded,
        /// The keys are not there any more, or nothing opens them: what is stored is lost.
        KeysLost,
        /// The platform can't be reached, and this computer keeps nothing to check the password with.
        NotHere,
        /// A try that can't be written down is not made.
        NotCounted,
        /// Trouble of the key store or the platform: see `error`.
        Failed
    };
    Kind kind = Kind::Failed;
    std::optional<int> triesLeft{};
    QDateTime retryAt{};
    ApiError error{};
};

} // namespace atalaya::api
