// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "charts/histogramchart.h"
#include "ui/audit/auditcolumns.h"
#include "ui/audit/auditstrip.h"
#include "ui/audit/audittable.h"
#include "ui/audit/decisionlinks.h"
#include "ui/audit/decisionpane.h"
#include "ui/audit/facetpane.h"
#include "ui/audit/logalarmpane.h"
#include "ui/audit/querybar.h"
#include "ui/audit/savedviews.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/dashboard/busyline.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

// Of what the page is made, and what hears whom.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

constexpr int leastFacets = 160;
constexpr int leastDecision = 300;
constexpr int mostDecision = 560;
constexpr int leastTable = 520;

QWidget *makeLine(QWidget *parent)
{
    auto *const line = new QWidget(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    return line;
}

} // namespace

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
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isSharedByHand = true; });
    auto *const usual = new QVBoxLayout(m_usual);
    usual->setContentsMargins(0, 0, 0, 0);
    usual->setSpacing(0);
    usual->addWidget(makeQueryBlock());
    usual->addWidget(makeLine(this));
    usual->addWidget(m_splitter, 1);
    makeAlarm();
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
    m_export->setObjectName(u"auditExportResult"_s);
    m_export->setIcon(icon(u"download"_s));
    row->addWidget(m_export);
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

void AuditPage::makeAlarm()
{
    m_whole->addWidget(m_usual);
    if (!m_log)
        return;
    m_alarm = new LogAlarmPane(m_log, m_presenter->rows(), m_words, this);
    m_whole->addWidget(m_alarm);
    connect(m_alarm, &LogAlarmPane::liftWanted, this, &AuditPage::liftAlarm);
    connect(m_alarm, &LogAlarmPane::searchWanted, this, [this] {
        m_isReadingOn = true;
        renderTrust();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_log, &api::LogVerifier::alarmed, this, [this] { m_isReadingOn = false; });
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
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { m_table->columns()->fillMenu(menu); });
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
    connect(m_bar, &QueryBar::left, this, [this] {
        if (m_stack->currentWidget() == m_state)
            m_state->focusFirst();
        else
            m_table->setFocus(Qt::OtherFocusReason);
    });
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
    connect(m_export, &QPushButton::clicked, this, &AuditPage::exportResult);
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
    connect(m_decision, &DecisionPane::overrideWanted, this,
            [this](const QString &id) { Q_EMIT pageRequested(overridesPageId(), overrideRequestLink(id)); });
    connect(m_decision, &DecisionPane::queryWanted, m_presenter->query(),
            [this](const QString &text) { m_presenter->query()->set(text, m_presenter->query()->sort()); });
}

} // namespace atalaya::ui
