// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "charts/histogramchart.h"
#include "ui/audit/auditstrip.h"
#include "ui/audit/audittable.h"
#include "ui/audit/comparedialog.h"
#include "ui/audit/decisionpane.h"
#include "ui/audit/decisionwindow.h"
#include "ui/audit/facetpane.h"
#include "ui/audit/logalarmview.h"
#include "ui/audit/querybar.h"
#include "ui/audit/savedviews.h"
#include "ui/audit/verifydialog.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/dashboard/busyline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

constexpr int facetsWide = 208;
constexpr int decisionWide = 392;
constexpr int leastFacets = 160;
constexpr int leastDecision = 300;
constexpr int mostDecision = 560;
constexpr int leastTable = 520;
const QString splitterKey = u"audit/splitter"_s;
const QString decisionKey = u"audit/decisionShown"_s;

QWidget *makeLine(QWidget *parent)
{
    auto *const line = new QWidget(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    return line;
}

} // namespace

AuditWords AuditPage::makeWords(const QTimeZone &zone)
{
    return AuditWords(Formats({}, zone));
}

AuditPage::AuditPage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_presenter(parts.presenter)
    , m_log(parts.log)
    , m_settings(parts.settings)
    , m_makeDecision(parts.makeDecision)
    , m_confirm(parts.confirm)
    , m_who(parts.who)
    , m_words(makeWords(parts.presenter->zone()))
    , m_assist(m_words)
    , m_busy(new BusyLine(this))
    , m_bar(new QueryBar(this))
    , m_strip(new AuditStrip(this))
    , m_saveView(new QPushButton(this))
    , m_live(new QPushButton(this))
    , m_waiting(new QPushButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_facets(new FacetPane(parts.presenter->facets(), m_words, this))
    , m_histogram(new charts::HistogramChart(this))
    , m_table(new AuditTable(parts.presenter->rows(), m_words, this))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(this))
    , m_stack(new QStackedLayout)
    , m_whole(new QStackedLayout)
    , m_usual(new QWidget(this))
    , m_verify(new QPushButton(this))
    , m_decision(new DecisionPane(parts.presenter->decision(), DecisionPane::Place::Docked, m_words, this))
    , m_views(new SavedViews(parts.presenter, this))
    , m_columns(new QToolButton(this))
    , m_density(new QToolButton(this))
{
    m_presenter->setParent(this);
    build();
    makeTools();
    connectParts();
    connectDecision();
    addKeys();
    if (m_settings) {
        m_table->restore(*m_settings);
        m_facets->restore(*m_settings);
        m_isDecisionWanted = m_settings->value(decisionKey, true).toBool();
        m_splitter->restoreState(m_settings->value(splitterKey).toByteArray());
    }
    retranslate();
}

AuditPage::~AuditPage()
{
    // Dialogs and windows show what the presenter has, so they go before it.
    for (QWidget *const child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (child->isWindow())
            delete child;
    if (m_settings) {
        m_table->save(*m_settings);
        m_facets->save(*m_settings);
        m_settings->setValue(decisionKey, m_isDecisionWanted);
        m_settings->setValue(splitterKey, m_splitter->saveState());
    }
}

void AuditPage::build()
{
    m_splitter->setObjectName(u"auditSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_facets->setMinimumWidth(leastFacets);
    m_decision->setMinimumWidth(leastDecision);
    m_decision->setMaximumWidth(mostDecision);
    m_middle = makeMiddle();
    m_middle->setMinimumWidth(leastTable);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_decision);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({facetsWide, 800, decisionWide});
    auto *const usual = new QVBoxLayout(m_usual);
    usual->setContentsMargins(0, 0, 0, 0);
    usual->setSpacing(0);
    usual->addWidget(makeQueryBlock());
    usual->addWidget(makeLine(this));
    usual->addWidget(m_splitter, 1);
    m_whole->addWidget(m_usual);
    m_alarmed = makeAlarm();
    if (m_alarmed)
        m_whole->addWidget(m_alarmed);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(m_whole);
    m_busy->raise();
}

QWidget *AuditPage::makeQueryBlock()
{
    auto *const block = new QWidget(this);
    block->setAutoFillBackground(true);
    block->setBackgroundRole(QPalette::Base);
    m_saveView->setObjectName(u"auditSaveView"_s);
    m_saveView->setIcon(icon(u"bookmark"_s));
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_bar, 1);
    row->addWidget(m_saveView);
    m_live->setObjectName(u"auditLive"_s);
    m_live->setIcon(icon(u"broadcast"_s));
    m_live->setCheckable(true);
    row->addWidget(m_live);
    auto *const column = new QVBoxLayout(block);
    column->setContentsMargins(14, 10, 14, 8);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_strip);
    m_verify->setObjectName(u"auditVerifyResult"_s);
    m_verify->setFont(captionFont());
    m_verify->setFixedHeight(18);
    setLook(m_verify, Look::Link, Tint::Accent);
    m_strip->addButton(m_verify);
    m_waiting->setObjectName(u"auditWaiting"_s);
    m_waiting->setFont(captionHeadingFont());
    m_waiting->setFixedHeight(18);
    setLook(m_waiting, Look::Link, Tint::Accent);
    m_strip->addButton(m_waiting);
    m_strip->setFixedHeight(18);
    return block;
}

