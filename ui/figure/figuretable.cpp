// SPDX-License-Identifier: GPL-3.0-or-later
#include "figuretable.h"

#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/skeletonbar.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/figure/decisionline.h"
#include "ui/figure/figurecolumns.h"
#include "ui/figure/figurefooter.h"
#include "ui/figure/figurerowsproxy.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::FigureRowsModel;
using models::LoadState;

namespace {

constexpr int headHeight = 46;
constexpr int rowHeight = 32;
constexpr int filterWidth = 220;
constexpr int typingPause = 200;

QWidget *makeSkeleton(QWidget *parent)
{
    auto *const skeleton = new QWidget(parent);
    auto *const rows = new QVBoxLayout(skeleton);
    rows->setContentsMargins(16, 42, 16, 16);
    rows->setSpacing(20);
    for (const int width : {420, 360, 440, 380, 400, 350})
        rows->addWidget(new SkeletonBar(width, skeleton));
    rows->addStretch();
    return skeleton;
}

} // namespace

FigureTable::FigureTable(models::FigurePresenter *presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_title(makeLabel(headingFont(), false, this))
    , m_count(makeLabel(bodyFont(), true, this))
    , m_filter(new QLineEdit(this))
    , m_filterIcon(m_filter->addAction(icon(u"funnel"_s, Tint::Muted), QLineEdit::LeadingPosition))
    , m_columns(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_stack(new QStackedLayout)
    , m_view(new QTableView(this))
    , m_rows(new FigureRowsProxy(presenter->rows(), this))
    , m_skeleton(makeSkeleton(this))
    , m_state(new StatePane(this))
    , m_footer(new FigureFooter(m_view->horizontalHeader(), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeHead());
    all->addLayout(m_stack, 1);
    auto *const below = new QVBoxLayout;
    all->addLayout(below);
    all->addWidget(m_footer);
    for (QWidget *page : {static_cast<QWidget *>(m_view), m_skeleton, static_cast<QWidget *>(m_state)})
        m_stack->addWidget(page);
    m_state->setObjectName(u"figureState"_s);
    dressView();
    m_decision = new DecisionLine(m_view, this);
    below->addWidget(m_decision);
    connect(m_decision, &DecisionLine::decisionWanted, this, &FigureTable::decisionWanted);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, [this] { m_presenter->rows()->setFilter(m_filter->text().trimmed()); });
    connect(m_filter, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            m_typing.start();
    });
    connect(m_state, &StatePane::primaryClicked, this, [this] {
        if (isFilteredAway())
            m_filter->clear();
        else
            Q_EMIT retryWanted();
    });
    connect(m_footer, &FigureFooter::addUpWanted, presenter, &models::FigurePresenter::addUp);
    connect(m_footer, &FigureFooter::cancelWanted, presenter->check(), &models::FigureCheck::cancel);
    m_choice = new FigureColumns(presenter->rows(), m_view, m_menu, this);
    connect(m_choice, &FigureColumns::fitted, m_footer, qOverload<>(&QWidget::update));
}

QWidget *FigureTable::makeHead()
{
    auto *const head = new QWidget(this);
    head->setFixedHeight(headHeight);
    m_title->setObjectName(u"figureRowsTitle"_s);
    m_count->setObjectName(u"figureRowsCount"_s);
    m_filter->setObjectName(u"figureFilter"_s);
    m_filter->setMinimumWidth(120);
    m_filter->setMaximumWidth(filterWidth);
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_columns->setObjectName(u"figureColumns"_s);
    m_columns->setIcon(icon(u"layout-three-columns"_s));
    m_menu->setObjectName(u"figureColumnsMenu"_s);
    connect(m_columns, &QToolButton::clicked, m_menu,
            [this] { m_menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height() + 2))); });
    m_columns->setFocusPolicy(Qt::StrongFocus);
    auto *const row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_filter, 1);
    row->addWidget(m_columns);
    return head;
}

void FigureTable::dressView()
{
    m_view->setObjectName(u"figureRows"_s);
    m_view->setModel(m_rows);
    dressTable(m_view);
    m_view->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *const header = m_view->horizontalHeader();
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(FigureRowsModel::What, QHeaderView::Stretch);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &FigureTable::tellView);
    connect(m_presenter->rows(), &QAbstractItemModel::modelReset, this, &FigureTable::tellView, Qt::QueuedConnection);
}

QList<QWidget *> FigureTable::stops() const
{
    return QList<QWidget *>{m_filter, m_columns} + m_tools + QList<QWidget *>{m_view, m_decision->chip()};
}

