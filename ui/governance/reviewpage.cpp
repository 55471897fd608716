// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewpage.h"

#include "models/reviewpresenter.h"
#include "ui/audit/decisionlinks.h"
#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/listandpane.h"
#include "ui/governance/reviewpane.h"
#include "ui/governance/reviewprogressdialog.h"
#include "ui/governance/reviewqueueproxy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::ReviewPresenter;
using models::ReviewQueueModel;

namespace {

constexpr int leastPane = 380;
const QString openId = u"open"_s;
const QString mineId = u"mine"_s;
const QString doneId = u"done"_s;

} // namespace

ReviewPage::ReviewPage(ReviewPresenter *presenter, const QTimeZone &zone, QWidget *parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_zone(zone)
    , m_texts(Formats({}, zone))
    , m_proxy(new ReviewQueueProxy(m_texts, this))
    , m_progress(new QPushButton(this))
    , m_parts(new SegmentedControl(this))
    , m_words(makeLabel(bodyFont(), false, this))
    , m_mine(makeLabel(captionFont(), true, this))
    , m_strip(new Banner(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedLayout)
    , m_table(new QTableView(this))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(this))
    , m_guard(new WriteGuard(this))
    , m_pane(new ReviewPane(presenter, m_guard, m_texts, this))
{
    presenter->setParent(this);
    m_proxy->setSourceModel(presenter->queue());
    setObjectName(u"page.reviews"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connectParts();
    addKeys();
    retranslate();
}

void ReviewPage::build()
{
    m_progress->setObjectName(u"reviews.progress"_s);
    m_progress->setIcon(icon(u"people"_s));
    m_progress->hide();
    m_parts->setObjectName(u"reviews.parts"_s);
    m_words->setObjectName(u"reviews.words"_s);
    m_mine->setObjectName(u"reviews.mine"_s);
    m_strip->setObjectName(u"reviews.strip"_s);
    m_strip->hide();
    m_state->setObjectName(u"reviews.state"_s);
    m_table->setObjectName(u"reviews.table"_s);
    dressTable(m_table);
    m_table->setModel(m_proxy);
    auto *const header = m_table->horizontalHeader();
    header->setMinimumSectionSize(60);
    for (const auto &[column, width] : {std::pair{ReviewQueueModel::Waiting, 92},
                                        {ReviewQueueModel::Due, 192},
                                        {ReviewQueueModel::Action, 136},
                                        {ReviewQueueModel::Entity, 150},
                                        {ReviewQueueModel::Agent, 120},
                                        {ReviewQueueModel::Policy, 150},
                                        {ReviewQueueModel::Confidence, 90},
                                        {ReviewQueueModel::Risk, 64},
                                        {ReviewQueueModel::Holder, 130}})
        m_table->setColumnWidth(column, width);
    // Who holds it is seen before how sure the agent was.
    header->moveSection(header->visualIndex(ReviewQueueModel::Holder), 2);
    header->setStretchLastSection(true);
    auto *const top = new QHBoxLayout;
    top->setContentsMargins(16, 10, 16, 10);
    top->setSpacing(12);
    top->addWidget(m_parts);
    top->addWidget(m_words);
    top->addStretch();
    top->addWidget(m_mine);
    m_splitter->setObjectName(u"reviewsSplitter"_s);
    ListAndPane{m_stack, m_table, m_state, m_splitter, m_pane, leastPane}.layOut(this, m_strip, top, 640, 460);
}

void ReviewPage::connectParts()
{
    connect(m_presenter->queue(), &ReviewQueueModel::changed, this, &ReviewPage::render);
    connect(m_presenter->queue(), &QAbstractItemModel::modelReset, this, &ReviewPage::selectOpen);
    connect(m_presenter->queue(), &QAbstractItemModel::dataChanged, this, &ReviewPage::selectOpen);
    connect(m_presenter->progress(), &models::ReviewProgressModel::changed, this, &ReviewPage::renderWords);
    connect(m_presenter, &ReviewPresenter::opened, this, &ReviewPage::selectOpen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewPage::onCurrent);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReviewPage::tellView);
    connect(m_parts, &SegmentedControl::chosen, this, &ReviewPage::setPart);
    connect(m_progress, &QPushButton::clicked, this, &ReviewPage::showProgress);
    connect(m_strip, &Banner::triggered, this, &ReviewPage::refresh);
    connect(m_state, &StatePane::primaryClicked, this, &ReviewPage::refresh);
    connect(m_pane, &ReviewPane::decisionWanted, this,
            [this](const QString &id) { Q_EMIT pageRequested(auditPageId(), decisionLink(id)); });
}

void ReviewPage::addKeys()
{
    const auto on = [this](Qt::Key key, auto fn) {
        auto *const shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, fn);
    };
    const auto mayWrite = [this] {
        return m_guard->readOnly() == ReadOnly::No;
    };
    on(Qt::Key_T, [this, mayWrite] {
        if (mayWrite())
            m_presenter->take();
    });
    on(Qt::Key_B, [this, mayWrite] {
        if (mayWrite())
            m_presenter->release();
    });
    on(Qt::Key_A, [this] { m_pane->say(ReviewPane::Outcome::Approved); });
    on(Qt::Key_R, [this] { m_pane->say(ReviewPane::Outcome::Rejected); });
    on(Qt::Key_C, [this] { m_pane->say(ReviewPane::Outcome::Corrected); });
    on(Qt::Key_N, [this] { next(); });
    on(Qt::Key_P, [this] { showProgress(); });
}

