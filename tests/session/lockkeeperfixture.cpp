// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockkeeperfixture.h"

#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QSignalSpy>
#include <QTest>

namespace atalaya::tests {

namespace {

const QString kPassword = QStringLiteral("una contraseña larga");
const api::SecretString passphrase("una frase de paso");

} // namespace

const api::SecretString LockKeeperFixture::password("una contraseña larga");
const api::SecretString LockKeeperFixture::wrong("otra cosa");

void LockKeeperFixture::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<Keychain>();
    m_server = std::make_unique<FakeServer>();
    m_server->script(kHealth, {healthy()});
    m_server->script(kLogin, {loggedIn(1)});
    m_server->script(kMe, {me()});
    m_server->script(kLogout, {FakeReply::json(204, {})});
    m_server->script(kRefresh, {authenticated(2), authenticated(3), authenticated(4), authenticated(5)});
    m_server->script(kUnlock, {FakeReply::json(204, {})});
    m_server->script(kThing, {FakeReply::data("1", "t-1")});
}

void LockKeeperFixture::cleanup()
{
    m_run.reset();
    m_server.reset();
}

void LockKeeperFixture::modes()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("keychain") << Mode::Keychain;
    QTest::newRow("passphrase") << Mode::Passphrase;
    QTest::newRow("memory only") << Mode::MemoryOnly;
}

void LockKeeperFixture::start()
{
    m_run.reset();
    m_run = std::make_unique<LockedRun>(m_profile->path(), m_keychain, m_wanted);
    QSignalSpy started(&m_run->keeper, &api::SessionKeeper::started);
    m_run->keeper.start();
    QTRY_COMPARE(started.size(), 1);
}

void LockKeeperFixture::enter()
{
    m_run->session.signIn()->setServer(m_server->url());
    m_run->session.signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), kPassword);
    QTRY_COMPARE(m_run->session.state(), api::Session::State::SignedIn);
}

void LockKeeperFixture::signedIn()
{
    if (QTest::currentDataTag() != nullptr) {
        QFETCH(Mode, mode);
        m_mode = mode;
    }
    signedInWithItsMode();
}

void LockKeeperFixture::signedInWithItsMode()
{
    start();
    enter();
    m_run->keeper.rememberPassword(password);
    if (m_mode != Mode::Keychain)
        QVERIFY(waitFor(m_run->keeper.setMode(m_mode, passphrase)).has_value());
    m_secret = m_mode == Mode::Passphrase ? passphrase : password;
    m_run->lock.rememberPassword(password);
    QTRY_VERIFY(waitFor(m_run->keeper.store()->read(api::keyentry::Unlock)).value().has_value());
}

void LockKeeperFixture::attempt(const api::SecretString &secret)
{
    m_run->lock.unlock(secret);
    QTRY_VERIFY(!m_run->lock.isBusy());
}

} // namespace atalaya::tests