void FigureTable::setLeads(bool leads)
{
    m_decision->setLeads(leads);
}

void FigureTable::addTool(QWidget *tool)
{
    m_tools.append(tool);
    m_columns->parentWidget()->layout()->addWidget(tool);
}

void FigureTable::focusRows()
{
    m_wantsFocus = !m_view->isVisible();
    if (!m_wantsFocus)
        m_view->setFocus(Qt::OtherFocusReason);
}

void FigureTable::tellView()
{
    const int first = m_view->rowAt(0);
    if (first < 0)
        return;
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    m_presenter->rows()->setView(first, last < 0 ? m_rows->rowCount() - 1 : last);
}

void FigureTable::render(const FigureWords &words)
{
    const FigureRowsModel &rows = *m_presenter->rows();
    m_title->setText(tr("The rows behind this figure"));
    QString count = rows.head() ? words.rows(rows.allRows()) : QString();
    // Some figures look further back than the period, or stand at its end; what stands now says so in its meaning.
    const auto traits = models::traitsOf(m_presenter->query().figure.metric);
    if (rows.head() && traits && traits->compares)
        if (const QString covered = words.covered(*rows.head());
            covered != words.dashboard().days(m_presenter->days(), true))
            count += u" · "_s + covered;
    m_count->setText(count);
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setAccessibleName(tr("Filter rows"));
    m_filterIcon->setText(tr("Filter rows"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns"));
    m_view->setAccessibleName(m_title->text());
    if (rows.filter().isEmpty() && !m_typing.isActive() && !m_filter->hasFocus())
        m_filter->clear();
    m_rows->setTokens(Tokens::of(this));
    m_rows->setWords(words);
    m_choice->fit();
    m_decision->render();
    m_footer->show(*m_presenter, words);
    renderState(words);
}

void FigureTable::renderState(const FigureWords &words)
{
    const LoadState state = m_presenter->state();
    const bool hasRows = m_rows->rowCount() > 0;
    m_footer->setVisible(m_presenter->hasFigure());
    if (hasRows) {
        m_stack->setCurrentWidget(m_view);
        if (std::exchange(m_wantsFocus, false))
            m_view->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (state == LoadState::Loading)
        return m_stack->setCurrentWidget(m_skeleton);
    const QString filter = m_presenter->rows()->filter();
    if (isFilteredAway())
        m_state->setContent({.icon = u"funnel"_s,
                             .title = tr("No row contains “%1”").arg(filter),
                             .text = tr("The filter looks at what, who and entity."),
                             .primary = tr("Show all rows"),
                             .recommends = false});
    else if (state == LoadState::Empty || !m_presenter->error())
        m_state->setContent(
            {.icon = u"list"_s,
             .title = m_presenter->storedFigure() ? tr("No row counts towards this figure") : tr("No data"),
             .text = m_presenter->storedFigure()
                         ? tr("Nothing of the kind happened in these days; that is why it is %1.")
                               .arg(words.amount(m_presenter->storedFigure(), m_presenter->unit()))
                         : tr("Nothing was measured in these days, so there is no figure.")});
    else {
        const api::ApiError &error = *m_presenter->error();
        const ErrorWords say = ErrorWords::of(error);
        const bool offline = state == LoadState::Unavailable;
        m_state->setContent({.icon = offline ? u"cloud-slash"_s : say.icon,
                             .tint = offline ? Tint::Muted : Tint::Error,
                             .title = offline ? tr("No connection, and these rows are not kept here") : say.title,
                             .text = offline ? tr("They were not read before on this computer.") : say.advice,
                             .primary = tr("Try again"),
                             .primaryIcon = u"arrow-clockwise"_s,
                             .recommends = say.retryable,
                             .code = error.correlationId});
    }
    m_stack->setCurrentWidget(m_state);
}

bool FigureTable::isFilteredAway() const
{
    return m_presenter->hasFigure() && !m_presenter->rows()->filter().isEmpty() && !m_presenter->error();
}

bool FigureTable::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched == m_filter && isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape &&
        !m_filter->text().isEmpty()) {
        // The window's own Esc comes after this one's.
        if (event->type() == QEvent::KeyPress)
            m_filter->clear();
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FigureTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_rows->setTokens(Tokens::of(this));
    QWidget::changeEvent(event);
}

void FigureTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_choice->fit();
    tellView();
}

} // namespace atalaya::ui