void ReviewPage::activate()
{
    if (!std::exchange(m_isStarted, true))
        m_presenter->queue()->setPart(m_presenter->queue()->part());
    else
        m_presenter->queue()->refresh();
    m_presenter->progress()->refresh();
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_state->focusFirst();
}

void ReviewPage::refresh()
{
    m_presenter->refresh();
}

QList<QWidget *> ReviewPage::tools()
{
    return {m_progress};
}

QList<Page::Pane> ReviewPage::panes()
{
    return {{m_parts}, {m_table->parentWidget(), m_table}, {m_pane, m_pane->first()}};
}

QUrlQuery ReviewPage::query() const
{
    QUrlQuery query;
    if (m_parts->currentId() != openId)
        query.addQueryItem(u"state"_s, m_parts->currentId());
    if (!m_presenter->id().isEmpty())
        query.addQueryItem(u"id"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_presenter->id())));
    return query;
}

void ReviewPage::open(const QUrlQuery &query)
{
    // Whoever comes by the navigation goes on where they were.
    if (query.isEmpty())
        return;
    const QString part = query.queryItemValue(u"state"_s);
    m_parts->setCurrentId(part == mineId || part == doneId ? part : openId);
    setPart(m_parts->currentId());
    m_isStarted = true;
    m_presenter->open(query.queryItemValue(u"id"_s, QUrl::FullyDecoded));
}

void ReviewPage::setPart(const QString &part)
{
    const auto wanted = part == mineId   ? ReviewQueueModel::Part::Mine
                        : part == doneId ? ReviewQueueModel::Part::Done
                                         : ReviewQueueModel::Part::Open;
    if (wanted == m_presenter->queue()->part() && m_isStarted)
        return;
    m_presenter->queue()->setPart(wanted);
    m_proxy->setWords(m_texts);
    Q_EMIT trailChanged();
}

void ReviewPage::onCurrent(const QModelIndex &current)
{
    const QString id = current.data(models::IdRole).toString();
    if (!m_isSelecting && !id.isEmpty())
        m_presenter->open(id);
}

void ReviewPage::selectOpen()
{
    if (m_isSelecting)
        return;
    const QScopedValueRollback<bool> selecting(m_isSelecting, true);
    const int row = m_presenter->queue()->rowOf(m_presenter->id());
    if (row >= 0 && row != m_table->currentIndex().row()) {
        m_table->selectRow(row);
    } else if (row < 0 && m_presenter->id().isEmpty() && m_presenter->queue()->at(0) &&
               m_presenter->queue()->part() != ReviewQueueModel::Part::Done) {
        // The list is there to be worked through: the oldest that is free comes first.
        (void)m_presenter->openNext();
        if (const int first = m_presenter->queue()->rowOf(m_presenter->id()); first >= 0)
            m_table->selectRow(first);
    }
}

void ReviewPage::tellView()
{
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_presenter->queue()->setView(std::max(0, first), last < 0 ? m_presenter->queue()->rowCount() - 1 : last);
}

void ReviewPage::next()
{
    (void)m_presenter->openNext();
}

void ReviewPage::showProgress()
{
    m_presenter->progress()->refresh();
    auto *const dialog = new ReviewProgressDialog(m_presenter->progress(), m_texts.formats(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ReviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_presenter->setWatched(true);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    // A window that is locked hides its pages while the key is still there.
    m_presenter->note()->flush();
    Page::hideEvent(event);
    m_presenter->setWatched(false);
}

void ReviewPage::setReadOnly(ReadOnly why)
{
    m_guard->setReadOnly(why);
}

} // namespace atalaya::ui
