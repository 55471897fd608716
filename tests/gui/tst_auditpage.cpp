// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatoraudit.h"

#include "charts/histogramchart.h"
#include "models/auditpresenter.h"
#include "models/auditresult.h"
#include "models/audittrust.h"
#include "tests/support/memorypins.h"
#include "ui/audit/auditpage.h"
#include "ui/audit/audittable.h"
#include "ui/audit/facetpane.h"
#include "ui/audit/factgrid.h"
#include "ui/audit/querybar.h"
#include "ui/audit/querychip.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPromise>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

const api::LogName theLog{u"https://platform.example"_s, u"ten-1"_s};
const tests::OperatorKey theKey("atalaya-00/t/ten-1/1", 1);

} // namespace

/// The page over a real verifier and an operator's log of 300 decisions.
class TestAuditPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<ui::Theme>();
        m_theme->setMode(ui::Theme::Mode::Light);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"a.ini"_s), QSettings::IniFormat);
        m_operator = std::make_unique<tests::OperatorSource>(theKey);
        m_operator->add(300);
        m_operator->entries[299].meta =
            R"(["crédito","Crédito 20-4471","Aprobar operación","blocked","pol-7","Riesgo alto",7,0.71,94,true])";
        m_operator->entries[299].body =
            R"({"correlationId":"c-9","inputs":{"importe":48500,"solicitante":"[dni]"},"reason":"requiere revisión humana","user":"ana"})";
        m_operator->entries[298].meta =
            R"(["cartera","Crédito 20-4471","Ampliar límite","review","pol-7","Riesgo alto",7,null,null,false])";
        m_operator->rebuild();
        m_source = std::make_unique<tests::OperatorAudit>(m_operator.get());
        m_pins = std::make_unique<tests::MemoryPins>();
        m_log = std::make_unique<api::LogVerifier>(m_operator.get(), m_pins.get());
        m_log->setLog(theLog);
        m_rows = std::make_unique<api::RowVerifier>(m_operator.get(), m_log.get());
        m_check = std::make_unique<api::ResultCheck>(m_operator.get(), m_log.get());
        make(QSize(1440, 860));
    }
    void cleanup()
    {
        m_window.reset();
        m_check.reset();
        m_rows.reset();
        m_log.reset();
    }

    void everyRowIsShownAndVerified()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QTRY_COMPARE(cell(0, AuditLogModel::State), u"Blocked"_s);
        QCOMPARE(cell(0, AuditLogModel::Confidence), u"0.71"_s);
        QCOMPARE(cell(1, AuditLogModel::Risk), u"no data"_s);
        QCOMPARE(cell(1, AuditLogModel::State), u"In review"_s);
        QTRY_COMPARE(spoken(0, AuditLogModel::Proof), u"Verified"_s);
        QCOMPARE(label(u"auditTotal"_s), u"300"_s);
        QCOMPARE(label(u"auditOf"_s), u"of 300 decisions"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified against head 300 · trusted on first use"_s));
        QVERIFY(spoken(0, AuditLogModel::Time).endsWith(u"Blocked, crédito, Aprobar operación, Verified"_s));
        QCOMPARE(table()->verticalHeader()->sectionSize(0), 28);
        picture(u"page"_s);
    }

    void theDecisionSaysWhyFirstAndProofLast()
    {
        select(0);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 299"_s);
        QCOMPARE(label(u"decisionReason"_s),
                 u"“This action was blocked by the tenant’s policy Riesgo alto. Reason: requiere revisión humana.”"_s);
        QTRY_COMPARE(fact(u"decisionInputs"_s, u"importe"_s), u"48500"_s);
        QCOMPARE(fact(u"decisionInputs"_s, u"solicitante"_s), u"[dni]"_s);
        QCOMPARE(fact(u"decisionFacts"_s, u"Policy"_s), u"Riesgo alto, version 7"_s);
        QCOMPARE(fact(u"decisionFacts"_s, u"User"_s), u"ana"_s);
        QTRY_COMPARE(label(u"proofTitle"_s), u"Proof checked on this computer"_s);
        QCOMPARE(fact(u"proofFacts"_s, u"Leaf"_s), u"299 of 300"_s);
        QVERIFY(!label(u"proofLimits"_s).isEmpty());
        // The entity's other decision is a link to it.
        auto *const other = find<QPushButton>(u"other.0"_s);
        QTRY_VERIFY(other->isVisible());
        other->click();
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QTRY_COMPARE(table()->currentRow(), 1);
        QCOMPARE(fact(u"decisionFacts"_s, u"Confidence"_s), u"no data"_s);
        picture(u"decision"_s);
    }

    void keysWalkFilterAndPeek()
    {
        select(0);
        QTest::keyClick(table(), Qt::Key_J);
        QTest::keyClick(table(), Qt::Key_J);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 297"_s);
        QTest::keyClick(table(), Qt::Key_K);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(!find<QWidget>(u"decisionPane"_s)->isVisible());
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(find<QWidget>(u"decisionPane"_s)->isVisible());
        // F takes the cell into the query, Shift+F out of it.
        table()->setCurrentIndex(table()->model()->index(1, AuditLogModel::Agent));
        QTest::keyClick(table(), Qt::Key_F);
        QTRY_COMPARE(m_source->asked.last(), u"agent:cartera"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(bar()->chips().constFirst()->text(), u"agent cartera"_s);
        QTest::keyClick(m_page, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        table()->setCurrentIndex(table()->model()->index(1, AuditLogModel::State));
        QTest::keyClick(table(), Qt::Key_F, Qt::ShiftModifier);
        QTRY_COMPARE(m_source->asked.last(), u"-state:review"_s);
        QTRY_COMPARE(label(u"auditTotal"_s), u"299"_s);
    }

    void theQueryIsTypedAndLeft()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Slash);
        QVERIFY(bar()->edit()->hasFocus());
        QTest::keyClicks(bar()->edit(), u"state:blocked "_s);
        QTest::keyClick(bar()->edit(), Qt::Key_Return);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QTest::keyClick(bar()->edit(), Qt::Key_Escape);
        QCOMPARE(m_window->focusWidget(), table());
        // A query that can't be understood asks nothing and says why.
        bar()->focusText();
        const auto before = m_source->asked.size();
        QTest::keyClicks(bar()->edit(), u"risk:x"_s);
        QTest::keyClick(bar()->edit(), Qt::Key_Return);
        QVERIFY(label(u"auditProblem"_s).startsWith(u"“x” is no number for “risk”"_s));
        QCOMPARE(m_source->asked.size(), before);
    }

    void facetsByMouseAndSpace()
    {
        auto *const facets = find<ui::FacetPane>(u"auditFacets"_s);
        QTRY_COMPARE(facets->model()->rowCount(), 2);
        const QModelIndex state = facets->model()->index(0, 0);
        const QModelIndex blocked = facets->model()->index(0, 0, state);
        QCOMPARE(blocked.data().toString(), u"Blocked"_s);
        QCOMPARE(blocked.data(Qt::AccessibleTextRole).toString(), u"Blocked, 1"_s);
        QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(blocked).center());
        QTRY_COMPARE(m_source->asked.last(), u"state:blocked"_s);
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        facets->setFocus();
        facets->setCurrentIndex(facets->model()->index(0, 0, facets->model()->index(0, 0)));
        QTest::keyClick(facets, Qt::Key_Space);
        QTRY_COMPARE(label(u"auditTotal"_s), u"300"_s);
    }

    void theBrushNarrowsTheTime()
    {
        auto *const chart = find<charts::HistogramChart>(u"auditHistogram"_s);
        QTRY_VERIFY(chart->pointCount() >= 20);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(chart, Qt::Key_Return);
        QTRY_VERIFY(m_source->asked.last().startsWith(u"from:2026-01-01"_s));
        QTRY_VERIFY(table()->model()->rowCount() < 60);
        QVERIFY(table()->model()->rowCount() > 0);
        QVERIFY(!chart->brush());
    }

    void onlyThePlatformsOrders()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        auto *const header = table()->horizontalHeader();
        const auto click = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              QPoint(header->sectionViewportPosition(column) + 20, 15));
        };
        click(AuditLogModel::Time);
        QTRY_COMPARE(cell(0, AuditLogModel::Agent), u"agent-0"_s);
        QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
        click(AuditLogModel::Agent);
        QCOMPARE(header->sortIndicatorSection(), int(AuditLogModel::Time));
    }

    void columnsDensityAndViewsComeBack()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        find<QToolButton>(u"auditDensity"_s)->click();
        QCOMPARE(table()->verticalHeader()->defaultSectionSize(), 34);
        QMenu menu;
        table()->fillColumnMenu(&menu);
        menu.findChild<QAction *>(u"auditColumn.%1"_s.arg(int(AuditLogModel::Seq)))->trigger();
        QVERIFY(!table()->isColumnHidden(AuditLogModel::Seq));
        // A view is saved under a name and found in the palette.
        m_page->open(QUrlQuery(u"q=state:blocked"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        QTest::keyClick(table(), Qt::Key_S, Qt::ControlModifier);
        auto *const name = m_page->findChild<QLineEdit *>(u"saveView.name"_s);
        QVERIFY(name);
        QTest::keyClicks(name, u"Doubtful"_s);
        m_page->findChild<QPushButton *>(u"saveView.save"_s)->click();
        QCOMPARE(find<QPushButton>(u"auditViews"_s)->text(), u"View: Doubtful"_s);
        m_page->open(QUrlQuery(u"q="_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"300"_s);
        const auto commands = m_page->commands();
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.constFirst().text, u"View: Doubtful"_s);
        commands.constFirst().run();
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        make(QSize(1440, 860));
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QCOMPARE(table()->verticalHeader()->defaultSectionSize(), 34);
        QVERIFY(!table()->isColumnHidden(AuditLogModel::Seq));
    }

    void twoDecisionsSideBySide()
    {
        select(0);
        QTest::keyClick(table(), Qt::Key_C);
        QVERIFY(label(u"auditTrust"_s).startsWith(u"One decision is marked"_s));
        select(1);
        QTest::keyClick(table(), Qt::Key_C);
        auto *const rows = m_page->findChild<QTableView *>(u"auditCompareTable"_s);
        QVERIFY(rows);
        QTRY_VERIFY(rows->isVisible());
        QCOMPARE(rows->model()->headerData(1, Qt::Horizontal).toString(), u"Decision 299"_s);
        const int all = rows->model()->rowCount();
        m_page->findChild<QAbstractButton *>(u"auditCompare.only"_s)->click();
        QVERIFY(rows->model()->rowCount() < all);
        picture(u"compare"_s);
    }

    void aLinkOpensQueryAndDecision()
    {
        const QString id = QString::fromStdString(m_operator->shownId(298));
        m_page->open(QUrlQuery(u"q=state:review&decision="_s + id));
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QCOMPARE(m_page->query().queryItemValue(u"q"_s, QUrl::FullyDecoded), u"state:review"_s);
        QCOMPARE(m_page->query().queryItemValue(u"decision"_s, QUrl::FullyDecoded), id);
    }

    void aNarrowPageHasTheDecisionOverTheTable()
    {
        make(QSize(1000, 700));
        select(0);
        auto *const pane = find<QWidget>(u"decisionPane"_s);
        QVERIFY(!pane->isVisible());
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(pane->isVisible());
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 299"_s);
        QVERIFY(pane->mapTo(m_page, QPoint(pane->width(), 0)).x() == m_page->width());
        QVERIFY(m_page->leaveTrail());
        QVERIFY(!pane->isVisible());
        QVERIFY(!m_page->leaveTrail());
        picture(u"narrow"_s);
    }

    void nothingFitsAndNothingAnswers()
    {
        m_page->open(QUrlQuery(u"q=agent:nobody"_s));
        QTRY_COMPARE(stateTitle(), u"No decision fits this query"_s);
        find<QWidget>(u"auditState"_s)->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QTRY_COMPARE(label(u"auditTotal"_s), u"300"_s);
        make(QSize(1440, 860), false);
        api::ApiError error;
        error.kind = api::ApiError::Kind::Server;
        error.correlationId = u"c-51e0"_s;
        m_source->error = error;
        m_page->activate();
        QTRY_COMPARE(stateTitle(), u"The platform has a problem"_s);
        m_source->error.reset();
        find<QWidget>(u"auditState"_s)->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QTRY_COMPARE(table()->model()->rowCount(), 300);
    }

    void aWholeResultIsVerified()
    {
        m_page->open(QUrlQuery(u"q=agent:agent-3"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"30"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"The result is complete"_s);
        QCOMPARE(fact(u"auditVerify.facts"_s, u"They fit"_s), u"30"_s);
        picture(u"verified"_s);
    }

    void theNumberOfAHiddenRowIsNamed()
    {
        m_source->hidden = {153};
        m_page->open(QUrlQuery(u"q=agent:agent-3"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"29"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"This result is not what the log holds"_s);
        QCOMPARE(m_page->findChild<QPlainTextEdit *>(u"auditVerify.numbers"_s)->toPlainText(), u"Left out: 153"_s);
        picture(u"omitted"_s);
    }

    void aRowThatIsToldAndNotShownIsNamed()
    {
        m_source->hidden = {153};
        m_source->tellsHidden = true;
        m_page->open(QUrlQuery(u"q=agent:agent-3&sort=confidence"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"29"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"This result is not what the log holds"_s);
        QVERIFY(label(u"auditVerify.text"_s).endsWith(u"The platform counts 29 decisions and names 30."_s));
        QCOMPARE(m_page->findChild<QPlainTextEdit *>(u"auditVerify.numbers"_s)->toPlainText(), u"Left out: 153"_s);
    }

    void clocksThatDifferAreNoAlarm()
    {
        // The operator's evening is long past.
        m_page->open(QUrlQuery(u"q=since:19h"_s));
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 300);
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"The clocks of this computer and the platform differ"_s);
        QVERIFY(m_log->status().alarms.empty());
    }

    void anAlarmTakesThePageUntilItIsLifted()
    {
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        m_operator->entries[120].meta.replace("act", "tca");
        m_operator->rebuild();
        m_page->refresh();
        QTRY_VERIFY(!m_log->status().alarms.empty());
        QTRY_VERIFY(find<QWidget>(u"logAlarm"_s)->isVisible());
        QCOMPARE(label(u"logAlarmTitle"_s), u"The log is not the one that this computer has already verified"_s);
        QCOMPARE(fact(u"logAlarmPinned"_s, u"Size"_s), u"300 leaves"_s);
        QCOMPARE(fact(u"logAlarmOffered"_s, u"Size"_s), u"300 leaves"_s);
        QVERIFY(fact(u"logAlarmPinned"_s, u"Root"_s) != fact(u"logAlarmOffered"_s, u"Root"_s));
        QCOMPARE(fact(u"logAlarmOffered"_s, u"Signature"_s), u"Valid"_s);
        auto *const rows = find<QTableView>(u"auditAlarmRows"_s);
        QTRY_COMPARE(rows->model()->index(0, AuditLogModel::Proof).data().toString(), u"Not verified"_s);
        picture(u"alarm"_s);
        find<QPushButton>(u"logAlarmCopy"_s)->click();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"c-"_s));
        // One may read on; it stays what it is.
        find<QPushButton>(u"logAlarmSearch"_s)->click();
        QVERIFY(table()->isVisible());
        QVERIFY(label(u"auditTrust"_s).startsWith(u"Nothing is verified: fork"_s));
        m_page->activate();
        QVERIFY(find<QWidget>(u"logAlarm"_s)->isVisible());
        // Lifted with a reason and the second factor.
        find<QPushButton>(u"logAlarmLift"_s)->click();
        auto *const lift = m_page->findChild<QPushButton *>(u"liftAlarm.lift"_s);
        QVERIFY(!lift->isEnabled());
        QTest::keyClicks(m_page->findChild<QPlainTextEdit *>(u"liftAlarm.reason"_s), u"The operator restored a copy"_s);
        m_page->findChild<QAbstractButton *>(u"liftAlarm.anew"_s)->click();
        lift->click();
        QCOMPARE(m_confirmed, u"log.alarm.lift"_s);
        QTRY_VERIFY(!find<QWidget>(u"logAlarm"_s)->isVisible());
        QCOMPARE(m_pins->of(theLog).lifted.back().reason, "The operator restored a copy");
        QCOMPARE(m_pins->of(theLog).lifted.back().who, "lucas@banca-norte.example");
    }

    void everyControlHasAName()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        select(0);
        for (QWidget *const widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusProxy() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            auto *const face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + u" in "_s + widget->parentWidget()->objectName() + u' ' +
                                QString::fromLatin1(widget->metaObject()->className())));
        }
    }