QWidget *AuditPage::makeAlarm()
{
    if (!m_log)
        return nullptr;
    auto *const alarmed = new QWidget(this);
    m_alarm = new LogAlarmView(m_log, alarmed);
    m_alarmRowsTitle = makeLabel(headingFont(), false, alarmed);
    m_alarmRowsTitle->setContentsMargins(24, 0, 24, 6);
    m_alarmRows = new AuditTable(m_presenter->rows(), m_words, alarmed);
    m_alarmRows->setObjectName(u"auditAlarmRows"_s);
    m_alarmRows->setPlain();
    m_alarmRows->setMinimumHeight(30 + 3 * 28);
    auto *const column = new QVBoxLayout(alarmed);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_alarm);
    column->addWidget(m_alarmRowsTitle);
    column->addWidget(m_alarmRows, 1);
    connect(m_alarm, &LogAlarmView::liftWanted, this, &AuditPage::liftAlarm);
    connect(m_alarm, &LogAlarmView::searchWanted, this, [this] {
        m_isReadingOn = true;
        renderTrust();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_log, &api::LogVerifier::alarmed, this, [this] { m_isReadingOn = false; });
    return alarmed;
}

QWidget *AuditPage::makeMiddle()
{
    auto *const middle = new QWidget(this);
    middle->setAutoFillBackground(true);
    middle->setBackgroundRole(QPalette::Base);
    m_histogram->setObjectName(u"auditHistogram"_s);
    m_state->setObjectName(u"auditState"_s);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *const column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_histogram);
    column->addLayout(m_stack, 1);
    return middle;
}

void AuditPage::makeTools()
{
    const auto dress = [](QToolButton *tool, const QString &name, const QString &iconName) {
        tool->setObjectName(name);
        tool->setIcon(icon(iconName));
        tool->setFocusPolicy(Qt::StrongFocus);
        tool->setFixedSize(30, 30);
        tool->hide();
    };
    dress(m_columns, u"auditColumns"_s, u"layout-three-columns"_s);
    dress(m_density, u"auditDensity"_s, u"list"_s);
    m_views->hide();
    auto *const menu = new QMenu(m_columns);
    menu->setObjectName(u"auditColumnsMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { m_table->fillColumnMenu(menu); });
    connect(m_columns, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height() + 2))); });
    connect(m_density, &QToolButton::clicked, this, [this] {
        m_table->setCompact(!m_table->isCompact());
        retranslate();
    });
}

