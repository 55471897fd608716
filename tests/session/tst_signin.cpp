// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinfixture.h"

#include "tests/support/authreplies.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

using Step = SignIn::Step;
using Kind = SignIn::Problem::Kind;

} // namespace

class TestSignIn : public SignInFixture
{
    Q_OBJECT

private Q_SLOTS:
    void carriesTheRightTokens()
    {
        m_server->script(kLogin, {mfaRequired("pending-7")});
        m_server->script(kVerifyLogin, {authenticated(3)});
        m_server->script(kMe, {me()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(!m_server->last(kLogin).headers.contains("authorization"));
        QCOMPARE(m_server->last(kLogin).body, QByteArray(R"({"email":"ana@ejemplo.es","password":"clave larga"})"));
        signIn()->submitCode(text(" 123 456 "));
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QCOMPARE(m_server->last(kVerifyLogin).headers.value("authorization"), QByteArray("Bearer pending-7"));
        QCOMPARE(m_server->last(kVerifyLogin).body, QByteArray(R"({"code":"123456"})"));
        QCOMPARE(m_server->last(kMe).headers.value("authorization"), QByteArray("Bearer access-3"));
    }

    void namesTheOrganisationWhenAsked()
    {
        m_server->script(kLogin, {mfaRequired()});
        signIn()->submitPassword(text("ana@ejemplo.es"), text("x"), text(" uno "));
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(m_server->last(kLogin).body.contains(R"("tenant":"uno")"));
    }

    void enrolmentShowsItsSecretAndCodes()
    {
        m_server->script(kLogin, {enrollmentRequired()});
        m_server->script(kSetup, {factorSetup()});
        m_server->script(kVerifySetup, {enrolled(1)});
        m_server->script(kMe, {FakeReply::error(500, "internal"), me()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::EnrollScan);
        QCOMPARE(signIn()->secret(), text("JBSWY3DPEHPK3PXP"));
        QVERIFY(signIn()->otpauthUrl().startsWith(text("otpauth://totp/")));
        // What is handed out is the caller's own; none of it shares a text that is kept.
        QVERIFY(signIn()->secret().isDetached() && signIn()->otpauthUrl().isDetached());
        QVERIFY(signIn()->stepEndsAt() > QDateTime::currentDateTimeUtc());
        act(Act::Confirm);
        QTRY_COMPARE(signIn()->step(), Step::EnrollCodes);
        QCOMPARE(signIn()->recoveryCodes().size(), 2);
        QVERIFY(m_session->state() != Session::State::SignedIn);
        // Not let through without a word, and an error doesn't lose the codes.
        act(Act::Acknowledge);
        QTRY_VERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->step(), Step::EnrollCodes);
        QCOMPARE(signIn()->recoveryCodes().size(), 2);
        act(Act::Acknowledge);
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QVERIFY(signIn()->recoveryCodes().isEmpty());
        QVERIFY(signIn()->secret().isEmpty());
    }

    void slowReaderOfCodesIsRenewed()
    {
        m_server->script(kLogin, {enrollmentRequired()});
        m_server->script(kSetup, {factorSetup()});
        m_server->script(kVerifySetup, {enrolled(1, 1)});
        m_server->script(kRefresh, {authenticated(2)});
        m_server->script(kMe, {me()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::EnrollScan);
        act(Act::Confirm);
        QTRY_COMPARE(signIn()->step(), Step::EnrollCodes);
        // The first token lives a second: acknowledged after it, the session is renewed before it is used.
        const QDateTime after = QDateTime::currentDateTimeUtc().addMSecs(900);
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > after);
        act(Act::Acknowledge);
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QCOMPARE(m_server->last(kMe).headers.value("authorization"), QByteArray("Bearer access-2"));
    }

    void countdownComesFromThePlatform_data()
    {
        QTest::addColumn<FakeReply>("answer");
        QTest::newRow("in the body") << FakeReply::error(429, "login_locked", R"("retryAfterSeconds":30)");
        QTest::newRow("in the header") << FakeReply::error(429, "login_locked").with("Retry-After", "30");
    }
    void countdownComesFromThePlatform()
    {
        QFETCH(FakeReply, answer);
        m_server->script(kLogin, {answer});
        const QDateTime before = QDateTime::currentDateTimeUtc();
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        const qint64 wait = before.secsTo(signIn()->problem()->retryAt);
        QVERIFY2(wait >= 29 && wait <= 36, QByteArray::number(wait));
    }

    void refusesBeforeSending_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("field");
        QTest::newRow("no server") << ""
                                   << "a@b.es"
                                   << "x" << Kind::InvalidInput << "server";
        QTest::newRow("plain http") << "http://atalaya.example"
                                    << "a@b.es"
                                    << "x" << Kind::InsecureServer << "";
        QTest::newRow("no e-mail") << "http://127.0.0.1:1"
                                   << " "
                                   << "x" << Kind::InvalidInput << "email";
        QTest::newRow("no password") << "http://127.0.0.1:1"
                                     << "a@b.es"
                                     << "" << Kind::InvalidInput << "password";
    }
    void refusesBeforeSending()
    {
        QFETCH(QString, server);
        QFETCH(QString, email);
        QFETCH(QString, password);
        QFETCH(Kind, kind);
        QFETCH(QString, field);
        signIn()->setServer(QUrl(server));
        signIn()->submitPassword(email, password);
        QVERIFY(!signIn()->isBusy());
        QVERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->problem()->kind, kind);
        const auto &fields = signIn()->problem()->error.fields;
        QCOMPARE(fields.isEmpty() ? QString() : fields.first().name, field);
        QVERIFY(m_server->transcript().isEmpty());
    }

