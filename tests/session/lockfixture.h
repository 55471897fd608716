// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apiclient.h"
#include "api/session/lock.h"
#include "api/session/session.h"
#include "tests/support/fakekeys.h"
#include "tests/support/fakeserver.h"
#include "tests/support/thing.h"

#include <QTemporaryDir>

#include <memory>

namespace atalaya::tests {

/// One life of a console on a profile.
struct LockRun
{
    LockRun(const QString &folder, FakeStore *kept)
        : profile(folder)
        , store(kept)
    {}
    void startLock()
    {
        lock = std::make_unique<api::Lock>(
            api::Lock::Parts{&session, &keys, [this] { return store; }, profile, std::chrono::seconds(1)});
    }

    QString profile;
    FakeStore *store;
    api::ApiClient client{shortLimits({std::chrono::milliseconds(1)})};
    api::Session session{&client};
    FakeKeys keys{&session};
    std::unique_ptr<api::Lock> lock;
};

/// A lock over keys that the test has in its hands, with somebody signed in, anew for each test.
class LockFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    static const api::SecretString right;
    static const api::SecretString wrong;

    /// Another life on the same profile.
    void start(api::KeyStore::Mode mode, bool signedIn = true);
    void keepVerifier();
    /// To unlock, until there is an answer.
    void attempt(const api::SecretString &secret);

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<LockRun> m_run;
};

} // namespace atalaya::tests
