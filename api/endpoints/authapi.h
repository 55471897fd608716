// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/net/result.h"
#include "api/net/secretstring.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace atalaya::api {

class ApiClient;

/// The platform's word about itself; whatever answers otherwise is not a platform.
struct Health
{
    QString status;
};

/// `/api/auth/*` and the probe before it. Nothing here is cached. `Session` and `SignIn` decide what to do with it.
class AuthApi
{
public:
    explicit AuthApi(ApiClient *client);

    /// One try, so that a wrong address is told at once. BadResponse or NotFound: not a platform.
    [[nodiscard]] QFuture<Result<Health>> health() const;
    /// The same, unseen: for who asks until somebody answers.
    [[nodiscard]] QFuture<Result<Health>> ping() const;
    [[nodiscard]] QFuture<Result<contract::LoginReply>> login(const contract::LoginRequest &request) const;
    [[nodiscard]] QFuture<Result<contract::MfaSetup>> setUpFactor(const SecretString &enrollmentToken) const;
    [[nodiscard]] QFuture<Result<contract::MfaEnrolled>> confirmFactor(const SecretString &enrollmentToken,
                                                                       const QString &code) const;
    [[nodiscard]] QFuture<Result<contract::Authenticated>> verifyCode(const SecretString &pendingToken,
                                                                      const QString &code) const;
    [[nodiscard]] QFuture<Result<contract::Authenticated>> verifyRecoveryCode(const SecretString &pendingToken,
                                                                              const QString &code) const;
    /// The proof for exactly one change, to be sent as X-Step-Up.
    [[nodiscard]] QFuture<Result<QByteArray>> stepUp(const QString &code, const QString &action,
                                                     const QByteArray &digest) const;
    /// Repeated once when the answer was lost: the platform honours the predecessor for ten seconds.
    [[nodiscard]] QFuture<Result<contract::Authenticated>> refresh(const SecretString &refreshToken) const;
    [[nodiscard]] QFuture<Result<void>> logout(const SecretString &accessToken) const;
    /// Whether this is the password of who is signed in. Signed by the session; sent once.
    [[nodiscard]] QFuture<Result<void>> unlock(const SecretString &password) const;
    [[nodiscard]] QFuture<Result<contract::Me>> me(const SecretString &accessToken) const;

private:
    ApiClient *m_client;
};

} // namespace atalaya::api
