// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/net/secretstring.h"

#include <chrono>

namespace atalaya::api {

/// A pair of tokens in guarded memory, and how long the first one lives.
struct Tokens
{
    SecretString access;
    SecretString refresh;
    std::chrono::seconds life{0};
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();

    /// Takes the tokens out of `session`, leaving zeros.
    [[nodiscard]] static Tokens take(contract::Authenticated &session)
    {
        return {SecretString::take(session.accessToken), SecretString::take(session.refreshToken),
                std::chrono::seconds(session.expiresIn)};
    }
    /// Not in the last fifth of its life: the answer must arrive before it ends.
    [[nodiscard]] bool isFresh() const
    {
        return std::chrono::steady_clock::now() - since < std::chrono::milliseconds(life) * 4 / 5;
    }
};

} // namespace atalaya::api
