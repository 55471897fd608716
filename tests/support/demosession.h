// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/platformprocess.h"

#include <QString>

namespace atalaya::tests {

/// A session on a demo platform, opened over HTTP as a client would.
struct DemoSession
{
    QByteArray accessToken;
    QByteArray refreshToken;
    QString userId;
    /// Empty for the platform's own people.
    QString tenantId;

    [[nodiscard]] bool isOpen() const { return !accessToken.isEmpty(); }
    [[nodiscard]] HttpHeaders headers() const { return {{"authorization", "Bearer " + accessToken}}; }
};

/// Signs in with the password and the code that the platform offers. Moves the clock by 30 s, so that the same account
/// can be used again at once.
[[nodiscard]] DemoSession signInToDemo(PlatformProcess &platform, const QString &email);

/// The session's headers with a proof of a fresh code for exactly this request. Moves the clock by 30 s too.
[[nodiscard]] HttpHeaders stepUpAtDemo(PlatformProcess &platform, const DemoSession &session, const QString &email,
                                       const QByteArray &action, const QByteArray &method, const QByteArray &target,
                                       const QByteArray &body = {});

/// A value for the Idempotency-Key header that was not used before.
[[nodiscard]] QByteArray freshKey();

} // namespace atalaya::tests
