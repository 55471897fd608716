// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/secretstring.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace atalaya::api {

/// The change a step-up is asked for. `digest` is the lower-case hex SHA-256 of "METHOD target\n" and the body; the
/// target is path and query as they are sent.
struct StepUpQuestion
{
    QString action;
    QByteArray digest;
};

/// What ApiClient needs of a session; `Session` is the real one. Generations number the access tokens, so that twenty
/// calls that fail with the same old token lead to one renewal.
class Authorizer
{
public:
    virtual ~Authorizer() = default;
    /// Empty when there is no session to sign with.
    [[nodiscard]] virtual SecretString accessToken() const = 0;
    [[nodiscard]] virtual quint64 generation() const = 0;
    /// False when the token is about to end and should be renewed before it is used.
    [[nodiscard]] virtual bool isFresh() const = 0;
    /// Single flight. Succeeds at once when `used` is no longer the present generation.
    [[nodiscard]] virtual QFuture<Result<void>> renew(quint64 used) = 0;
    /// A token of generation `used` was refused for good.
    virtual void refused(quint64 used) = 0;
    /// The proof for X-Step-Up; cancelled when the person declines.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> stepUp(const StepUpQuestion &question) = 0;
};

} // namespace atalaya::api
