// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keeperlives.h"

#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QFile>
#include <QTest>

namespace atalaya::tests {

void KeeperLives::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<Keychain>();
    m_server = std::make_unique<FakeServer>();
    m_now = QDateTime(QDate(2026, 2, 1), QTime(9, 0), Qt::UTC);
    m_running = std::chrono::hours(1);
    m_server->script(kHealth, {healthy()});
    m_server->script(kLogin, {loggedIn(1)});
    m_server->script(kMe, {me()});
    m_server->script(kLogout, {FakeReply::data("null")});
    m_server->script(kRefresh, {authenticated(2), authenticated(3), authenticated(4)});
    m_server->script(kThing, {FakeReply::data("1", "t-1")});
}

void KeeperLives::cleanup()
{
    m_run.reset();
    m_server.reset();
}

void KeeperLives::begin()
{
    m_run.reset();
    m_run = std::make_unique<KeeperRun>(
        m_profile->path(), m_keychain, shortLimits(), [this] { return m_now; }, std::function<bool(const QUrl &)>(),
        [this] { return m_running; });
    m_run->keeper.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_run->keeper.state() != api::SessionKeeper::State::Starting, 15'000);
}

void KeeperLives::start()
{
    begin();
    QCOMPARE(m_run->keeper.state(), api::SessionKeeper::State::Ready);
}

void KeeperLives::enter(KeeperRun &run)
{
    run.session.signIn()->setServer(m_server->url());
    run.session.signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), QStringLiteral("contraseña"));
    QTRY_COMPARE(run.session.state(), api::Session::State::SignedIn);
    (void)waitFor(run.keeper.settle(), 15'000);
}

void KeeperLives::signedIn()
{
    start();
    enter();
}

QByteArray KeeperLives::memo() const
{
    QFile file(m_profile->filePath(QStringLiteral("keystore.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void KeeperLives::settle()
{
    (void)waitFor(m_run->keeper.settle(), 15'000);
}

} // namespace atalaya::tests
