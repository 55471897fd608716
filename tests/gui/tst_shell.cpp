// SPDX-License-Identifier: GPL-3.0-or-later
#include "uifixture.h"

#include "api/endpoints/demosource.h"
#include "tests/support/authreplies.h"
#include "ui/common/page.h"
#include "ui/common/statepane.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/deeplink.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/statepages.h"
#include "ui/shell/workspace.h"
#include "ui/signin/signinpage.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using ui::DeepLink;

namespace {

/// A page that counts what the shell does to it.
class PlainPage final : public ui::Page
{
public:
    explicit PlainPage(QWidget *parent)
        : Page(parent)
        , edit(new QLineEdit(this))
    {}
    void activate() override { ++activated; }
    void refresh() override { ++refreshed; }
    void setReadOnly(ui::ReadOnly why) override { edit->setReadOnly(why != ui::ReadOnly::No); }
    [[nodiscard]] QUrlQuery query() const override { return m_query; }
    void open(const QUrlQuery &query) override { m_query = query; }

    QLineEdit *edit;
    int activated = 0;
    int refreshed = 0;

private:
    QUrlQuery m_query;
};

ui::PageEntry entry(const QString &id, const QString &permission)
{
    ui::PageEntry entry;
    entry.id = id;
    entry.title = [id] {
        return QStringLiteral("Title ") + id;
    };
    entry.icon = QStringLiteral("grid-1x2");
    entry.permission = permission;
    entry.make = [](QWidget *parent) {
        return new PlainPage(parent);
    };
    return entry;
}

} // namespace

/// The frame around the pages, in the real window, driven by keys and mouse.
class TstShell : public UiFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void deepLinks_data();
    void deepLinks();
    void linksOfOthersAreRefused_data();
    void linksOfOthersAreRefused();
    void paletteIgnoresAccentsAndOrder_data();
    void paletteIgnoresAccentsAndOrder();

    void navigationShowsWhatTheRoleMay();
    void forbiddenPageNamesTheRoles();
    void unknownPageIsNotFound();
    void historyGoesBackAndForward();
    void numberKeysAndRefresh();
    void paletteGoesToAPage();
    void themeAndLanguageSwitchKeepWhatIsTyped();
    void gravestNoticeWins();
    void expiredSessionStaysReadable();
    void lastPageComesBack();

private:
    void signIn();
    [[nodiscard]] PlainPage *page() const;
    [[nodiscard]] ui::PageHost *pages() const { return m_window->workspace()->pages(); }

    std::unique_ptr<ui::MainWindow> m_window;
};

void TstShell::init()
{
    m_theme->setMode(ui::Theme::Mode::Light);
    startAnew();
    m_server->script(kLogin, {loggedIn(1)});
    m_server->script(kLogout, {FakeReply::data("{}")});
    signIn();
}

void TstShell::cleanup()
{
    m_window.reset();
    end();
}

