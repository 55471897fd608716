// SPDX-License-Identifier: GPL-3.0-or-later
#include "uifixture.h"

#include "api/net/operationlog.h"
#include "api/session/signin.h"
#include "charts/chartbase.h"
#include "models/dashboardpresenter.h"
#include "tests/models/dashboardfixture.h"
#include "tests/models/fakedashboardsource.h"
#include "tests/support/authreplies.h"
#include "tests/support/fakedrafts.h"
#include "ui/common/statepane.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T13:05:00Z"_s, Qt::ISODate);

class OtherPage final : public ui::Page
{
public:
    using Page::Page;
    void activate() override { setAsOf(now); }
    void refresh() override { ++refreshed; }
    void setReadOnly(ui::ReadOnly why) override { isReadOnly = why != ui::ReadOnly::No; }

    int refreshed = 0;
    bool isReadOnly = false;
};

class ScriptedPlatform final : public ui::LocalPlatform
{
public:
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] Failure failure() const override { return m_state == State::Failed ? Failure::Ended : Failure::None; }
    [[nodiscard]] QUrl url() const override { return m_state == State::Running ? address : QUrl(); }
    [[nodiscard]] QString detail() const override { return {}; }
    void start() override { go(State::Starting); }
    void go(State state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }

    QUrl address;

private:
    State m_state = State::Running;
};

ui::PageEntry entry(const QString &id, const QString &permission, std::function<ui::Page *(QWidget *)> make)
{
    ui::PageEntry entry;
    entry.id = id;
    entry.title = [id] {
        return id;
    };
    entry.icon = u"grid-1x2"_s;
    entry.permission = permission;
    entry.make = std::move(make);
    return entry;
}

} // namespace

