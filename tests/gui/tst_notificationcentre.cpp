// SPDX-License-Identifier: GPL-3.0-or-later
#include "uifixture.h"

#include "tests/models/fakenotificationsource.h"
#include "tests/support/authreplies.h"
#include "ui/common/page.h"
#include "ui/notifications/bellbutton.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTest>
#include <QVBoxLayout>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

/// Somebody types here.
class FieldPage final : public ui::Page
{
public:
    explicit FieldPage(QWidget *parent)
        : Page(parent)
        , m_field(new QLineEdit(this))
    {
        m_field->setObjectName(u"field"_s);
        (new QVBoxLayout(this))->addWidget(m_field);
    }
    void activate() override {}
    void refresh() override {}
    [[nodiscard]] QUrlQuery query() const override { return m_query; }
    void open(const QUrlQuery &query) override { m_query = query; }

private:
    QLineEdit *m_field;
    QUrlQuery m_query;
};

} // namespace

/// The bell in the window: when it asks, how it opens, where it leads, and that nothing of it outlives its person.
class TstNotificationCentre : public UiFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAnew();
        m_source = std::make_unique<FakeNotificationSource>();
        enter(true);
    }
    void cleanup()
    {
        m_window.reset();
        end();
    }

    void theWindowInFrontAsks()
    {
        QTRY_COMPARE(m_source->byItself, std::vector<bool>{true});
        answer({FakeNotificationSource::told(2), FakeNotificationSource::told(1, true)});
        QTRY_COMPARE(bell()->unread(), 1);
        QCOMPARE(bell()->accessibleName(), u"Notifications, 1 unread"_s);
    }

    void whatComesTakesNothingFromWhoWrites()
    {
        answer({});
        auto *const field = m_window->findChild<QLineEdit *>(u"field"_s);
        field->setFocus();
        QTest::keyClicks(field, u"half a"_s);
        open();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QVERIFY(!pane()->isVisible());
        QCOMPARE(m_window->focusWidget(), field);
        answer({FakeNotificationSource::told(1)});
        QTRY_COMPARE(bell()->unread(), 1);
        QVERIFY(bell()->accessibleDescription().startsWith(u"Marta Vidal asks for an override"_s));
        QVERIFY(!pane()->isVisible());
        QCOMPARE(m_window->focusWidget(), field);
        QCOMPARE(field->text(), u"half a"_s);
    }

    void enterLeadsToTheSubject()
    {
        answer({FakeNotificationSource::told(1)});
        open();
        answer({FakeNotificationSource::told(1)});
        QTRY_VERIFY(list()->currentIndex().isValid());
        QTest::keyClick(list(), Qt::Key_Return);
        QTRY_COMPARE(pages()->currentId(), u"overrides"_s);
        QCOMPARE(pages()->currentPage()->query().queryItemValue(u"id"_s), u"ovr-1"_s);
        QVERIFY(!pane()->isVisible());
        QCOMPARE(m_source->marked, QStringList{u"ntf-1"_s});
        QCOMPARE(bell()->unread(), 0);
    }

    void mouseMenuAndPalette()
    {
        answer({FakeNotificationSource::told(1)});
        QTest::mouseClick(bell(), Qt::LeftButton);
        QTRY_VERIFY(pane()->isVisible());
        // It closes by the bell, by turning elsewhere, and by Esc.
        QTest::mouseClick(bell(), Qt::LeftButton);
        QVERIFY(!pane()->isVisible());
        QTest::mouseClick(bell(), Qt::LeftButton);
        QTest::mouseClick(pages(), Qt::LeftButton, {}, QPoint(20, 300));
        QVERIFY(!pane()->isVisible());
        QTest::mouseClick(bell(), Qt::LeftButton);
        m_window->findChild<QWidget *>(u"search"_s)->setFocus();
        QVERIFY(!pane()->isVisible());
        QTest::mouseClick(bell(), Qt::LeftButton);
        QVERIFY(pane()->isVisible());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QVERIFY(!pane()->isVisible());
        auto *const menu = m_window->findChild<QMenu *>(u"personMenu"_s);
        Q_EMIT menu->aboutToShow();
        QAction *const action = menu->findChild<QAction *>(u"personMenu.notifications"_s);
        QVERIFY(action);
        QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
        action->trigger();
        QTRY_VERIFY(pane()->isVisible());
    }

    void tabReachesTheBell()
    {
        auto *const search = m_window->findChild<QWidget *>(u"search"_s);
        search->setFocus(Qt::TabFocusReason);
        QTest::keyClick(search, Qt::Key_Tab);
        QCOMPARE(m_window->focusWidget(), bell());
        QTest::keyClick(bell(), Qt::Key_Space);
        QTRY_VERIFY(pane()->isVisible());
    }

    void whoSignsOutLeavesNothing()
    {
        answer({FakeNotificationSource::told(1)});
        QTRY_COMPARE(bell()->unread(), 1);
        open();
        m_server->script("POST /api/auth/logout", {FakeReply::json(204, {})});
        m_session->signOut();
        QTRY_VERIFY(!m_window->workspace());
        QTRY_VERIFY(!bell());
        QVERIFY(!pane());
        const std::size_t asked = m_source->byItself.size();
        QTest::qWait(50);
        QCOMPARE(m_source->byItself.size(), asked);
    }

    void anExpiredSessionAsksNothing()
    {
        answer({FakeNotificationSource::told(1)});
        m_window->workspace()->setExpired(true);
        const std::size_t asked = m_source->byItself.size();
        open(false);
        QTest::qWait(50);
        QCOMPARE(m_source->byItself.size(), asked);
        QTest::keyClick(list(), Qt::Key_Space);
        QVERIFY(m_source->marked.isEmpty());
    }

    void whoMayNotHasNoBell()
    {
        m_window.reset();
        end();
        startAnew();
        m_source = std::make_unique<FakeNotificationSource>();
        enter(false);
        QVERIFY(!bell());
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_source->byItself.empty());
    }

