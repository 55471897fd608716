// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "tests/support/fakeserver.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QAccessible>
#include <QCheckBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <liboath/oath.h>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString manager = u"jorge.pons@ascensores-xyz.example"_s;
const QString compliance = u"lucia.ferrer@ascensores-xyz.example"_s;
const QString newcomer = u"ines.robles@bufete-rios.example"_s;

QString passwordOf(const QJsonObject &account)
{
    return account.value(QLatin1String("password")).toString();
}

/// What an authenticator app shows for the key that stands on the page.
QString codeOf(const QString &base32, const QString &now)
{
    char *secret = nullptr;
    std::size_t length = 0;
    const QByteArray text = base32.toLatin1();
    if (oath_base32_decode(text.constData(), static_cast<std::size_t>(text.size()), &secret, &length) != OATH_OK)
        return {};
    std::array<char, 7> code{};
    oath_totp_generate(secret, length, QDateTime::fromString(now, Qt::ISODate).toSecsSinceEpoch(), 30, 0, 6,
                       code.data());
    free(secret);
    return QString::fromLatin1(code.data());
}

} // namespace

/// The way in, in the window that ships, against the platform that ships: what a person types and what they read.
class TstRealWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void wrongPasswordStandsAtItsField();
    void sixDigitsSendThemselves();
    void wrongCodeSaysWhatIsLeft();
    void repeatedWrongCodesLock();
    void anUnfinishedSignInRunsOut();
    void enrolmentAndTheDayThePhoneIsGone();
    void wrongServer_data();
    void wrongServer();
    void demoCardFillsAndOffersTheCode_data();
    void demoCardFillsAndOffersTheCode();
    void demoCardHidesNobody();

private:
    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TstRealWindow::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
}

void TstRealWindow::init()
{
    // A code works once, and an address signs in ten times a minute.
    m_platform.advance(60);
    m_console = std::make_unique<ConsoleDriver>(m_platform.url());
}

void TstRealWindow::cleanup()
{
    m_console.reset();
}

void TstRealWindow::wrongPasswordStandsAtItsField()
{
    QVERIFY(m_console->givePassword(manager, u"not-the-password"_s));
    QVERIFY(m_console->waitForWords(u"signin.message"_s, u"The e-mail or the password is not right."_s));
    QCOMPARE(m_console->words(u"signin.email"_s), manager);
    QCOMPARE(m_console->words(u"signin.passwordField"_s), u"not-the-password"_s);
    // And from there straight on.
    QVERIFY(m_console->type(u"signin.passwordField"_s, passwordOf(demoAccount(m_platform, manager))));
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->waitFor(u"signin.code"_s));
    QCOMPARE(m_console->words(u"signin.who"_s), manager);
}

void TstRealWindow::sixDigitsSendThemselves()
{
    const QJsonObject account = demoAccount(m_platform, manager);
    QVERIFY(m_console->givePassword(manager, passwordOf(account)));
    QVERIFY(m_console->waitFor(u"signin.code"_s));
    QTRY_VERIFY(m_console->seen(u"signin.code"_s)->hasFocus());
    const QString code = nextCode(account);
    for (const QChar digit : code)
        QTest::keyClick(m_console->seen(u"signin.code"_s), digit.toLatin1());
    QVERIFY(m_console->waitFor(u"page.dashboard"_s));
    QVERIFY(m_console->waitForWords(u"tenantChip"_s, u"Ascensores XYZ"_s));
    QVERIFY(m_console->window()->windowTitle().startsWith(u"Ascensores XYZ · Dashboard"_s));
    QVERIFY(!m_console->seen(u"signin"_s));
}

void TstRealWindow::wrongCodeSaysWhatIsLeft()
{
    const QJsonObject account = demoAccount(m_platform, manager);
    QVERIFY(m_console->givePassword(manager, passwordOf(account)));
    QVERIFY(m_console->type(u"signin.code"_s, wrongCode(account)));
    QVERIFY(m_console->waitForWords(u"signin.codeMessage"_s, u"4 attempts left"_s));
    QCOMPARE(m_console->words(u"signin.code"_s), wrongCode(account));
    m_platform.advance(1);
    QVERIFY(m_console->type(u"signin.code"_s, nextCode(account)));
    QVERIFY(m_console->waitFor(u"workspace"_s));
}

