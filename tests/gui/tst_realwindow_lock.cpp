// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString manager = u"jorge.pons@ascensores-xyz.example"_s;

} // namespace

/// Somebody leaves the desk and comes back: the window that ships, the platform that ships.
class TstRealWindowLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void backAtTheSameWeek();
    void withoutThePlatform();
    void tooManyTries();
    void endedElsewhere();
    void closedWhileLocked();

private:
    [[nodiscard]] bool openWeek() const;
    [[nodiscard]] bool showsWeek() const;
    [[nodiscard]] bool lockIt() const;
    [[nodiscard]] bool tryToUnlock(const QString &password) const;

    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
    QString m_password;
    QString m_now;
};

void TstRealWindowLock::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
}

void TstRealWindowLock::init()
{
    if (m_platform.pid() == 0) {
        // Time goes on, also for a platform that was killed.
        m_platform.setClock(m_now);
        QVERIFY(m_platform.start({u"--demo"_s}));
    }
    // A code works once.
    m_now = m_platform.advance(90);
    const QJsonObject account = demoAccount(m_platform, manager);
    m_password = account.value("password"_L1).toString();
    m_console = std::make_unique<ConsoleDriver>(m_platform.url());
    QVERIFY(m_console->signIn(account));
    QVERIFY(openWeek());
}

void TstRealWindowLock::cleanup()
{
    m_console.reset();
}

bool TstRealWindowLock::openWeek() const
{
    return m_console->command(u"atalaya://127.0.0.1:%1/ascensores-xyz/dashboard?period=custom&from=2026-02-01"
                              "&to=2026-02-07"_s.arg(m_platform.url().port())) &&
           m_console->waitForWords(u"kpi.2"_s, u"124"_s);
}

bool TstRealWindowLock::showsWeek() const
{
    return m_console->waitForWords(u"kpi.0"_s, u"€1,550"_s) && m_console->waitForWords(u"kpi.2"_s, u"124"_s);
}

bool TstRealWindowLock::lockIt() const
{
    m_console->key(Qt::Key_L, Qt::ControlModifier);
    return m_console->waitFor(u"lock.secret"_s) && !m_console->seen(u"kpi.0"_s) &&
           m_console->window()->windowTitle() == u"Locked — Atalaya"_s;
}

bool TstRealWindowLock::tryToUnlock(const QString &password) const
{
    if (!m_console->type(u"lock.secret"_s, password))
        return false;
    m_console->key(Qt::Key_Return);
    // Until the try has ended, the field takes nothing.
    return QTest::qWaitFor(
        [this] {
            const auto *const field = m_console->seen<QLineEdit>(u"lock.secret"_s);
            return !field || !field->isReadOnly();
        },
        ConsoleDriver::Patience);
}

void TstRealWindowLock::backAtTheSameWeek()
{
    QVERIFY(lockIt());
    QCOMPARE(m_console->words(u"signin.who"_s), manager);
    QVERIFY(tryToUnlock(u"not my password"_s));
    QVERIFY(m_console->waitForWords(u"lock.message"_s, u"The password is not right."_s));
    QVERIFY(!m_console->seen(u"kpi.0"_s));
    QVERIFY(tryToUnlock(m_password));
    QVERIFY(showsWeek());
    QVERIFY(m_console->window()->windowTitle().startsWith(u"Ascensores XYZ · Dashboard"_s));
    // And it works: what is read now comes from the platform.
    m_console->key(Qt::Key_F5);
    QVERIFY(showsWeek());
    QVERIFY(!m_console->seen(u"banner"_s) || !m_console->words(u"banner"_s).contains(u"session"_s));
}

void TstRealWindowLock::withoutThePlatform()
{
    QVERIFY(lockIt());
    m_platform.kill();
    QVERIFY(tryToUnlock(u"not my password"_s));
    QVERIFY(m_console->waitForWords(u"lock.message"_s, u"9 tries left"_s));
    QVERIFY(tryToUnlock(m_password));
    // What was read stays readable, dated, and says that it may be old.
    QVERIFY(showsWeek());
    m_console->key(Qt::Key_F5);
    QVERIFY(m_console->waitFor(u"status.readOnly"_s));
    QVERIFY(showsWeek());
    QVERIFY(m_console->words(u"status.asOf"_s).startsWith(u"Data "_s));
}

void TstRealWindowLock::tooManyTries()
{
    QVERIFY(lockIt());
    m_platform.kill();
    for (int i = 0; i < 10; ++i)
        QVERIFY(tryToUnlock(u"guess %1"_s.arg(i)));
    QVERIFY(m_console->waitForWords(u"lock.lead"_s, u"10 wrong tries"_s));
    QVERIFY(m_console->press(u"lock.go"_s));
    QVERIFY(m_console->waitFor(u"signin.email"_s));
}

void TstRealWindowLock::endedElsewhere()
{
    QVERIFY(lockIt());
    // From another machine.
    m_platform.advance(90);
    const DemoSession other = signInToDemo(m_platform, manager);
    QVERIFY(other.isOpen());
    const auto sessions = m_platform.send("GET", "/api/auth/sessions", other.headers()).data();
    for (const QJsonValue session : sessions.value("sessions"_L1).toArray()) {
        if (!session.toObject().value("current"_L1).toBool())
            QCOMPARE(m_platform
                         .send("DELETE", "/api/auth/sessions/" + session.toObject().value("id"_L1).toString().toUtf8(),
                               other.headers())
                         .status,
                     204);
    }
    QVERIFY(tryToUnlock(m_password));
    QVERIFY(m_console->waitForWords(u"lock.title"_s, u"Your session has ended"_s));
    QVERIFY(!m_console->seen(u"kpi.0"_s));
    QVERIFY(m_console->press(u"lock.go"_s));
    QVERIFY(m_console->waitFor(u"signInDialog"_s));
    m_platform.advance(60);
    QVERIFY(m_console->type(u"signin.passwordField"_s, m_password));
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->waitFor(u"signin.code"_s));
    QVERIFY(m_console->type(u"signin.code"_s, nextCode(demoAccount(m_platform, manager))));
    QVERIFY(showsWeek());
}

void TstRealWindowLock::closedWhileLocked()
{
    QVERIFY(lockIt());
    m_console->restart();
    // Without a key store nothing was kept, so there is nothing to unlock either.
    QVERIFY(m_console->waitFor(u"signin.email"_s));
    QVERIFY(!m_console->seen(u"lock.secret"_s));
}

QTEST_MAIN(TstRealWindowLock)
#include "tst_realwindow_lock.moc"