private:
    void enter(bool mayBeTold)
    {
        FakeReply who = me();
        if (mayBeTold)
            who.body.replace(R"("permissions":["dashboard.read"],"features")",
                             R"("permissions":["dashboard.read","notifications:own"],"features")");
        m_server->script("POST /api/auth/login", {loggedIn(1)});
        m_server->script("GET /api/auth/me", {who});
        ui::PageTable table;
        for (const QString &id : {u"first"_s, u"overrides"_s}) {
            ui::PageEntry entry;
            entry.id = id;
            entry.title = [id] {
                return id;
            };
            entry.icon = u"eye"_s;
            entry.make = [](QWidget *parent) {
                return new FieldPage(parent);
            };
            table.add(entry);
        }
        ui::MainWindow::Parts parts;
        parts.session = m_session.get();
        parts.context = context();
        parts.pages = table;
        parts.notifications = m_source.get();
        m_window = std::make_unique<ui::MainWindow>(parts);
        m_window->show();
        m_window->begin(m_server->url());
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        givePassword(u"the right password"_s);
        QTRY_VERIFY(m_window->workspace() && m_window->workspace()->isVisible());
    }
    [[nodiscard]] ui::BellButton *bell() const { return m_window->findChild<ui::BellButton *>(u"bell"_s); }
    [[nodiscard]] QWidget *pane() const { return m_window->findChild<QWidget *>(u"notifications"_s); }
    [[nodiscard]] QListView *list() const { return m_window->findChild<QListView *>(u"notifications.list"_s); }
    [[nodiscard]] ui::PageHost *pages() const { return m_window->workspace()->pages(); }
    /// The question that is under way.
    void answer(const std::vector<contract::Notification> &all)
    {
        QTRY_VERIFY(m_source->lists.open() > 0);
        while (m_source->lists.open() > 1)
            m_source->lists.giveUp();
        m_source->answer(all);
        QTest::qWait(0);
    }
    void open(bool asks = true)
    {
        const std::size_t asked = m_source->lists.open();
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(pane()->isVisible());
        if (asks)
            QVERIFY(m_source->lists.open() > asked);
    }

    std::unique_ptr<FakeNotificationSource> m_source;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TstNotificationCentre)
#include "tst_notificationcentre.moc"