void TstRealWindow::repeatedWrongCodesLock()
{
    const QJsonObject account = demoAccount(m_platform, compliance);
    QVERIFY(m_console->givePassword(compliance, passwordOf(account)));
    for (int failures = 1; failures <= 3; ++failures) {
        QVERIFY(m_console->type(u"signin.code"_s, wrongCode(account)));
        QVERIFY(m_console->waitForWords(u"signin.codeMessage"_s, u"%1 attempts left"_s.arg(5 - failures)));
        if (failures < 3)
            m_platform.advance(1 << (failures - 1));
    }
    // The third has cost four seconds; nobody waited.
    QVERIFY(m_console->type(u"signin.code"_s, wrongCode(account)));
    QVERIFY(m_console->waitForWords(u"signin.codeMessage"_s, u"Too many tries. You can try again in 0:0"_s));
    QVERIFY(!m_console->seen(u"signin.verify"_s)->isEnabled());
    const auto seconds = [this] {
        const QRegularExpression number(u"0:0(\\d)"_s);
        return number.match(m_console->words(u"signin.codeMessage"_s)).captured(1).toInt();
    };
    const int first = seconds();
    QVERIFY(first > 1);
    QTRY_VERIFY(seconds() == first - 1);
    QVERIFY(m_console->waitForWords(u"signin.codeMessage"_s, u"You can try again now."_s));
    QVERIFY(m_console->seen(u"signin.verify"_s)->isEnabled());
    m_platform.advance(4);
    QVERIFY(m_console->type(u"signin.code"_s, nextCode(account)));
    QVERIFY(m_console->waitFor(u"workspace"_s));
}

void TstRealWindow::anUnfinishedSignInRunsOut()
{
    const QJsonObject account = demoAccount(m_platform, manager);
    QVERIFY(m_console->givePassword(manager, passwordOf(account)));
    QVERIFY(m_console->waitFor(u"signin.code"_s));
    m_platform.advance(301);
    QVERIFY(m_console->type(u"signin.code"_s, nextCode(demoAccount(m_platform, manager))));
    QVERIFY(m_console->waitForWords(u"signin.message"_s, u"It took too long"_s));
    QVERIFY(!m_console->seen(u"signin.code"_s));
    QCOMPARE(m_console->words(u"signin.email"_s), manager);
    QTRY_VERIFY(m_console->seen(u"signin.passwordField"_s)->hasFocus());
}

void TstRealWindow::enrolmentAndTheDayThePhoneIsGone()
{
    const QString password = passwordOf(demoAccount(m_platform, newcomer));
    QVERIFY(m_console->givePassword(newcomer, password));
    QVERIFY(m_console->waitFor(u"signin.qr"_s));
    QVERIFY(!m_console->seen(u"demo.card"_s));
    const QString secret = m_console->words(u"signin.secret"_s).remove(QRegularExpression(u"\\s"_s));
    QCOMPARE(secret.size(), 32);
    QVERIFY(m_console->type(u"signin.enrollCode"_s, codeOf(secret, m_platform.advance(0))));

    QVERIFY(m_console->waitFor(u"signin.codesStep"_s));
    QStringList codes;
    const QRegularExpression shape(u"^[0-9]-[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$"_s);
    for (const QLabel *label : m_console->seen(u"signin.codesStep"_s)->findChildren<QLabel *>())
        if (shape.match(label->text()).hasMatch())
            codes.append(label->text());
    QCOMPARE(codes.size(), 10);
    auto *const finish = m_console->seen<QAbstractButton>(u"signin.finish"_s);
    QVERIFY(!finish->isEnabled());
    QTest::mouseClick(finish, Qt::LeftButton);
    m_console->key(Qt::Key_Escape);
    QVERIFY(m_console->seen(u"signin.codesStep"_s));
    auto *const kept = m_console->seen<QCheckBox>(u"signin.codesKept"_s);
    kept->setFocus();
    QTest::keyClick(kept, Qt::Key_Space);
    QVERIFY(m_console->press(u"signin.finish"_s));
    QVERIFY(m_console->waitForWords(u"tenantChip"_s, u"Bufete Ríos"_s));

    QVERIFY(m_console->command(u"Sign out"_s));
    QVERIFY(m_console->givePassword(newcomer, password));
    QVERIFY(m_console->press(u"signin.useRecovery"_s));
    QVERIFY(m_console->type(u"signin.recoveryCode"_s, u"3-AAAA-BBBB-CCCC-DDDD"_s));
    QVERIFY(m_console->press(u"signin.recoveryGo"_s));
    QVERIFY(m_console->waitForWords(u"signin.recoveryMessage"_s, u"4 attempts left"_s));
    m_platform.advance(1);
    QVERIFY(m_console->type(u"signin.recoveryCode"_s, codes.at(3)));
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->waitForWords(u"tenantChip"_s, u"Bufete Ríos"_s));
}