void AuditPage::connectParts()
{
    m_bar->setReader([this](const QString &text) { return readQuery(text, m_words); });
    m_bar->setSuggester([this](const QString &text, qsizetype cursor) { return m_assist.suggest(text, cursor); });
    connect(m_bar, &QueryBar::applied, m_presenter->query(), [this](const QString &text) {
        m_presenter->query()->setText(text);
        m_presenter->query()->commit();
    });
    connect(m_bar, &QueryBar::problemChanged, this, [this](const QString &sentence) {
        m_strip->setProblem(sentence);
        m_verify->setVisible(sentence.isEmpty() && m_presenter->result());
    });
    connect(m_bar, &QueryBar::left, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_presenter->query(), &models::AuditQueryState::changed, this, [this] {
        if (m_bar->text() != m_presenter->query()->text())
            m_bar->setText(m_presenter->query()->text());
        m_table->setSort(m_presenter->query()->sort());
        m_views->render();
    });
    connect(m_presenter->query(), &models::AuditQueryState::askedChanged, this, &Page::trailChanged);
    connect(m_presenter->search(), &models::AuditSearch::changed, this, &AuditPage::render);
    connect(m_presenter->search(), &models::AuditSearch::snapshotChanged, this, [this] {
        m_histogram->setBrush(std::nullopt);
        render();
    });
    connect(m_presenter->rows(), &AuditLogModel::changed, this, &AuditPage::render);
    connect(m_presenter->rows(), &QAbstractItemModel::modelReset, this, &AuditPage::render);
    connect(m_presenter->facets(), &models::AuditFacetsModel::changed, this,
            [this] { m_assist.setFacets(facetsOf(*m_presenter->facets())); });
    connect(m_presenter->histogram(), &models::AuditHistogram::changed, this, &AuditPage::renderHistogram);
    connect(m_histogram, &charts::HistogramChart::brushApplied, m_presenter->query(),
            &models::AuditQueryState::setPeriod);
    connect(m_table, &AuditTable::sortWanted, m_presenter->query(), &models::AuditQueryState::setSort);
    connect(m_table, &AuditTable::filterWanted, this, &AuditPage::filterBy);
    connect(m_state, &StatePane::primaryClicked, this, [this] {
        if (m_presenter->rows()->loadState() == models::LoadState::Empty)
            m_presenter->query()->clear();
        else
            refresh();
    });
    connect(m_saveView, &QPushButton::clicked, m_views, &SavedViews::saveAs);
    connect(m_verify, &QPushButton::clicked, this, &AuditPage::verifyResult);
    connect(m_live, &QPushButton::clicked, this, &AuditPage::toggleLive);
    if (models::AuditTail *const tail = m_presenter->tail()) {
        connect(tail, &models::AuditTail::changed, this, &AuditPage::renderLive);
        connect(m_waiting, &QPushButton::clicked, this, [this, tail] {
            m_table->scrollToTop();
            tail->showWaiting();
        });
        // Whoever reads further down is not pushed away.
        connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, tail,
                [tail](int value) { tail->setPaused(value > 0); });
    }
    if (m_presenter->trust())
        connect(m_presenter->trust(), &models::AuditTrust::changed, this, &AuditPage::renderTrust);
}

void AuditPage::connectDecision()
{
    models::AuditDecisionPresenter *const open = m_presenter->decision();
    connect(m_table, &AuditTable::currentDecisionChanged, this, &AuditPage::openCurrent);
    // The pane is there to be read: the newest decision stands in it until another one is chosen.
    connect(m_presenter->rows(), &AuditLogModel::pageReady, this, [this, open](int first) {
        if (first == 0 && m_decision->isVisible() && !open->isOpen() && m_table->currentRow() < 0)
            m_table->goTo(0);
    });
    connect(m_table, &AuditTable::peekWanted, this, [this] { showDecision(!m_decision->isVisible()); });
    connect(m_table, &AuditTable::openWanted, this, [this] {
        showDecision(true);
        m_decision->focusFirst();
    });
    connect(m_table, &AuditTable::compareWanted, this, &AuditPage::markForComparison);
    connect(open, &models::AuditDecisionPresenter::rowChanged, this, [this](int row) {
        if (row >= 0 && row != m_table->currentRow())
            m_table->goTo(row);
    });
    connect(open, &models::AuditDecisionPresenter::changed, this, &AuditPage::renderProof);
    connect(m_decision, &DecisionPane::closeWanted, this, [this] { showDecision(false); });
    connect(m_decision, &DecisionPane::linkWanted, this, &Page::linkWanted);
    connect(m_decision, &DecisionPane::tearOffWanted, this, &AuditPage::tearOff);
    connect(m_decision, &DecisionPane::compareWanted, this, &AuditPage::markForComparison);
    connect(m_decision, &DecisionPane::copyWanted, this, &AuditPage::copyDecision);
    connect(m_decision, &DecisionPane::queryWanted, m_presenter->query(),
            [this](const QString &text) { m_presenter->query()->set(text, m_presenter->query()->sort()); });
}

