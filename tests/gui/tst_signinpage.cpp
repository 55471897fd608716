// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/demoapi.h"
#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/signin/codefield.h"
#include "ui/signin/codesstep.h"
#include "ui/signin/democard.h"
#include "ui/signin/enrollstep.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/localplatform.h"
#include "ui/signin/problemwords.h"
#include "ui/signin/qrview.h"
#include "ui/signin/secretclipboard.h"
#include "ui/signin/serverlist.h"
#include "ui/signin/signinpage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

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

FakeReply wrongCode(int left)
{
    return FakeReply::error(401, "invalid_code", R"("attemptsLeft":)" + QByteArray::number(left));
}

} // namespace

/// Every branch of the way in, as a person goes it: by object name, with keys and mouse.
class TstSignInPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void passwordAndCode();
    void problemsStandAtTheirField_data();
    void problemsStandAtTheirField();
    void refusedFieldsAreNamed_data();
    void refusedFieldsAreNamed();
    void enterNamesWhatIsMissing();
    void wrongCodeKeepsTheDigits();
    void lockedCountsDown();
    void organisationIsAskedFor();
    void recoveryCode();
    void backKeepsTheEmail();
    void enrolment();
    void demoCardFillsAndOffersTheCode();
    void thisComputerStartsThePlatform();
    void thisComputerCanFail();
    void rememberedServers();
    void typedServers_data();
    void typedServers();
    void languageKeepsWhatIsTyped();
    void passwordCanBeShown();
    void secretsLeaveTheClipboard();
    void qrIsBlackOnWhiteInWholePixels();

private:
    template<class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    void make(ui::LocalPlatform *local = nullptr, api::DemoSource *demo = nullptr);
    void type(const char *name, const QString &text) const;
    void press(const char *name) const;
    void givePassword() const;
    [[nodiscard]] QString message(const char *name) const { return find<ui::FieldMessage>(name)->text(); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<QSettings> m_settings;
    ui::Theme *m_theme = nullptr;
    ui::Language *m_language = nullptr;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::Session> m_session;
    std::unique_ptr<ui::SignInPage> m_page;
};

void TstSignInPage::initTestCase()
{
    m_theme = new ui::Theme(this);
    m_language = new ui::Language(this);
}

void TstSignInPage::init()
{
    m_language->setPreference(QStringLiteral("en"));
    m_profile = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_profile->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_server = std::make_unique<FakeServer>();
    m_server->script(kHealth, {healthy()});
    m_server->script(kLogin, {mfaRequired()});
    m_server->script(kVerifyLogin, {authenticated(1)});
    m_server->script(kMe, {me()});
    m_client = std::make_unique<api::ApiClient>();
    m_session = std::make_unique<api::Session>(m_client.get());
}

void TstSignInPage::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_client.reset();
    m_server.reset();
}

