// SPDX-License-Identifier: GPL-3.0-or-later
#include "audittable.h"

#include "ui/audit/auditcolumns.h"
#include "ui/audit/auditdelegate.h"
#include "ui/audit/auditheader.h"
#include "ui/common/tablelook.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::AuditSort;
using models::AuditLogModel;

namespace {

constexpr int compactRow = 28;
constexpr int comfortableRow = 34;
} // namespace

AuditTable::AuditTable(AuditLogModel *model, const AuditWords &words, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_rows(new AuditRowsProxy(model, words, this))
    , m_header(new AuditHeader(this))
{
    setObjectName(u"auditTable"_s);
    m_rows->setTokens(Tokens::of(this));
    setHorizontalHeader(m_header);
    setModel(m_rows);
    m_columns = new AuditColumns(m_header);
    dressTable(this, true);
    setItemDelegate(new AuditDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_header->setMinimumSectionSize(36);
    m_header->setSectionResizeMode(AuditLogModel::Action, QHeaderView::Stretch);
    m_header->setSectionsClickable(true);
    m_header->setSortIndicatorShown(true);
    connect(m_header, &QHeaderView::sectionClicked, this, &AuditTable::onHeaderClicked);
    connect(m_header, &AuditHeader::left, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_header, &AuditHeader::currentChanged, this, [this](int column) {
        // Sideways as far as the header that has the keyboard; the row stays.
        scrollTo(m_rows->index(std::max(0, rowAt(0)), column));
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AuditTable::tellView);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &AuditTable::scrolled);
    connect(model, &QAbstractItemModel::modelReset, this, &AuditTable::tellView, Qt::QueuedConnection);
    connect(model, &AuditLogModel::pageReady, this, [this](int first, int count) {
        if (currentRow() >= first && currentRow() < first + count)
            Q_EMIT currentDecisionChanged();
    });
    connect(model, &AuditLogModel::anchored, this,
            [this](int row) { scrollTo(m_rows->index(row, AuditLogModel::Time), PositionAtTop); });
    setSort(m_sort);
    m_columns->fit(viewport()->width());
}

void AuditTable::setWords(const AuditWords &words)
{
    setAccessibleName(tr("Decisions"));
    m_rows->setWords(words);
    viewport()->update();
}

void AuditTable::setNarrow(bool narrow)
{
    m_columns->setNarrow(narrow);
}

void AuditTable::setPlain()
{
    m_rows->setProofInWords(true);
    m_header->setSectionsClickable(false);
    m_header->setSortIndicatorShown(false);
    m_columns->setPlain();
}

void AuditTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    tellView();
}

void AuditTable::setCompact(bool compact)
{
    m_compact = compact;
    const int height = compact ? compactRow : comfortableRow;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    tellView();
}

void AuditTable::setSort(AuditSort sort)
{
    m_sort = sort;
    const bool byTime = sort == AuditSort::NewestFirst || sort == AuditSort::OldestFirst;
    const bool falls = sort == AuditSort::NewestFirst || sort == AuditSort::HighestConfidenceFirst;
    m_header->setSortIndicator(byTime ? AuditLogModel::Time : AuditLogModel::Confidence,
                               falls ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void AuditTable::onHeaderClicked(int column)
{
    AuditSort wanted = m_sort;
    if (column == AuditLogModel::Time)
        wanted = m_sort == AuditSort::NewestFirst ? AuditSort::OldestFirst : AuditSort::NewestFirst;
    else if (column == AuditLogModel::Confidence)
        wanted = m_sort == AuditSort::LowestConfidenceFirst ? AuditSort::HighestConfidenceFirst
                                                            : AuditSort::LowestConfidenceFirst;
    // The header has moved its arrow by itself; it goes back where the platform has no such order.
    setSort(m_sort);
    if (wanted != m_sort)
        Q_EMIT sortWanted(wanted);
}

void AuditTable::restore(const QSettings &settings)
{
    m_columns->restore(settings);
    setCompact(settings.value(u"audit/compact"_s, true).toBool());
}

void AuditTable::save(QSettings &settings) const
{
    m_columns->save(settings);
    settings.setValue(u"audit/compact"_s, m_compact);
}

const contract::AuditRow *AuditTable::currentDecision() const
{
    return currentRow() < 0 ? nullptr : m_model->rowAt(currentRow());
}

void AuditTable::goTo(int row)
{
    if (row < 0 || row >= m_rows->rowCount())
        return;
    const int column = currentIndex().isValid() ? currentIndex().column() : AuditLogModel::Time;
    setCurrentIndex(m_rows->index(row, column));
    scrollTo(currentIndex());
    if (!m_model->rowAt(row))
        m_model->want(row);
}

void AuditTable::step(int by)
{
    goTo(currentRow() < 0 ? 0 : std::clamp(currentRow() + by, 0, std::max(0, m_rows->rowCount() - 1)));
}

void AuditTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // A table that gets the keyboard takes its first row without choosing it.
    if (current.isValid() && !selectionModel()->isRowSelected(current.row(), {}))
        selectionModel()->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (current.row() != previous.row())
        Q_EMIT currentDecisionChanged();
}

void AuditTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::ControlModifier && currentRow() <= 0)
        return m_header->enter(currentIndex().column());
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    if (event->modifiers() == Qt::NoModifier || shift)
        switch (event->key()) {
        case Qt::Key_J:
            return step(1);
        case Qt::Key_K:
            return step(-1);
        case Qt::Key_Space:
            return Q_EMIT peekWanted();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return Q_EMIT openWanted();
        case Qt::Key_F:
            return Q_EMIT filterWanted(currentIndex(), shift);
        case Qt::Key_C:
            return Q_EMIT compareWanted();
        default:
            break;
        }
    // Other letters belong to the page: a search by first letters would read a million rows.
    if (!event->text().isEmpty() && event->text().at(0).isPrint())
        return event->ignore();
    QTableView::keyPressEvent(event);
    // Also who is there already, and has scrolled away.
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        scrollTo(currentIndex());
}

void AuditTable::wheelEvent(QWheelEvent *event)
{
    QTableView::wheelEvent(event);
    Q_EMIT scrolled();
}

void AuditTable::tellView()
{
    // Two tables may show one model; only the one that is seen says what it needs.
    const int first = rowAt(0);
    if (first < 0 || !isVisible())
        return;
    const int last = rowAt(viewport()->height() - 1);
    m_model->setView(first, last < 0 ? m_rows->rowCount() - 1 : last);
}

void AuditTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit(viewport()->width());
    tellView();
}

void AuditTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_rows->setTokens(Tokens::of(this));
    QTableView::changeEvent(event);
}

} // namespace atalaya::ui