private:
    void verifyResult()
    {
        find<QPushButton>(u"auditVerifyResult"_s)->click();
        auto *const go = m_page->findChild<QPushButton *>(u"auditVerify.go"_s);
        QTRY_VERIFY(go->isEnabled());
        go->click();
    }
    void make(QSize size, bool start = true)
    {
        m_window.reset();
        auto *const presenter = new models::AuditPresenter(m_source.get(), QTimeZone::utc(), m_views,
                                                           [this](const QUrlQuery &views) { m_views = views; });
        presenter->verifyWith(m_log.get(), m_rows.get(), m_check.get());
        ui::AuditPage::Parts parts;
        parts.presenter = presenter;
        parts.log = m_log.get();
        parts.settings = m_settings.get();
        parts.who = u"lucas@banca-norte.example"_s;
        parts.confirm = [this](const QString &action, const QByteArray &) {
            m_confirmed = action;
            QPromise<api::Result<QByteArray>> promise;
            promise.start();
            promise.addResult(api::Result<QByteArray>(QByteArray("proof")));
            promise.finish();
            return promise.future();
        };
        m_window = std::make_unique<QWidget>();
        m_page = new ui::AuditPage(parts);
        auto *const all = new QVBoxLayout(m_window.get());
        all->setContentsMargins(0, 0, 0, 0);
        all->addWidget(m_page);
        m_window->resize(size);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        if (start)
            m_page->activate();
    }
    ui::AuditTable *table() const { return find<ui::AuditTable>(u"auditTable"_s); }
    ui::QueryBar *bar() const { return find<ui::QueryBar>(u"queryBar"_s); }
    template<class T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    QString label(const QString &name) const
    {
        for (const QLabel *const label : m_page->findChildren<QLabel *>(name))
            if (label->isVisible())
                return label->text().replace(QChar::Nbsp, u' ');
        return {};
    }
    QString stateTitle() const
    {
        auto *const pane = find<QWidget>(u"auditState"_s);
        return pane->isVisible() ? pane->findChild<QLabel *>(u"statePane.title"_s)->text() : QString();
    }
    QString fact(const QString &grid, const QString &name) const
    {
        for (const auto &fact : m_page->findChild<ui::FactGrid *>(grid)->facts())
            if (fact.name == name)
                return fact.value;
        return u"(none)"_s;
    }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString spoken(int row, int column) const
    {
        return table()->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    void select(int row)
    {
        QTRY_VERIFY(table()->model()->rowCount() > row);
        QTRY_VERIFY(!cell(row, AuditLogModel::Agent).isEmpty());
        table()->setFocus();
        table()->goTo(row);
    }
    void picture(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("ATALAYA_TEST_PICTURES");
        if (!folder.isEmpty())
            m_window->grab().save(u"%1/audit-%2.png"_s.arg(folder, name));
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<tests::OperatorSource> m_operator;
    std::unique_ptr<tests::OperatorAudit> m_source;
    std::unique_ptr<tests::MemoryPins> m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_rows;
    std::unique_ptr<api::ResultCheck> m_check;
    std::unique_ptr<QWidget> m_window;
    QUrlQuery m_views;
    QString m_confirmed;
    ui::AuditPage *m_page = nullptr;
};

QTEST_MAIN(TestAuditPage)
#include "tst_auditpage.moc"