/// The workspace with the real dashboard in it.
class TstWorkspace : public UiFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAnew();
        m_server->script(kLogin, {loggedIn(1)});
        m_source = std::make_unique<FakeDashboardSource>();
        m_local = std::make_unique<ScriptedPlatform>();
        m_local->address = m_server->url();
        ui::PageTable table;
        table.add(entry(u"dashboard"_s, u"dashboard.read"_s, [this](QWidget *parent) {
            auto *const presenter = new models::DashboardPresenter(m_source.get(), madrid(), [] { return now; });
            return new ui::DashboardPage(presenter, madrid(), parent);
        }));
        table.add(entry(u"other"_s, {}, [](QWidget *parent) { return new OtherPage(parent); }));
        table.add(entry(u"people"_s, u"users.write"_s, [](QWidget *parent) { return new OtherPage(parent); }));
        m_drafts.list.clear();
        ui::MainWindow::Parts parts{m_session.get(), nullptr, m_local.get(), context(), table};
        parts.drafts = &m_drafts;
        m_window = std::make_unique<ui::MainWindow>(parts);
        m_window->resize(1400, 800);
        m_window->show();
        givePassword(u"secret-secret"_s);
        // A main window shows its centre with the next layout.
        QTRY_VERIFY(m_window->workspace() && m_window->workspace()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        end();
    }

    void historyLeavesTheDashboard()
    {
        pages()->go(u"other"_s);
        pages()->go(u"dashboard"_s);
        answer();
        m_window->findChild<QAbstractButton *>(u"segment.90d"_s)->click();
        answer();
        const auto period = [this] {
            return pages()->currentPage()->query().queryItemValue(u"period"_s);
        };
        QCOMPARE(period(), u"90d"_s);
        alt(Qt::Key_Left);
        QCOMPARE(pages()->currentId(), u"dashboard"_s);
        QCOMPARE(period(), u"30d"_s);
        answer();
        alt(Qt::Key_Left);
        QCOMPARE(pages()->currentId(), u"other"_s);
        alt(Qt::Key_Right);
        QCOMPARE(pages()->currentId(), u"dashboard"_s);
        QCOMPARE(period(), u"30d"_s);
        alt(Qt::Key_Right);
        QCOMPARE(period(), u"90d"_s);
        QVERIFY(!pages()->canGoForward());
    }

    void goingToTheSamePageIsNoStep()
    {
        pages()->go(u"other"_s);
        pages()->go(u"dashboard"_s);
        pages()->go(u"dashboard"_s);
        alt(Qt::Key_Left);
        QCOMPARE(pages()->currentId(), u"other"_s);
    }

    void escapeClosesInTheChartFirst()
    {
        pages()->go(u"dashboard"_s);
        answer();
        auto *const chart = m_window->findChild<QWidget *>(u"card.tasks"_s)->findChild<charts::ChartBase *>();
        QTRY_VERIFY(chart->isVisible() && chart->pointCount() > 0);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(chart->currentPoint() >= 0);
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(chart->currentPoint(), -1);
        QTest::keyClick(chart, Qt::Key_T);
        QVERIFY(chart->isTableShown());
        QTest::keyClick(chart->tableView(), Qt::Key_Escape);
        QVERIFY(!chart->isTableShown());
    }

    void anotherRoleReachesTheShell()
    {
        pages()->go(u"dashboard"_s);
        QVERIFY(m_window->findChild<QWidget *>(u"nav.dashboard"_s));
        Person admin;
        admin.role = "ADMIN";
        FakeReply fresh = me(admin);
        const QByteArray may = R"("permissions":["dashboard.read"],"features")";
        fresh.body.replace(may, R"("permissions":["users.write"],"features")");
        m_server->script(kMe, {fresh});
        m_server->script(kRefresh, {authenticated(2, admin)});
        m_server->script("GET /api/x", {FakeReply::error(401, "token_expired"), FakeReply::data("{}")});
        api::Request request;
        request.path = u"/api/x"_s;
        const auto call = m_client->send(request);
        QTRY_VERIFY(m_window->findChild<QWidget *>(u"nav.people"_s));
        QVERIFY(!m_window->findChild<QWidget *>(u"nav.dashboard"_s));
        QVERIFY(!pages()->currentPage());
        auto *const pane = pages()->currentWidget()->findChild<ui::StatePane *>();
        QVERIFY(pane->accessibleName().contains(u"Administration"_s));
        pages()->go(u"people"_s);
        QVERIFY(pages()->currentPage());
    }

    void unreachableIsToldOnceAndNothingIsWritten()
    {
        pages()->go(u"other"_s);
        auto *const page = static_cast<OtherPage *>(pages()->currentPage());
        QVERIFY(!page->isReadOnly);
        m_server->script("GET /api/x", {FakeReply::data("{}").cut(0)});
        api::Request request;
        request.path = u"/api/x"_s;
        const auto call = m_client->send(request);
        auto *const banner = m_window->findChild<QWidget *>(u"banner"_s);
        QTRY_VERIFY(banner->isVisible());
        // 13:05 in UTC; the tenant is in Madrid, and it is not today.
        QVERIFY(banner->accessibleName().contains(u"14:05 on 7 Feb 2026"_s));
        QVERIFY(words("status.asOf").contains(u"14:05 on 7 Feb 2026"_s));
        QVERIFY(page->isReadOnly);
        QCOMPARE(words("status.readOnly"), u"Read-only until the platform answers again"_s);
        m_server->script("GET /api/y", {FakeReply::data(R"({"a":1})", "t-1")});
        request.path = u"/api/y"_s;
        const auto again = m_client->send(request);
        QTRY_VERIFY(!banner->isVisible());
        QVERIFY(!page->isReadOnly);
    }

    void recoversByItself_data()
    {
        QTest::addColumn<bool>("isPressed");
        QTest::addRow("waiting") << false;
        QTest::addRow("try now") << true;
    }
    void recoversByItself()
    {
        QFETCH(bool, isPressed);
        pages()->go(u"other"_s);
        auto *const page = static_cast<OtherPage *>(pages()->currentPage());
        m_server->goAway();
        api::Request request;
        request.path = u"/api/x"_s;
        request.repetitions = 0;
        const auto call = m_client->send(request);
        auto *const banner = m_window->findChild<QWidget *>(u"banner"_s);
        QTRY_VERIFY(banner->isVisible());
        const auto listed = m_client->operations()->failures().size();
        m_server->comeBack();
        if (isPressed) {
            banner->findChild<QPushButton *>(u"banner.button"_s)->click();
            QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), 1500);
        }
        QTRY_VERIFY(!banner->isVisible());
        QCOMPARE(page->refreshed, 1);
        QVERIFY(!page->isReadOnly);
        // Its own questions are not operations of anybody.
        QCOMPARE(m_client->operations()->failures().size(), listed);
    }

    void leavingAsksAboutUnsentWork_data()
    {
        QTest::addColumn<bool>("hasDrafts");
        QTest::addRow("nothing unsent") << false;
        QTest::addRow("a draft") << true;
    }
    void leavingAsksAboutUnsentWork()
    {
        QFETCH(bool, hasDrafts);
        if (hasDrafts)
            m_drafts.keep(u"policy/p-1"_s, "x");
        Q_EMIT m_window->workspace()->signOutWanted();
        auto *const dialog = m_window->findChild<QWidget *>(u"signOutDialog"_s);
        QCOMPARE(dialog != nullptr, hasDrafts);
        if (hasDrafts) {
            QCOMPARE(m_session->state(), api::Session::State::SignedIn);
            dialog->findChild<QPushButton *>(u"signOut.keep"_s)->click();
        }
        QTRY_COMPARE(m_session->state(), api::Session::State::SignedOut);
        QCOMPARE(m_drafts.list.size(), hasDrafts ? 1 : 0);
        QTRY_VERIFY(m_window->signInPage());
    }

    void anEndedPlatformCanBeStartedAgain()
    {
        using State = ui::LocalPlatform::State;
        pages()->go(u"other"_s);
        auto *const page = static_cast<OtherPage *>(pages()->currentPage());
        auto *const banner = m_window->findChild<QWidget *>(u"banner"_s);
        auto *const button = banner->findChild<QPushButton *>(u"banner.button"_s);
        m_local->go(State::Failed);
        QVERIFY(banner->isVisible());
        QCOMPARE(button->text(), u"Start again"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_local->state(), State::Starting);
        QVERIFY(!button->isVisible());
        m_local->go(State::Running);
        QVERIFY(!banner->isVisible());
        QCOMPARE(page->refreshed, 1);
        // At another address it is not the platform of this session.
        m_local->go(State::Failed);
        m_local->address.setPort(1);
        m_local->go(State::Running);
        QCOMPARE(m_session->state(), api::Session::State::SignedOut);
    }

private:
    [[nodiscard]] ui::PageHost *pages() const { return m_window->workspace()->pages(); }
    [[nodiscard]] QString words(const char *name) const
    {
        return m_window->findChild<QLabel *>(QLatin1String(name))->text().replace(QChar::Nbsp, u' ');
    }
    void alt(Qt::Key key) const { QTest::keyClick(m_window.get(), key, Qt::AltModifier); }
    void answer()
    {
        m_source->dashboards.back().succeed(fixtureWeek(), now);
        QTRY_COMPARE(pages()->currentPage()->asOf(), now);
    }

    std::unique_ptr<FakeDashboardSource> m_source;
    std::unique_ptr<ScriptedPlatform> m_local;
    FakeDrafts m_drafts;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TstWorkspace)
#include "tst_workspace.moc"