void TstSignInPage::make(ui::LocalPlatform *local, api::DemoSource *demo)
{
    m_page = std::make_unique<ui::SignInPage>(m_session.get(), demo, local,
                                              ui::UiContext{m_theme, m_language, m_settings.get()});
    m_page->resize(1200, 800);
    m_page->show();
    m_page->begin(local ? QUrl() : m_server->url());
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TstSignInPage::type(const char *name, const QString &text) const
{
    auto *const edit = find<QLineEdit>(name);
    QVERIFY(edit && edit->isVisible());
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void TstSignInPage::press(const char *name) const
{
    auto *const button = find<QAbstractButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void TstSignInPage::givePassword() const
{
    type("signin.email", QStringLiteral("ana@ejemplo.es"));
    type("signin.passwordField", QStringLiteral("secret-secret"));
    press("signin.continue");
}

void TstSignInPage::passwordAndCode()
{
    make();
    QSignalSpy in(m_page.get(), &ui::SignInPage::signedIn);
    QVERIFY(!find<QPushButton>("signin.continue")->isEnabled());
    givePassword();
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

void TstSignInPage::problemsStandAtTheirField_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, int status, const char *code, const char *where, const char *words) {
        QTest::newRow(name) << status << QByteArray(code) << QString::fromLatin1(where) << QString::fromLatin1(words);
    };
    row("wrong password", 401, "invalid_credentials", "signin.message", "not right");
    row("busy", 503, "busy", "signin.message", "busy");
    row("broken", 500, "internal_error", "signin.message", "has a problem");
    row("refused input", 400, "validation_failed", "signin.message", "Fill in");
}

void TstSignInPage::problemsStandAtTheirField()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, where);
    QFETCH(QString, words);
    m_server->script(kLogin, {FakeReply::error(status, code)});
    make();
    givePassword();
    const QByteArray field = where.toLatin1();
    QTRY_VERIFY_WITH_TIMEOUT(message(field.constData()).contains(words), 15000);
    // Nothing typed is lost.
    QCOMPARE(find<QLineEdit>("signin.email")->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(find<QLineEdit>("signin.passwordField")->text(), QStringLiteral("secret-secret"));
    QVERIFY(find<QPushButton>("signin.continue")->isEnabled());
}

void TstSignInPage::refusedFieldsAreNamed_data()
{
    using Place = ui::ProblemWords::Place;
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("words");
    QTest::newRow("e-mail") << QStringLiteral("email") << int(Place::Email) << QStringLiteral("this e-mail");
    QTest::newRow("password") << QStringLiteral("password") << int(Place::Credentials)
                              << QStringLiteral("this password");
    QTest::newRow("organisation") << QStringLiteral("tenant") << int(Place::Tenant) << QStringLiteral("organisations");
    QTest::newRow("nothing named") << QString() << int(Place::Credentials) << QStringLiteral("Fill in");
}

void TstSignInPage::refusedFieldsAreNamed()
{
    QFETCH(QString, field);
    QFETCH(int, place);
    QFETCH(QString, words);
    api::SignIn::Problem problem;
    problem.kind = api::SignIn::Problem::Kind::InvalidInput;
    if (!field.isEmpty())
        problem.error.fields = {{field, QStringLiteral("invalid")}};
    const auto said = ui::ProblemWords::of(problem, api::SignIn::Step::Password, QDateTime::currentDateTimeUtc());
    QCOMPARE(int(said.place), place);
    QVERIFY2(said.sentence.contains(words), qPrintable(said.sentence));
}

void TstSignInPage::enterNamesWhatIsMissing()
{
    make();
    auto *const email = find<QLineEdit>("signin.email");
    email->setFocus();
    QTest::keyClick(email, Qt::Key_Return);
    QVERIFY(message("signin.message").contains(QStringLiteral("e-mail")));
    type("signin.email", QStringLiteral("ana@ejemplo.es"));
    QTest::keyClick(email, Qt::Key_Return);
    QVERIFY(message("signin.message").contains(QStringLiteral("password")));
    QVERIFY(find<QLineEdit>("signin.passwordField")->hasFocus());
    find<QLineEdit>("signin.serverEdit")->setText(QStringLiteral("not an address"));
    QTest::keyClick(email, Qt::Key_Return);
    QVERIFY(message("signin.serverMessage").contains(QStringLiteral("not an address")));
    QCOMPARE(email->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(m_server->count(kLogin), 0);
}

void TstSignInPage::wrongCodeKeepsTheDigits()
{
    m_server->script(kVerifyLogin, {wrongCode(4), wrongCode(3), authenticated(1)});
    make();
    givePassword();
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
    givePassword();
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
    givePassword();
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
    givePassword();
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
    givePassword();
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
    givePassword();
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

void TstSignInPage::demoCardFillsAndOffersTheCode()
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

void TstSignInPage::thisComputerStartsThePlatform()
{
    FakeLocal local;
    make(&local);
    QCOMPARE(local.state(), ui::LocalPlatform::State::Starting);
    QVERIFY(message("signin.serverMessage").contains(QStringLiteral("Starting")));
    // Who is quicker than the platform need not press twice.
    givePassword();
    QCOMPARE(m_server->count(kLogin), 0);
    local.run(m_server->url());
    QTRY_VERIFY(find<ui::CodeField>("signin.code")->isVisible());
    QTest::keyClicks(find<ui::CodeField>("signin.code"), QStringLiteral("481207"));
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
    QVERIFY(ui::ServerList(m_settings.get()).isLastKnown());
    QVERIFY(ui::ServerList(m_settings.get()).last().isEmpty());
    m_page.reset();
}

void TstSignInPage::thisComputerCanFail()
{
    FakeLocal local;
    make(&local);
    local.fail(ui::LocalPlatform::Failure::NotInstalled);
    QVERIFY(message("signin.serverMessage").contains(QStringLiteral("not installed")));
    m_page.reset();
}

void TstSignInPage::rememberedServers()
{
    ui::ServerList list(m_settings.get());
    for (int i = 0; i < 12; ++i)
        list.remember(QUrl(QStringLiteral("https://s%1.example").arg(i)), QStringLiteral("a@b.c"));
    list.remember(QUrl(QStringLiteral("https://s5.example")), QStringLiteral("a@b.c"));
    QCOMPARE(list.servers().size(), ui::ServerList::Kept);
    QCOMPARE(list.servers().constFirst(), QUrl(QStringLiteral("https://s5.example")));
}

void TstSignInPage::typedServers_data()
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

void TstSignInPage::typedServers()
{
    QFETCH(QString, typed);
    QTEST(ui::ServerList::parse(typed).toString(), "server");
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

void TstSignInPage::passwordCanBeShown()
{
    make();
    auto *const field = find<QLineEdit>("signin.passwordField");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    m_page->findChild<QAction *>(QStringLiteral("signin.showPassword"))->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
}

void TstSignInPage::secretsLeaveTheClipboard()
{
    ui::SecretClipboard clipboard;
    QSignalSpy cleared(&clipboard, &ui::SecretClipboard::cleared);
    clipboard.put(QStringLiteral("secret"), 20);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("secret"));
    QTRY_COMPARE(cleared.count(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    // What somebody copied since stays.
    clipboard.put(QStringLiteral("secret"), 20);
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    QTRY_COMPARE(cleared.count(), 2);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
}

void TstSignInPage::qrIsBlackOnWhiteInWholePixels()
{
    m_theme->setMode(ui::Theme::Mode::Dark);
    ui::QrView view;
    view.setContent(QStringLiteral("otpauth://totp/Atalaya:ana?secret=JBSWY3DPEHPK3PXP"));
    const int modules = view.modules().width();
    QVERIFY(modules >= 29);
    const int module = ui::QrView::modulePixels(modules, view.width(), 1.0);
    const QImage image = view.grab().toImage();
    const int edge = (view.width() - modules * module) / 2;
    for (int y = 0; y < modules; ++y)
        for (int x = 0; x < modules; ++x) {
            const QRgb wanted = view.modules().pixel(x, y);
            const QPoint corner(edge + x * module, edge + y * module);
            QCOMPARE(image.pixel(corner) & 0xFFFFFF, wanted & 0xFFFFFF);
            QCOMPARE(image.pixel(corner + QPoint(module - 1, module - 1)) & 0xFFFFFF, wanted & 0xFFFFFF);
            if (x < ui::QrView::QuietZone || y < ui::QrView::QuietZone)
                QCOMPARE(wanted & 0xFFFFFF, QRgb(0xFFFFFF));
        }
    QCOMPARE(ui::EnrollStep::grouped(QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWX")),
             QStringLiteral("ABCD EFGH IJKL MNOP\nQRST UVWX"));
    m_theme->setMode(ui::Theme::Mode::Light);
}

QTEST_MAIN(TstSignInPage)
#include "tst_signinpage.moc"
