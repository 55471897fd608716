// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/authreplies.h"
#include "tests/support/servedsession.h"
#include "tests/support/thing.h"

#include <QObject>

namespace atalaya::tests {

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
