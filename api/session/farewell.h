// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/authapi.h"
#include "api/net/apiclient.h"
#include "api/net/deferred.h"
#include "api/session/tokens.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

namespace atalaya::api {

/// Ends a session on its platform after it has ended here. On a line of its own: the window may have turned to another
/// server by then, and that one must neither cut this off nor see these tokens.
class Farewell final : public QObject
{
    Q_OBJECT

public:
    Farewell(const QUrl &server, const NetLimits &limits, QObject *parent);

    /// Succeeds too when the platform knows this session no more. Once for each object.
    [[nodiscard]] QFuture<Result<void>> say(const Tokens &last);

private:
    void logOut(const SecretString &access, const SecretString &refresh, const Deferred<void> &answer);
    void renew(const SecretString &refresh, const Deferred<void> &answer);

    ApiClient m_client;
    AuthApi m_auth;
};

} // namespace atalaya::api
