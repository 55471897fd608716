// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinpagefixture.h"

#include "ui/signin/codefield.h"
#include "ui/signin/codesstep.h"
#include "ui/signin/democard.h"
#include "ui/signin/enrollstep.h"
#include "ui/signin/localplatform.h"
#include "ui/signin/qrview.h"
#include "ui/signin/serverlist.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;

namespace {

FakeReply wrongCode(int left)
{
    return FakeReply::error(401, "invalid_code", R"("attemptsLeft":)" + QByteArray::number(left));
}

} // namespace

/// Every branch of the way in.
class TstSignInPage : public SignInPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void passwordAndCode();
    void wrongCodeKeepsTheDigits();
    void lockedCountsDown();
    void organisationIsAskedFor();
    void recoveryCode();
    void backKeepsTheEmail();
    void enrolment();
    void languageKeepsWhatIsTyped();
};

void TstSignInPage::passwordAndCode()
{
    make();
    QSignalSpy in(m_page.get(), &ui::SignInPage::signedIn);
    QVERIFY(!find<QPushButton>("signin.continue")->isEnabled());
    typePassword();
    auto *const code = find<ui::CodeField>("signin.code");
    QTRY_VERIFY(code->isVisible() && code->hasFocus());
    QCOMPARE(find<QLabel>("signin.who")->text(), QStringLiteral("ana@ejemplo.es"));
    QVERIFY(!find<QPushButton>("signin.verify")->isEnabled());
    QTest::keyClicks(code, QStringLiteral("481207"));
    QTRY_COMPARE(in.count(), 1);
    QCOMPARE(m_session->state(), api::Session::State::SignedIn);
    QCOMPARE(m_server->count(kVerifyLogin), 1);
    QCOMPARE(ui::ServerList(m_settings.get()).last(), m_server->url());
    QCOMPARE(ui::ServerList(m_settings.get()).lastEmail(), QStringLiteral("ana@ejemplo.es"));
}

void TstSignInPage::wrongCodeKeepsTheDigits()
{
    m_server->script(kVerifyLogin, {wrongCode(4), wrongCode(3), authenticated(1)});
    make();
    typePassword();
    auto *const code = find<ui::CodeField>("signin.code");
    QTRY_VERIFY(code->isVisible());
    QTest::keyClicks(code, QStringLiteral("111111"));
    QTRY_VERIFY(message("signin.codeMessage").contains(QStringLiteral("4")));
    QCOMPARE(code->text(), QStringLiteral("111111"));
    QCOMPARE(code->selectedText(), QStringLiteral("111111"));
    QTest::keyClicks(code, QStringLiteral("222222"));
    QTRY_VERIFY(message("signin.codeMessage").contains(QStringLiteral("3")));
    QTRY_VERIFY(find<ui::FieldMessage>("signin.codeMessage")->accessibleName().contains(QStringLiteral("clock")));
    QTest::keyClicks(code, QStringLiteral("333333"));
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
}

void TstSignInPage::lockedCountsDown()
{
    m_server->script(kVerifyLogin, {FakeReply::error(429, "mfa_locked").with("Retry-After", "2")});
    make();
    typePassword();
    auto *const code = find<ui::CodeField>("signin.code");
    QTRY_VERIFY(code->isVisible());
    QTest::keyClicks(code, QStringLiteral("111111"));
    QTRY_VERIFY(message("signin.codeMessage").contains(QStringLiteral("0:0")));
    QVERIFY(!find<QPushButton>("signin.verify")->isEnabled());
    QTRY_VERIFY(find<QPushButton>("signin.verify")->isEnabled());
    QVERIFY(message("signin.codeMessage").contains(QStringLiteral("now")));
}

void TstSignInPage::organisationIsAskedFor()
{
    m_server->script(kLogin, {FakeReply::error(401, "tenant_needed"), mfaRequired()});
    make();
    QVERIFY(!find<QLineEdit>("signin.tenant")->isVisible());
    typePassword();
    QTRY_VERIFY(find<QLineEdit>("signin.tenant")->isVisible());
    QVERIFY(!message("signin.tenantMessage").isEmpty());
    type("signin.tenant", QStringLiteral("uno"));
    QTest::keyClick(find<QLineEdit>("signin.tenant"), Qt::Key_Return);
    QTRY_VERIFY(find<ui::CodeField>("signin.code")->isVisible());
    QVERIFY(m_server->last(kLogin).body.contains(R"("tenant":"uno")"));
}

