// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "tests/support/platformprocess.h"
#include "tests/support/privatekeyring.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QJsonObject>
#include <QSlider>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString manager = u"jorge.pons@ascensores-xyz.example"_s;
const QString sampleWeek = u"period=custom&from=2026-02-01&to=2026-02-07"_s;
const QStringList opened{u"estimatedCostSaving"_s, u"minutesSaved"_s, u"tasksAutomated"_s, u"ragFaithfulness"_s,
                         u"openRisks"_s};

} // namespace

/// A day with a platform that goes away, in the window that ships, with a real keychain: what was read stays readable,
/// dated and checkable, over a restart too, and the window finds its way back by itself.
class TestKeptWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void figuresAddUp();
    void platformGone();
    void figuresStillAddUp();
    void restartedWithoutPlatform();
    void figuresAddUpAfterTheRestart();
    void platformBack();
    void tried();
    void triedAndRestarted();
    void triedAndLocked();
    void resetAndRestarted();
    void signedOutAndRestarted();
    void cleanupTestCase();

private:
    [[nodiscard]] bool go(const QString &page, const QString &query = {}) const;
    [[nodiscard]] QStringList figures() const;
    void checkFigures();
    void checkOffer(int minutes);

    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
    QStringList m_figures;
    QString m_listen;
    QString m_password;
};

bool TestKeptWindow::go(const QString &page, const QString &query) const
{
    return m_console->command(
        u"atalaya://127.0.0.1:%1/ascensores-xyz/%2?%3&%4"_s.arg(m_listen.section(u':', 1), page, sampleWeek, query));
}

QStringList TestKeptWindow::figures() const
{
    QStringList words;
    for (int card = 0; card < 5; ++card)
        words.append(m_console->words(u"kpi.%1"_s.arg(card)));
    return words;
}

void TestKeptWindow::checkFigures()
{
    for (const QString &metric : opened) {
        QVERIFY(go(u"figure"_s, u"metric="_s + metric));
        QVERIFY2(m_console->waitForWords(u"figureVerdict"_s, u"with the card"_s), qPrintable(metric));
    }
}

void TestKeptWindow::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    m_listen = u"127.0.0.1:%1"_s.arg(m_platform.url().port());
    m_console = std::make_unique<ConsoleDriver>(m_platform.url(), u"en"_s, ConsoleDriver::Keys::InKeychain);
    const QJsonObject account = demoAccount(m_platform, manager);
    m_password = account.value("password"_L1).toString();
    QVERIFY(m_console->signIn(account));
    QVERIFY(go(u"dashboard"_s));
    QVERIFY(m_console->waitForWords(u"kpi.0"_s, u"€1,550"_s));
    m_figures = figures();
}

void TestKeptWindow::figuresAddUp()
{
    checkFigures();
}

void TestKeptWindow::platformGone()
{
    QVERIFY(go(u"dashboard"_s));
    m_platform.kill();
    m_console->key(Qt::Key_F5);
    QVERIFY(m_console->waitFor(u"banner"_s));
    QCOMPARE(figures(), m_figures);
}

void TestKeptWindow::figuresStillAddUp()
{
    checkFigures();
}

void TestKeptWindow::restartedWithoutPlatform()
{
    QVERIFY(go(u"dashboard"_s));
    QVERIFY(m_console->waitForWords(u"kpi.0"_s, u"€1,550"_s));
    m_console->restart();
    // Nobody asked for a password, the page stands where it stood, and it says how old it is.
    QVERIFY(m_console->waitFor(u"page.dashboard"_s));
    QVERIFY(m_console->waitForWords(u"kpi.0"_s, u"€1,550"_s));
    QVERIFY(!m_console->seen(u"signin"_s));
    QCOMPARE(figures(), m_figures);
    QVERIFY(m_console->waitFor(u"banner"_s));
}

void TestKeptWindow::figuresAddUpAfterTheRestart()
{
    checkFigures();
}

