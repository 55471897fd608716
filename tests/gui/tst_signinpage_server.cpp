// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinpagefixture.h"

#include "api/endpoints/demoapi.h"
#include "ui/signin/codefield.h"
#include "ui/signin/localplatform.h"
#include "ui/signin/serverlist.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;

namespace {

class FakeLocal final : public ui::LocalPlatform
{
public:
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] Failure failure() const override { return m_failure; }
    [[nodiscard]] QUrl url() const override { return m_url; }
    [[nodiscard]] QString detail() const override { return {}; }
    void start() override
    {
        if (m_state == State::Stopped || m_state == State::Failed)
            become(State::Starting);
    }
    void run(const QUrl &url)
    {
        m_url = url;
        become(State::Running);
    }
    void fail(Failure failure)
    {
        m_failure = failure;
        become(State::Failed);
    }

private:
    void become(State state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
    State m_state = State::Stopped;
    Failure m_failure = Failure::None;
    QUrl m_url;
};

} // namespace

/// Which platform it is, and this computer's own.
class TstSignInPageServer : public SignInPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void demoCardFillsAndOffersTheCode();
    void thisComputerStartsThePlatform();
    void thisComputerCanFail();
    void rememberedServers();
    void typedServers_data();
    void typedServers();
};

void TstSignInPageServer::demoCardFillsAndOffersTheCode()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto at = [&now](int seconds) {
        return now.addSecs(seconds).toString(Qt::ISODateWithMs).toUtf8();
    };
    m_server->script("GET /api/demo/accounts",
                     {FakeReply::data(R"({"now":")" + at(0) +
                                      R"(","accounts":[{"email":"ana@ejemplo.es","password":"secret-secret",)" +
                                      R"("name":"Ana","role":"MANAGER","tenantId":"t-1","tenantName":"Uno",)" +
                                      R"("nextCode":{"code":"481207","usableFrom":")" + at(-5) +
                                      R"(","usableUntil":")" + at(25) + R"("}}]})")});
    api::DemoApi demo(m_client.get());
    make(nullptr, &demo);
    QTRY_VERIFY(find<QAbstractButton>("demo.ana@ejemplo.es"));
    QTRY_VERIFY(find<QAbstractButton>("demo.ana@ejemplo.es")->isVisible());
    QVERIFY(!find<QPushButton>("demo.code.ana@ejemplo.es")->isVisible());
    press("demo.ana@ejemplo.es");
    QCOMPARE(find<QLineEdit>("signin.passwordField")->text(), QStringLiteral("secret-secret"));
    press("signin.continue");
    QTRY_VERIFY(find<QPushButton>("demo.code.ana@ejemplo.es")->isVisible());
    QCOMPARE(find<QPushButton>("demo.code.ana@ejemplo.es")->text(), QStringLiteral("Use code 481 207"));
    press("demo.code.ana@ejemplo.es");
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
    m_page.reset();
}

void TstSignInPageServer::thisComputerStartsThePlatform()
{
    FakeLocal local;
    make(&local);
    QCOMPARE(local.state(), ui::LocalPlatform::State::Starting);
    QVERIFY(message("signin.serverMessage").contains(QStringLiteral("Starting")));
    // Who is quicker than the platform need not press twice.
    typePassword();
    QCOMPARE(m_server->count(kLogin), 0);
    local.run(m_server->url());
    QTRY_VERIFY(find<ui::CodeField>("signin.code")->isVisible());
    QTest::keyClicks(find<ui::CodeField>("signin.code"), QStringLiteral("481207"));
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
    QVERIFY(ui::ServerList(m_settings.get()).isLastKnown());
    QVERIFY(ui::ServerList(m_settings.get()).last().isEmpty());
    m_page.reset();
}

void TstSignInPageServer::thisComputerCanFail()
{
    FakeLocal local;
    make(&local);
    local.fail(ui::LocalPlatform::Failure::NotInstalled);
    QVERIFY(message("signin.serverMessage").contains(QStringLiteral("not installed")));
    m_page.reset();
}

void TstSignInPageServer::rememberedServers()
{
    ui::ServerList list(m_settings.get());
    for (int i = 0; i < 12; ++i)
        list.remember(QUrl(QStringLiteral("https://s%1.example").arg(i)), QStringLiteral("a@b.c"));
    list.remember(QUrl(QStringLiteral("https://s5.example")), QStringLiteral("a@b.c"));
    QCOMPARE(list.servers().size(), ui::ServerList::Kept);
    QCOMPARE(list.servers().constFirst(), QUrl(QStringLiteral("https://s5.example")));
}

void TstSignInPageServer::typedServers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("server");
    QTest::newRow("host") << QStringLiteral("a.example") << QStringLiteral("https://a.example");
    QTest::newRow("port") << QStringLiteral("a.example:8443") << QStringLiteral("https://a.example:8443");
    QTest::newRow("this computer") << QStringLiteral("localhost:8080") << QStringLiteral("http://localhost:8080");
    QTest::newRow("address") << QStringLiteral("127.0.0.1:9") << QStringLiteral("http://127.0.0.1:9");
    QTest::newRow("path is dropped") << QStringLiteral("https://a.example/login?x#y")
                                     << QStringLiteral("https://a.example");
    QTest::newRow("other scheme") << QStringLiteral("ftp://a.example") << QString();
    QTest::newRow("password") << QStringLiteral("https://a:b@a.example") << QString();
    QTest::newRow("words") << QStringLiteral("my server") << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TstSignInPageServer::typedServers()
{
    QFETCH(QString, typed);
    QTEST(ui::ServerList::parse(typed).toString(), "server");
}

QTEST_MAIN(TstSignInPageServer)
#include "tst_signinpage_server.moc"
