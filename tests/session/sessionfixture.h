// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/request.h"
#include "tests/support/authreplies.h"
#include "tests/support/servedsession.h"

#include <QObject>

namespace atalaya::tests {

constexpr auto kThing = "GET /api/thing";

/// A call that `kThing` answers to. `n` tells equal calls apart, so that they are not shared.
[[nodiscard]] api::Request thing(int n = 0);
/// Its answer to people of the tenant.
[[nodiscard]] FakeReply good();

/// A session that nobody has entered, anew for each test.
class SessionFixture : public QObject, protected ServedSession
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// With password and code; the tokens are `access-n` and `refresh-n`.
    void enter(int n, const Person &person = {}, int expiresIn = 600);
    /// The platform no longer knows the session.
    void expire();
};

} // namespace atalaya::tests