void TstShell::signIn()
{
    ui::PageTable table;
    table.add(entry(QStringLiteral("one"), QStringLiteral("dashboard.read")));
    table.add(entry(QStringLiteral("two"), QString()));
    table.add(entry(QStringLiteral("people"), QStringLiteral("users.write")));
    m_window =
        std::make_unique<ui::MainWindow>(ui::MainWindow::Parts{m_session.get(), nullptr, nullptr, context(), table});
    m_window->resize(1400, 800);
    m_window->show();
    m_window->begin(m_server->url());
    givePassword(QStringLiteral("secret-secret"));
    QTRY_VERIFY(m_window->workspace());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

PlainPage *TstShell::page() const
{
    return static_cast<PlainPage *>(pages()->currentPage());
}

void TstShell::deepLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("whole") << QStringLiteral("atalaya://a.example:8443/uno/dashboard?period=7d") << true;
    QTest::newRow("no port") << QStringLiteral("atalaya://a.example/uno/dashboard") << true;
    QTest::newRow("platform's own") << QStringLiteral("atalaya://a.example/-/fleet") << true;
    QTest::newRow("spaces around") << QStringLiteral("  atalaya://a.example/uno/dashboard ") << true;
    QTest::newRow("other scheme") << QStringLiteral("https://a.example/uno/dashboard") << false;
    QTest::newRow("no page") << QStringLiteral("atalaya://a.example/uno") << false;
    QTest::newRow("empty tenant") << QStringLiteral("atalaya://a.example//dashboard") << false;
    QTest::newRow("too deep") << QStringLiteral("atalaya://a.example/uno/dashboard/x") << false;
    QTest::newRow("climbs") << QStringLiteral("atalaya://a.example/../dashboard") << false;
    QTest::newRow("password") << QStringLiteral("atalaya://me:pw@a.example/uno/dashboard") << false;
    QTest::newRow("no host") << QStringLiteral("atalaya:///uno/dashboard") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TstShell::deepLinks()
{
    QFETCH(QString, text);
    const auto link = DeepLink::parse(text);
    QTEST(link.has_value(), "good");
    if (link)
        QCOMPARE(DeepLink::parse(link->toString()), link);
}

void TstShell::linksOfOthersAreRefused_data()
{
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<bool>("sameServer");
    QTest::addColumn<bool>("opened");
    QTest::newRow("mine") << QStringLiteral("uno") << true << true;
    QTest::newRow("another tenant") << QStringLiteral("dos") << true << false;
    QTest::newRow("the platform") << QStringLiteral("-") << true << false;
    QTest::newRow("another server") << QStringLiteral("uno") << false << false;
}

void TstShell::linksOfOthersAreRefused()
{
    QFETCH(QString, tenant);
    QFETCH(bool, sameServer);
    QFETCH(bool, opened);
    pages()->go(QStringLiteral("two"));
    QSignalSpy refused(m_window->workspace(), &ui::Workspace::linkRefused);
    const int port = sameServer ? m_server->url().port() : m_server->url().port() + 1;
    const QString text = QStringLiteral("atalaya://127.0.0.1:%1/%2/one?period=7d").arg(port).arg(tenant);
    QCOMPARE(m_window->workspace()->openLink(text), opened);
    QCOMPARE(refused.count(), opened ? 0 : 1);
    QCOMPARE(pages()->currentId(), opened ? QStringLiteral("one") : QStringLiteral("two"));
    if (opened)
        QCOMPARE(m_window->workspace()->linkToHere(), text);
}

void TstShell::paletteIgnoresAccentsAndOrder_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing typed") << QString() << true;
    QTest::newRow("no accent") << QStringLiteral("gestion") << true;
    QTest::newRow("accent") << QStringLiteral("GESTIÓN") << true;
    QTest::newRow("other order") << QStringLiteral("pol ges") << true;
    QTest::newRow("absent") << QStringLiteral("flota") << false;
}

void TstShell::paletteIgnoresAccentsAndOrder()
{
    QFETCH(QString, typed);
    QTEST(ui::CommandPalette::matches(QStringLiteral("Gestión de políticas"), typed), "found");
}

void TstShell::navigationShowsWhatTheRoleMay()
{
    QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("nav.one")));
    QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("nav.two")));
    QVERIFY(!m_window->findChild<QWidget *>(QStringLiteral("nav.people")));
    QTest::mouseClick(m_window->findChild<QWidget *>(QStringLiteral("nav.two")), Qt::LeftButton);
    QCOMPARE(pages()->currentId(), QStringLiteral("two"));
    QCOMPARE(page()->activated, 1);
    QCOMPARE(m_window->findChild<QLabel *>(QStringLiteral("topBar.title"))->text(), QStringLiteral("Title two"));
}

