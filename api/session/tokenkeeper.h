// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/secretstring.h"

#include <QFuture>

namespace atalaya::api {

/// Who makes sure that a session's newest refresh token is not lost with the process.
class TokenKeeper
{
public:
    virtual ~TokenKeeper() = default;
    /// Called when somebody has signed in (the session says who, its state is not SignedIn yet) and at each renewal,
    /// whose access token is not used before this has an answer. A failure is its keeper's to tell: the session goes
    /// on. It must answer in bounded time.
    [[nodiscard]] virtual QFuture<Result<void>> keep(const SecretString &refreshToken) = 0;
    /// What keep() was given last, while the session itself has forgotten it. Asked for before it goes from where it is
    /// kept; a failure when it can't be read there without a secret.
    [[nodiscard]] virtual QFuture<Result<SecretString>> lastToken() = 0;
};

} // namespace atalaya::api