void TstRealWindow::wrongServer_data()
{
    QTest::addColumn<bool>("answers");
    QTest::addColumn<QString>("sentence");
    QTest::addRow("nothing there") << false << u"The server can't be reached."_s;
    QTest::addRow("no platform") << true << u"There is no Atalaya platform at this address."_s;
}

void TstRealWindow::wrongServer()
{
    QFETCH(bool, answers);
    QFETCH(QString, sentence);
    FakeServer other;
    const auto page = FakeReply::json(200, "<html>It works!</html>");
    other.script("GET /api/_health", {page.with("Content-Type", "text/html")});
    other.script("POST /api/auth/login", {page});
    const QString address = other.url().toString();
    if (!answers)
        other.goAway();
    QVERIFY(m_console->type(u"signin.serverEdit"_s, address));
    QVERIFY(m_console->givePassword(manager, u"secret-of-mine"_s));
    QVERIFY(m_console->waitForWords(u"signin.serverMessage"_s, sentence));
    QCOMPARE(m_console->words(u"signin.serverEdit"_s), address);
    QCOMPARE(m_console->words(u"signin.email"_s), manager);
    QCOMPARE(m_console->words(u"signin.passwordField"_s), u"secret-of-mine"_s);
    // No password goes to whoever is not a platform.
    QCOMPARE(other.count("POST /api/auth/login"), 0);
}

void TstRealWindow::demoCardFillsAndOffersTheCode_data()
{
    QTest::addColumn<bool>("byAssistiveTool");
    QTest::addRow("mouse") << false;
    QTest::addRow("assistive tool") << true;
}

void TstRealWindow::demoCardFillsAndOffersTheCode()
{
    QFETCH(bool, byAssistiveTool);
    QVERIFY(m_console->waitFor(u"demo."_s + manager));
    if (byAssistiveTool) {
        QAccessibleInterface *const row = QAccessible::queryAccessibleInterface(m_console->seen(u"demo."_s + manager));
        row->actionInterface()->doAction(row->actionInterface()->actionNames().constFirst());
    } else {
        QVERIFY(m_console->press(u"demo."_s + manager));
    }
    QVERIFY(m_console->waitForWords(u"signin.email"_s, manager));
    QCOMPARE(m_console->words(u"signin.passwordField"_s), passwordOf(demoAccount(m_platform, manager)));
    QVERIFY(!m_console->seen(u"demo.code."_s + manager));
    QVERIFY(m_console->press(u"signin.continue"_s));
    QVERIFY(m_console->waitFor(u"signin.code"_s));
    QVERIFY(m_console->press(u"demo.code."_s + manager));
    QVERIFY(m_console->waitForWords(u"tenantChip"_s, u"Ascensores XYZ"_s));
}

void TstRealWindow::demoCardHidesNobody()
{
    const QString last = u"demo.elena.sanz@atalaya.example"_s;
    QVERIFY(m_console->waitFor(last));
    const auto *const list = m_console->seen(u"demo.card"_s)->findChild<QScrollArea *>();
    QTRY_COMPARE(m_console->seen(last)->visibleRegion().boundingRect(), m_console->seen(last)->rect());
    QVERIFY(!list->verticalScrollBar()->isVisible());
    m_console->window()->resize(1280, 600);
    QTRY_VERIFY(list->verticalScrollBar()->isVisible());
    QVERIFY(m_console->seen(last)->visibleRegion().isEmpty());
    QVERIFY(list->verticalScrollBar()->maximum() > 0);
}

QTEST_MAIN(TstRealWindow)
#include "tst_realwindow.moc"