    void anotherAttemptEndsTheSessionThatWasNotEntered_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::newRow("another person") << "eva@ejemplo.es"
                                        << "clave larga";
        QTest::newRow("another password") << "ana@ejemplo.es"
                                          << "no la sabe";
    }
    void anotherAttemptEndsTheSessionThatWasNotEntered()
    {
        QFETCH(QString, email);
        QFETCH(QString, password);
        m_server->script(kLogin, {loggedIn(1), FakeReply::error(401, "invalid_credentials")});
        m_server->script(kMe, {FakeReply::error(500, "internal")});
        m_server->script(kLogout, {FakeReply::data("{}")});
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        signIn()->submitPassword(email, password);
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-1"));
        QTRY_VERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->problem()->kind, Kind::WrongCredentials);
        QCOMPARE(m_server->count(kLogin), 2);
        QCOMPARE(m_server->count(kMe), 1);
    }

    void thePasswordIsHandedOverWhenItHasOpenedASession()
    {
        QList<QByteArray> taken;
        Session::State state = Session::State::SignedOut;
        signIn()->setPasswordTaker([&](const SecretString &password) {
            taken.append(QByteArray(password.view().data(), static_cast<qsizetype>(password.size())));
            state = m_session->state();
        });
        m_server->script(kLogin, {FakeReply::error(401, "invalid_credentials"), mfaRequired()});
        m_server->script(kVerifyLogin, {authenticated(1)});
        m_server->script(kMe, {me()});
        signIn()->submitPassword(text("ana@ejemplo.es"), text("no es esta"));
        QTRY_VERIFY(signIn()->problem().has_value());
        signIn()->submitPassword(text("ana@ejemplo.es"), text("clave larga"));
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(taken.isEmpty());
        signIn()->submitCode(text("123456"));
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QCOMPARE(taken, QList<QByteArray>{"clave larga"});
        QCOMPARE(state, Session::State::SignedIn);
    }

    void startingOverEndsTheSessionThatWasNotEntered()
    {
        m_server->script(kLogin, {loggedIn(1)});
        m_server->script(kMe, {FakeReply::error(500, "internal")});
        m_server->script(kLogout, {FakeReply::data("{}")});
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        signIn()->setServer(QUrl(text("https://other.example")));
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-1"));
    }

    void noNetwork()
    {
        m_server->goAway();
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->problem()->kind, Kind::Offline);
        m_server->comeBack();
        m_server->script(kLogin, {mfaRequired()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(!signIn()->problem().has_value());
    }

    void oneCallAtATime()
    {
        m_server->script(kLogin, {mfaRequired()});
        m_server->script(kVerifyLogin, {FakeReply::silence()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        act(Act::Code);
        act(Act::Code);
        QTRY_COMPARE(m_server->count(kVerifyLogin), 1);
        QVERIFY(signIn()->isBusy());
        act(Act::Back);
        QVERIFY(!signIn()->isBusy());
        QTRY_COMPARE(m_server->abandoned(), 1);
        QCOMPARE(m_server->count(kVerifyLogin), 1);
        QCOMPARE(signIn()->step(), Step::Password);
    }

    void otherServerStartsOver()
    {
        m_server->script(kLogin, {mfaRequired()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        signIn()->setServer(QUrl(text("https://other.example")));
        QCOMPARE(signIn()->step(), Step::Password);
        QCOMPARE(signIn()->email(), text("ana@ejemplo.es"));
    }

    void problemsAreClearedByTheNextTry()
    {
        m_server->script(kLogin, {FakeReply::error(401, "invalid_credentials"), FakeReply::silence()});
        QSignalSpy changed(signIn(), &SignIn::problemChanged);
        act(Act::Password);
        QTRY_COMPARE(changed.size(), 1);
        act(Act::Password);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!signIn()->problem().has_value());
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