void TstShell::forbiddenPageNamesTheRoles()
{
    pages()->go(QStringLiteral("two"));
    pages()->go(QStringLiteral("people"));
    QVERIFY(!pages()->currentPage());
    auto *const pane = pages()->currentWidget()->findChild<ui::StatePane *>();
    QVERIFY(pane);
    QVERIFY(pane->accessibleName().contains(QStringLiteral("Administration")));
    QVERIFY(pane->accessibleName().contains(QStringLiteral("Manager")));
    QTest::mouseClick(pane->secondaryButton(), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Title people")));
    QTest::mouseClick(pane->primaryButton(), Qt::LeftButton);
    QCOMPARE(pages()->currentId(), QStringLiteral("two"));
}

void TstShell::unknownPageIsNotFound()
{
    pages()->go(QStringLiteral("nowhere"));
    QVERIFY(!pages()->currentPage());
    QCOMPARE(pages()->currentTitle(), ui::notFoundWords().title);
}

void TstShell::historyGoesBackAndForward()
{
    pages()->go(QStringLiteral("one"));
    pages()->go(QStringLiteral("two"));
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(pages()->currentId(), QStringLiteral("one"));
    QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(pages()->currentId(), QStringLiteral("two"));
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    pages()->go(QStringLiteral("people"));
    QVERIFY(!pages()->canGoForward());
}

void TstShell::numberKeysAndRefresh()
{
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(pages()->currentId(), QStringLiteral("two"));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(page()->refreshed, 1);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(pages()->currentId(), QStringLiteral("one"));
}

void TstShell::paletteGoesToAPage()
{
    pages()->go(QStringLiteral("one"));
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *const edit = m_window->findChild<QLineEdit *>(QStringLiteral("palette.edit"));
    QTRY_VERIFY(edit->isVisible() && edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("title two"));
    QCOMPARE(m_window->findChild<QListWidget *>(QStringLiteral("palette.list"))->count(), 1);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(pages()->currentId(), QStringLiteral("two"));
    QVERIFY(!edit->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
}

void TstShell::themeAndLanguageSwitchKeepWhatIsTyped()
{
    pages()->go(QStringLiteral("two"));
    page()->edit->setFocus();
    QTest::keyClicks(page()->edit, QStringLiteral("half a word"));
    auto *const operations = m_window->findChild<QWidget *>(QStringLiteral("status.operations"));
    const QString english = operations->accessibleName();
    m_language->setPreference(QStringLiteral("es"));
    QTRY_VERIFY(operations->accessibleName() != english);
    QCOMPARE(operations->accessibleName(), QStringLiteral("Sin operaciones en curso"));
    m_theme->setMode(ui::Theme::Mode::Dark);
    QTRY_VERIFY(ui::Tokens::of(m_window.get()).dark);
    QCOMPARE(page()->edit->text(), QStringLiteral("half a word"));
    QVERIFY(page()->edit->hasFocus());
}

void TstShell::gravestNoticeWins()
{
    auto *const notices = m_window->workspace()->notices();
    auto *const banner = m_window->findChild<QWidget *>(QStringLiteral("banner"));
    QVERIFY(!banner->isVisible());
    using Kind = ui::Notices::Kind;
    notices->set(Kind::Onboarding, {ui::Tint::Info, {}, QStringLiteral("onboarding"), {}, {}});
    notices->set(Kind::Offline, {ui::Tint::Warn, {}, QStringLiteral("offline"), {}, {}});
    notices->set(Kind::Subscription, {ui::Tint::Info, {}, QStringLiteral("plan"), {}, {}});
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().startsWith(QStringLiteral("offline")));
    notices->clear(Kind::Offline);
    QVERIFY(banner->accessibleName().startsWith(QStringLiteral("plan")));
    notices->clear(Kind::Subscription);
    notices->clear(Kind::Onboarding);
    QVERIFY(!banner->isVisible());
}

void TstShell::expiredSessionStaysReadable()
{
    pages()->go(QStringLiteral("two"));
    PlainPage *const before = page();
    before->edit->setText(QStringLiteral("draft"));
    // Any call that is refused, and a refresh that is refused too.
    m_server->script("GET /api/x", {FakeReply::error(401, "token_expired")});
    m_server->script(kRefresh, {FakeReply::error(401, "session_ended")});
    api::Request request;
    request.path = QStringLiteral("/api/x");
    const auto call = m_client->send(request);
    QTRY_COMPARE(m_session->state(), api::Session::State::Expired);
    QCOMPARE(page(), before);
    QVERIFY(before->edit->isReadOnly());
    auto *const button = m_window->findChild<QPushButton *>(QStringLiteral("banner.button"));
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *const dialog = m_window->findChild<QDialog *>(QStringLiteral("signInDialog"));
    QVERIFY(dialog && dialog->isVisible());
    auto *const email = dialog->findChild<QLineEdit *>(QStringLiteral("signin.email"));
    QCOMPARE(email->text(), QStringLiteral("ana@ejemplo.es"));
    QVERIFY(!email->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("signin.passwordField")),
                     QStringLiteral("secret-secret"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("signin.continue")), Qt::LeftButton);
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
    QCOMPARE(page(), before);
    QCOMPARE(before->edit->text(), QStringLiteral("draft"));
    QVERIFY(!before->edit->isReadOnly());
    QVERIFY(!button->isVisible());
}

void TstShell::lastPageComesBack()
{
    pages()->go(QStringLiteral("two"));
    m_window->resize(1300, 700);
    m_window->close();
    m_window.reset();
    m_session = std::make_unique<api::Session>(m_client.get());
    signIn();
    QCOMPARE(pages()->currentId(), QStringLiteral("two"));
}

QTEST_MAIN(TstShell)
#include "tst_shell.moc"