void TestKeptWindow::platformBack()
{
    QVERIFY(go(u"dashboard"_s));
    QVERIFY2(m_platform.start({u"--demo"_s, u"--listen"_s, m_listen}), qPrintable(m_platform.errorOutput()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"banner"_s), 60'000);
    QCOMPARE(figures(), m_figures);
    QVERIFY(!m_console->seen(u"signin"_s));
    checkFigures();
}

void TestKeptWindow::tried()
{
    QVERIFY(go(u"figure"_s, u"metric=netCostSaving"_s));
    QVERIFY(m_console->waitForWords(u"figureValue"_s, u"€1,425"_s));
    QVERIFY(m_console->waitFor(u"trialSlider.minutes"_s));
    QVERIFY(!m_console->seen(u"draftOffer"_s));
    m_console->seen(u"trialSlider.minutes"_s)->setFocus();
    for (int step = 0; step < 3; ++step)
        m_console->key(Qt::Key_Right);
    QCOMPARE(m_console->seen<QSlider>(u"trialSlider.minutes"_s)->value(), 18);
}

void TestKeptWindow::checkOffer(int minutes)
{
    QVERIFY(m_console->waitForWords(u"draftOffer"_s, u"You left a trial"_s));
    // Nothing is tried before it is asked for.
    QCOMPARE(m_console->words(u"figureValue"_s), u"€1,425"_s);
    QVERIFY(m_console->press(u"draft.continue"_s));
    QCOMPARE(m_console->seen<QSlider>(u"trialSlider.minutes"_s)->value(), minutes);
    QCOMPARE(m_console->seen<QSlider>(u"trialSlider.rate"_s)->value(), 50);
    QVERIFY(m_console->words(u"figureValue"_s) != u"€1,425"_s);
    QVERIFY(m_console->seen(u"figureTrial"_s));
    QVERIFY(!m_console->seen(u"draftOffer"_s));
}

void TestKeptWindow::triedAndRestarted()
{
    m_console->restart();
    QVERIFY(m_console->waitFor(u"workspace"_s));
    QVERIFY(go(u"figure"_s, u"metric=netCostSaving"_s));
    checkOffer(18);
}

void TestKeptWindow::triedAndLocked()
{
    // The last steps come right before the key goes.
    m_console->seen(u"trialSlider.minutes"_s)->setFocus();
    for (int step = 0; step < 3; ++step)
        m_console->key(Qt::Key_Right);
    m_console->key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(m_console->type(u"lock.secret"_s, m_password));
    m_console->key(Qt::Key_Return);
    checkOffer(21);
}

void TestKeptWindow::resetAndRestarted()
{
    QVERIFY(m_console->press(u"figureReset"_s));
    m_console->restart();
    QVERIFY(m_console->waitFor(u"workspace"_s));
    QVERIFY(go(u"figure"_s, u"metric=netCostSaving"_s));
    QVERIFY(m_console->waitForWords(u"figureVerdict"_s, u"with the card"_s));
    QVERIFY(m_console->waitFor(u"trialSlider.minutes"_s));
    QVERIFY(!m_console->seen(u"draftOffer"_s));
}

void TestKeptWindow::signedOutAndRestarted()
{
    const QDir drafts(m_console->profile() + u"/drafts"_s);
    m_console->seen(u"trialSlider.minutes"_s)->setFocus();
    m_console->key(Qt::Key_Right);
    QTRY_COMPARE(drafts.entryList(QDir::Files).size(), 1);
    QVERIFY(m_console->command(u"Sign out"_s));
    // Asked, because something was left.
    QVERIFY(m_console->press(u"signOut.delete"_s));
    QVERIFY(m_console->waitFor(u"signin"_s));
    m_console->restart();
    QVERIFY(m_console->waitFor(u"signin"_s));
    QVERIFY(!m_console->seen(u"workspace"_s));
    QVERIFY(drafts.isEmpty());
}

void TestKeptWindow::cleanupTestCase()
{
    m_console.reset();
}

/// The keychain first: a process joins one bus in its life.
int main(int argc, char *argv[])
{
    PrivateKeyring keyring;
    if (!keyring.startBus() || !keyring.startUnlocked()) {
        qCritical("no keychain: %s", qPrintable(keyring.log()));
        return 1;
    }
    const QProcessEnvironment environment = keyring.environment();
    for (const QString &name : environment.keys())
        qputenv(name.toLocal8Bit().constData(), environment.value(name).toLocal8Bit());
    QApplication application(argc, argv);
    TestKeptWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keptwindow.moc"