void TstSignInPage::recoveryCode()
{
    m_server->script(kVerifyLogin, {FakeReply::error(401, "invalid_recovery_code"), authenticated(1)});
    make();
    typePassword();
    QTRY_VERIFY(find<ui::CodeField>("signin.code")->isVisible());
    press("signin.useRecovery");
    QTRY_VERIFY(find<QLineEdit>("signin.recoveryCode")->isVisible());
    type("signin.recoveryCode", QStringLiteral("0-AAAA-BBBB"));
    press("signin.recoveryGo");
    QTRY_VERIFY(!message("signin.recoveryMessage").isEmpty());
    QCOMPARE(find<QLineEdit>("signin.recoveryCode")->text(), QStringLiteral("0-AAAA-BBBB"));
    press("signin.recoveryBack");
    QTRY_VERIFY(find<ui::CodeField>("signin.code")->isVisible());
    press("signin.useRecovery");
    type("signin.recoveryCode", QStringLiteral("0-AAAA-BBBB-CCCC-DDDD"));
    QTest::keyClick(find<QLineEdit>("signin.recoveryCode"), Qt::Key_Return);
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
}

void TstSignInPage::backKeepsTheEmail()
{
    make();
    typePassword();
    QTRY_VERIFY(find<ui::CodeField>("signin.code")->isVisible());
    press("signin.change");
    QTRY_VERIFY(find<QLineEdit>("signin.email")->isVisible());
    QCOMPARE(find<QLineEdit>("signin.email")->text(), QStringLiteral("ana@ejemplo.es"));
}

void TstSignInPage::enrolment()
{
    m_server->script(kLogin, {enrollmentRequired()});
    m_server->script(kSetup, {factorSetup()});
    m_server->script(kVerifySetup, {wrongCode(4), enrolled(1)});
    make();
    QSignalSpy in(m_page.get(), &ui::SignInPage::signedIn);
    typePassword();
    auto *const code = find<ui::CodeField>("signin.enrollCode");
    QTRY_VERIFY(code->isVisible() && code->hasFocus());
    QCOMPARE(find<QLabel>("signin.secret")->text(), QStringLiteral("JBSW Y3DP EHPK 3PXP"));
    QVERIFY(!find<ui::QrView>("signin.qr")->modules().isNull());
    QVERIFY(find<QLabel>("signin.timeLeft")->text().contains(QStringLiteral(":")));
    press("signin.copySecret");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("JBSWY3DPEHPK3PXP"));
    QTest::keyClicks(code, QStringLiteral("111111"));
    QTRY_VERIFY(!message("signin.enrollMessage").isEmpty());
    QTest::keyClicks(code, QStringLiteral("222222"));
    QTRY_VERIFY(find<QPushButton>("signin.finish")->isVisible());

    auto *const codes = find<ui::CodesStep>("signin.codesStep");
    const QString file = m_profile->filePath(QStringLiteral("codes.txt"));
    QVERIFY(codes->saveTo(file));
    QCOMPARE(QFileInfo(file).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly) && saved.readAll().contains("0-AAAA-BBBB-CCCC-DDDD"));
    QVERIFY(!codes->saveTo(m_profile->filePath(QStringLiteral("absent/codes.txt"))));
    QVERIFY(!message("signin.codesMessage").isEmpty());

    QVERIFY(!find<QPushButton>("signin.finish")->isEnabled());
    QCOMPARE(in.count(), 0);
    QTest::mouseClick(find<QCheckBox>("signin.codesKept"), Qt::LeftButton, {}, QPoint(8, 8));
    press("signin.finish");
    QTRY_COMPARE(in.count(), 1);
}

void TstSignInPage::languageKeepsWhatIsTyped()
{
    make();
    type("signin.email", QStringLiteral("ana@ejemplo.es"));
    type("signin.passwordField", QStringLiteral("half"));
    m_language->setPreference(QStringLiteral("es"));
    QTRY_COMPARE(find<QLineEdit>("signin.passwordField")->accessibleName(), QStringLiteral("Contraseña"));
    QCOMPARE(find<QLineEdit>("signin.email")->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(find<QLineEdit>("signin.passwordField")->text(), QStringLiteral("half"));
    QVERIFY(find<QLineEdit>("signin.passwordField")->hasFocus());
}

QTEST_MAIN(TstSignInPage)
#include "tst_signinpage.moc"
