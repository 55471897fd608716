// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "api/session/keystorememo.h"
#include "tests/support/platformprocess.h"
#include "tests/support/privatekeyring.h"
#include "ui/shell/mainwindow.h"

#include <QLineEdit>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString manager = u"jorge.pons@ascensores-xyz.example"_s;

} // namespace

/// A window that was closed and is opened again, with its keys in a real keychain on a bus of its own.
class TstRealWindowKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void closedWhileLockedOpensLocked();
    void saysThatTheKeychainIsSlow();
    void unlocksAfterARestartWithoutThePlatform();

private:
    [[nodiscard]] bool lockIt() const;
    [[nodiscard]] bool showsWeek() const;
    void unlockWith(const QString &password) const;

    PlatformProcess m_platform;
    PrivateKeyring m_keyring;
    std::unique_ptr<ConsoleDriver> m_console;
    QString m_password;
};

void TstRealWindowKeychain::initTestCase()
{
    QVERIFY(m_keyring.startBus() && m_keyring.startUnlocked());
    // A process connects to one bus in its life: this one, before anything asks for a bus.
    const QProcessEnvironment environment = m_keyring.environment();
    for (const QString &name : environment.keys())
        qputenv(name.toLocal8Bit().constData(), environment.value(name).toLocal8Bit());
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    m_platform.advance(60);
    const QJsonObject account = demoAccount(m_platform, manager);
    m_password = account.value("password"_L1).toString();
    m_console = std::make_unique<ConsoleDriver>(m_platform.url(), u"en"_s, ConsoleDriver::Keys::InKeychain);
    QVERIFY(m_console->signIn(account));
    QVERIFY(m_console->command(u"atalaya://127.0.0.1:%1/ascensores-xyz/dashboard?period=custom&from=2026-02-01"
                               "&to=2026-02-07"_s.arg(m_platform.url().port())));
    QVERIFY(showsWeek());
    // What unlocks without the platform is made aside.
    const QString verifier = api::KeyStoreMemo::load(m_console->profile()).prefix + u"/unlock"_s;
    QTRY_VERIFY_WITH_TIMEOUT(!m_keyring.entry(verifier).isEmpty(), ConsoleDriver::Patience);
}

bool TstRealWindowKeychain::showsWeek() const
{
    return m_console->waitForWords(u"kpi.0"_s, u"€1,550"_s) && m_console->waitForWords(u"kpi.2"_s, u"124"_s);
}

bool TstRealWindowKeychain::lockIt() const
{
    m_console->key(Qt::Key_L, Qt::ControlModifier);
    return m_console->waitFor(u"lock.secret"_s);
}

void TstRealWindowKeychain::unlockWith(const QString &password) const
{
    QVERIFY(m_console->type(u"lock.secret"_s, password));
    m_console->key(Qt::Key_Return);
}

void TstRealWindowKeychain::closedWhileLockedOpensLocked()
{
    QVERIFY(lockIt());
    m_console->restart();
    QVERIFY(m_console->waitForWords(u"lock.lead"_s, u"when it was closed"_s));
    QCOMPARE(m_console->words(u"signin.who"_s), manager);
    QCOMPARE(m_console->window()->windowTitle(), u"Locked — Atalaya"_s);
    QVERIFY(!m_console->seen(u"kpi.0"_s));
    unlockWith(u"not my password"_s);
    // The platform's word: it counts together with the sign-ins.
    QVERIFY(m_console->waitForWords(u"lock.message"_s, u"The password is not right."_s));
    QVERIFY(!m_console->seen(u"kpi.0"_s));
    unlockWith(m_password);
    QVERIFY(m_console->waitFor(u"kpi.0"_s));
}

void TstRealWindowKeychain::saysThatTheKeychainIsSlow()
{
    m_keyring.pause();
    m_console->restart();
    QVERIFY(m_console->waitFor(u"openingPage"_s));
    QCOMPARE(m_console->window()->windowTitle(), u"Atalaya"_s);
    m_keyring.resume();
    QVERIFY(m_console->waitFor(u"kpi.0"_s));
    QVERIFY(!m_console->seen(u"openingPage"_s));
}

void TstRealWindowKeychain::unlocksAfterARestartWithoutThePlatform()
{
    QVERIFY(m_console->command(u"atalaya://127.0.0.1:%1/ascensores-xyz/dashboard?period=custom&from=2026-02-01"
                               "&to=2026-02-07"_s.arg(m_platform.url().port())));
    QVERIFY(showsWeek());
    QVERIFY(lockIt());
    m_platform.kill();
    m_console->restart();
    QVERIFY(m_console->waitForWords(u"lock.lead"_s, u"when it was closed"_s));
    unlockWith(u"not my password"_s);
    QVERIFY(m_console->waitForWords(u"lock.message"_s, u"9 tries left"_s));
    m_console->restart();
    unlockWith(u"nor this one"_s);
    // A restart forgives nothing.
    QVERIFY(m_console->waitForWords(u"lock.message"_s, u"8 tries left"_s));
    unlockWith(m_password);
    QVERIFY(showsWeek());
}

QTEST_MAIN(TstRealWindowKeychain)
#include "tst_realwindow_keychain.moc"
