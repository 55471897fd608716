// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/sessionssource.h"
#include "models/sessionsmodel.h"
#include "tests/support/manualsource.h"
#include "ui/account/sessionsbox.h"
#include "ui/common/language.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;

namespace {

using Sessions = api::Dated<std::vector<contract::SessionInfo>>;

class Source final : public api::SessionsSource
{
public:
    QFuture<api::Result<Sessions>> sessions() override { return lists.add(); }
    QFuture<api::Result<void>> end(const QString &id) override
    {
        ended.append(id);
        return ends.add();
    }
    ManualCalls<Sessions> lists;
    ManualCalls<void> ends;
    QStringList ended;
};

contract::SessionInfo session(const char *id, bool current = false)
{
    contract::SessionInfo info;
    info.id = id;
    info.client = "Atalaya 0.1";
    info.current = current;
    return info;
}

} // namespace

/// The list of sessions in every state that it can be in, and what may be written from it.
class TstSessionsBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        new ui::Theme(this);
        (new ui::Language(this))->setPreference(u"en"_s);
    }
    void init()
    {
        m_source = std::make_unique<Source>();
        m_box = std::make_unique<ui::SessionsBox>(new models::SessionsModel(m_source.get()));
        m_box->resize(900, 500);
        m_box->show();
        m_box->refresh();
    }
    void cleanup()
    {
        m_box.reset();
        m_source.reset();
    }

    void barsUnderTheRealHeaderWhileLoading()
    {
        auto *const bars = m_box->findChild<ui::SkeletonRows *>();
        QVERIFY(bars->isVisible());
        QVERIFY(table()->isVisible());
        // Late, so that a quick answer does not flicker.
        const QImage before = bars->grab().toImage();
        QTRY_VERIFY(bars->grab().toImage() != before);
        answer({session("a", true)});
        QVERIFY(!bars->isVisible());
    }

    void nothingToShow_data()
    {
        QTest::addColumn<std::optional<Kind>>("kind");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("advice");
        QTest::addRow("empty") << std::optional<Kind>() << u"No open session is known"_s << u"Read the list again"_s;
        QTest::addRow("unavailable") << std::optional(Kind::Offline)
                                     << u"No connection, and your sessions were never read here"_s
                                     << u"as soon as the platform answers"_s;
        QTest::addRow("failed") << std::optional(Kind::Server) << u"Your sessions could not be read"_s
                                << u"The platform has a problem"_s;
    }
    void nothingToShow()
    {
        QFETCH(std::optional<Kind>, kind);
        QFETCH(QString, title);
        QFETCH(QString, advice);
        if (kind)
            m_source->lists.fail(*kind);
        else
            m_source->lists.answer(Sessions{});
        QTRY_VERIFY(pane()->isVisible());
        QVERIFY2(pane()->accessibleName().startsWith(title), qPrintable(pane()->accessibleName()));
        QVERIFY2(pane()->accessibleName().contains(advice), qPrintable(pane()->accessibleName()));
        pane()->primaryButton()->click();
        QCOMPARE(m_source->lists.open(), std::size_t{1});
        answer({session("a", true)});
        QVERIFY(!pane()->isVisible());
    }

    void oldRowsStayReadable_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("message");
        // The shell says it over the page.
        QTest::addRow("offline") << Kind::Offline << QString();
        QTest::addRow("server") << Kind::Server << u"The platform has a problem. What you see may be old."_s;
    }
    void oldRowsStayReadable()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, message);
        answer({session("a", true), session("b")});
        m_box->refresh();
        m_source->lists.fail(kind);
        QTRY_COMPARE(m_source->lists.open(), std::size_t{0});
        QTRY_COMPARE(words(u"account.message"_s), message);
        QVERIFY(table()->isVisible());
        QCOMPARE(table()->model()->rowCount(), 2);
    }

    void aCallThatWasGivenUpIsNoFaultOfThePlatform()
    {
        m_source->lists.giveUp();
        QTRY_VERIFY(pane()->isVisible());
        QVERIFY2(pane()->accessibleName().contains(u"The call was given up"_s), qPrintable(pane()->accessibleName()));
    }

    void writingIsOffWithItsReason_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<bool>("isEnabled");
        // Leaving this window needs nobody.
        QTest::addRow("this one") << 0 << true;
        QTest::addRow("another") << 1 << false;
    }
    void writingIsOffWithItsReason()
    {
        QFETCH(int, row);
        QFETCH(bool, isEnabled);
        answer({session("a", true), session("b")});
        m_box->setReadOnly(ui::ReadOnly::Offline);
        table()->selectRow(row);
        auto *const end = m_box->findChild<QPushButton *>(u"account.end"_s);
        QCOMPARE(end->isEnabled(), isEnabled);
        QCOMPARE(end->toolTip(), isEnabled ? QString() : ui::readOnlyWords(ui::ReadOnly::Offline));
        QCOMPARE(end->accessibleDescription(), end->toolTip());
        QSignalSpy signOut(m_box.get(), &ui::SessionsBox::signOutWanted);
        QTest::keyClick(table(), Qt::Key_Delete);
        QCOMPARE(signOut.size(), isEnabled ? 1 : 0);
        QVERIFY(m_source->ended.isEmpty());
        m_box->setReadOnly(ui::ReadOnly::No);
        QVERIFY(end->isEnabled());
        QVERIFY(end->toolTip().isEmpty());
        if (!isEnabled) {
            end->click();
            QCOMPARE(m_source->ended, QStringList{u"b"_s});
        }
    }

    void aRefreshKeepsTheSelection()
    {
        answer({session("a", true), session("b")});
        table()->selectRow(1);
        m_box->refresh();
        m_source->lists.answer(Sessions{{session("c"), session("a", true), session("b")}, {}});
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(table()->currentIndex().row(), 2);
        QCOMPARE(m_box->findChild<QPushButton *>(u"account.end"_s)->text(), u"End session"_s);
    }

private:
    [[nodiscard]] QTableView *table() const { return m_box->findChild<QTableView *>(u"account.sessions"_s); }
    [[nodiscard]] ui::StatePane *pane() const { return m_box->findChild<ui::StatePane *>(); }
    [[nodiscard]] QString words(const QString &name) const { return m_box->findChild<QLabel *>(name)->text(); }
    void answer(std::vector<contract::SessionInfo> list)
    {
        const int rows = static_cast<int>(list.size());
        m_source->lists.answer(Sessions{std::move(list), {}});
        QTRY_COMPARE(table()->model()->rowCount(), rows);
    }

    std::unique_ptr<Source> m_source;
    std::unique_ptr<ui::SessionsBox> m_box;
};

QTEST_MAIN(TstSessionsBox)
#include "tst_sessionsbox.moc"