void AuditPage::addKeys()
{
    const auto on = [this](const QKeySequence &keys, auto fn) {
        auto *const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, fn);
    };
    on(QKeySequence(Qt::Key_Slash), [this] { m_bar->focusText(); });
    on(QKeySequence(Qt::Key_L), [this] { toggleLive(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_S), [this] { m_views->saveAs(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { m_presenter->query()->goBack(); });
}

void AuditPage::activate()
{
    if (!m_isStarted)
        open({});
    checkLog();
    m_isReadingOn = false;
    renderTrust();
    if (m_whole->currentWidget() == m_alarmed && m_alarm)
        m_alarm->focusFirst();
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void AuditPage::checkLog()
{
    if (m_presenter->trust())
        m_presenter->trust()->check();
}

void AuditPage::refresh()
{
    m_presenter->refresh();
    checkLog();
}

QList<QWidget *> AuditPage::tools()
{
    return m_whole->currentWidget() == m_alarmed ? QList<QWidget *>() : QList<QWidget *>{m_views, m_columns, m_density};
}

bool AuditPage::leaveTrail()
{
    if (!m_decision->isVisible())
        return false;
    showDecision(false);
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

QUrlQuery AuditPage::query() const
{
    // Never empty: a place without filters is another thing than "as it was".
    QUrlQuery place = m_presenter->place();
    if (!place.hasQueryItem(u"q"_s))
        place.addQueryItem(u"q"_s, QString());
    return place;
}

void AuditPage::open(const QUrlQuery &query)
{
    // Whoever comes by the navigation goes on where they were.
    if (std::exchange(m_isStarted, true) && query.isEmpty())
        return;
    m_presenter->show(query);
    m_bar->setText(m_presenter->query()->text());
    m_table->setSort(m_presenter->query()->sort());
    if (m_presenter->decision()->isOpen())
        showDecision(true);
    render();
}

void AuditPage::filterBy(const QModelIndex &cell, bool exclude)
{
    const auto term = m_presenter->rows()->termOf(m_table->rows()->mapToSource(cell));
    if (!term)
        return;
    if (exclude)
        m_presenter->query()->exclude(*term);
    else
        m_presenter->query()->filterBy(*term);
}

void AuditPage::openCurrent()
{
    const contract::AuditRow *const row = m_table->currentDecision();
    if (row)
        m_presenter->rows()->setCurrent(row->seq);
    if (m_decision->isVisible() && m_table->currentRow() >= 0 &&
        (!row || AuditWords::text(row->id) != m_presenter->decision()->id()))
        m_presenter->decision()->open(m_table->currentRow());
    renderProof();
}

void AuditPage::showDecision(bool wanted)
{
    if (isNarrow())
        m_isPeeking = wanted;
    else
        m_isDecisionWanted = wanted;
    layOut();
    if (wanted)
        openCurrent();
}

void AuditPage::markForComparison()
{
    const QString id = m_presenter->decision()->isOpen() && !m_table->hasFocus() ? m_presenter->decision()->id()
                       : m_table->currentDecision() ? AuditWords::text(m_table->currentDecision()->id)
                                                    : QString();
    if (id.isEmpty())
        return;
    if (m_marked.isEmpty() || m_marked == id) {
        m_marked = m_marked == id ? QString() : id;
        return renderTrust();
    }
    auto *const dialog = new CompareDialog(m_presenter->comparison(), m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_presenter->comparison()->compare(std::exchange(m_marked, QString()), id);
    dialog->open();
    renderTrust();
}

void AuditPage::verifyResult()
{
    const auto &snapshot = m_presenter->search()->snapshot();
    if (!m_presenter->result() || !snapshot)
        return;
    auto *const dialog = new VerifyDialog(m_presenter->result(), snapshot->total, m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AuditPage::toggleLive()
{
    models::AuditTail *const tail = m_presenter->tail();
    if (!tail)
        return;
    // New decisions come at the top, so that is where the newest belong.
    if (!tail->isOn())
        m_presenter->query()->setSort(contract::AuditSort::NewestFirst);
    tail->setOn(!tail->isOn());
    renderLive();
}

void AuditPage::liftAlarm()
{
    auto *const dialog = new LogAlarmLift(m_log, m_confirm, m_who, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AuditPage::tearOff()
{
    if (!m_presenter->decision()->isOpen() || !m_makeDecision)
        return;
    models::AuditDecisionPresenter *const own = m_makeDecision();
    own->openById(m_presenter->decision()->id());
    auto *const window = new DecisionWindow(own, m_words, this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

void AuditPage::copyDecision()
{
    QGuiApplication::clipboard()->setText(plainDecision(*m_presenter->decision(), m_words));
}

} // namespace atalaya::ui
