// SPDX-License-Identifier: GPL-3.0-or-later
#include "audittable.h"

#include "ui/audit/auditdelegate.h"
#include "ui/common/tablelook.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
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
constexpr int leastAction = 140;

/// As they stand side by side; Proof is the last one.
constexpr std::array order{AuditLogModel::Time,       AuditLogModel::State,  AuditLogModel::Agent,
                           AuditLogModel::Action,     AuditLogModel::Entity, AuditLogModel::Policy,
                           AuditLogModel::Confidence, AuditLogModel::Risk,   AuditLogModel::Pii,
                           AuditLogModel::User,       AuditLogModel::Reason, AuditLogModel::Correlation,
                           AuditLogModel::Seq,        AuditLogModel::Proof};
const QSet<int> usual{AuditLogModel::Time,       AuditLogModel::State, AuditLogModel::Agent, AuditLogModel::Action,
                      AuditLogModel::Confidence, AuditLogModel::Risk,  AuditLogModel::Proof};

} // namespace

AuditTable::AuditTable(AuditLogModel *model, const AuditWords &words, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_rows(new AuditRowsProxy(model, words, this))
    , m_wanted(usual)
{
    setObjectName(u"auditTable"_s);
    m_rows->setTokens(Tokens::of(this));
    setModel(m_rows);
    dressTable(this, true);
    setItemDelegate(new AuditDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *const header = horizontalHeader();
    header->setMinimumSectionSize(36);
    header->setSectionResizeMode(AuditLogModel::Action, QHeaderView::Stretch);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    for (int place = 0; place < static_cast<int>(order.size()); ++place)
        header->moveSection(header->visualIndex(order.at(static_cast<std::size_t>(place))), place);
    connect(header, &QHeaderView::sectionClicked, this, &AuditTable::onHeaderClicked);
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
    fitColumns();
}

void AuditTable::setWords(const AuditWords &words)
{
    setAccessibleName(tr("Decisions"));
    m_rows->setWords(words);
    viewport()->update();
}

void AuditTable::setNarrow(bool narrow)
{
    m_narrow = narrow;
    fitColumns();
}

void AuditTable::setPlain()
{
    m_plain = true;
    m_rows->setProofInWords(true);
    m_wanted = {AuditLogModel::Time, AuditLogModel::State, AuditLogModel::Agent, AuditLogModel::Action,
                AuditLogModel::Proof};
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSortIndicatorShown(false);
    fitColumns();
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
    horizontalHeader()->setSortIndicator(byTime ? AuditLogModel::Time : AuditLogModel::Confidence,
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

int AuditTable::widthOf(int column) const
{
    switch (column) {
    case AuditLogModel::Time:
        return m_narrow ? 114 : 120;
    case AuditLogModel::State:
        return m_narrow ? 122 : 124;
    case AuditLogModel::Agent:
        return m_narrow ? 112 : 116;
    case AuditLogModel::Confidence:
        return m_narrow ? 82 : 88;
    case AuditLogModel::Risk:
        return m_narrow ? 74 : 78;
    case AuditLogModel::Proof:
        if (m_plain)
            return 150;
        return m_narrow ? 36 : 42;
    case AuditLogModel::Entity:
    case AuditLogModel::Policy:
        return 150;
    case AuditLogModel::User:
    case AuditLogModel::Reason:
        return 200;
    case AuditLogModel::Correlation:
        return 160;
    default:
        return 110;
    }
}

void AuditTable::fitColumns()
{
    QSet<int> shown = m_wanted;
    // Where there is much room, more is seen without being asked for.
    int used = leastAction;
    for (const int column : std::as_const(shown))
        used += column == AuditLogModel::Action ? 0 : widthOf(column);
    const bool isUsual = m_wanted == usual;
    for (const int column : {static_cast<int>(AuditLogModel::Policy), static_cast<int>(AuditLogModel::Entity)})
        if (isUsual && used + 160 + widthOf(column) < viewport()->width()) {
            shown.insert(column);
            used += widthOf(column);
        }
    for (int column = 0; column < AuditLogModel::ColumnCount; ++column) {
        setColumnHidden(column, !shown.contains(column));
        if (column != AuditLogModel::Action)
            setColumnWidth(column, widthOf(column));
    }
    // Where there is too little room columns become narrower before anything is pushed out of sight.
    const int lacking = used - viewport()->width();
    if (lacking > 0 && lacking <= 90)
        for (const int column : {AuditLogModel::Agent, AuditLogModel::State, AuditLogModel::Risk})
            if (shown.contains(column)) {
                setColumnWidth(column, widthOf(column) - lacking / 3 - 1);
                used -= lacking / 3 + 1;
            }
    const bool fits = used <= viewport()->width();
    horizontalHeader()->setSectionResizeMode(AuditLogModel::Action, fits ? QHeaderView::Stretch : QHeaderView::Fixed);
    if (!fits)
        setColumnWidth(AuditLogModel::Action, leastAction);
}

void AuditTable::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    for (const int column : order) {
        if (column == AuditLogModel::Time || column == AuditLogModel::Action)
            continue;
        QAction *const choice = menu->addAction(AuditRowsProxy::title(column));
        choice->setObjectName(u"auditColumn.%1"_s.arg(column));
        choice->setCheckable(true);
        choice->setChecked(m_wanted.contains(column));
        connect(choice, &QAction::toggled, this, [this, column](bool wanted) {
            if (wanted)
                m_wanted.insert(column);
            else
                m_wanted.remove(column);
            fitColumns();
        });
    }
    menu->addSeparator();
    QAction *const all = menu->addAction(tr("The usual columns"));
    all->setObjectName(u"auditColumns.usual"_s);
    connect(all, &QAction::triggered, this, [this] {
        m_wanted = usual;
        fitColumns();
    });
}

void AuditTable::restore(const QSettings &settings)
{
    if (settings.contains(u"audit/columns"_s)) {
        QSet<int> wanted{AuditLogModel::Time, AuditLogModel::Action};
        for (const QString &column : settings.value(u"audit/columns"_s).toStringList())
            if (const int number = column.toInt(); number >= 0 && number < AuditLogModel::ColumnCount)
                wanted.insert(number);
        m_wanted = wanted;
    }
    setCompact(settings.value(u"audit/compact"_s, true).toBool());
    fitColumns();
}

void AuditTable::save(QSettings &settings) const
{
    QStringList columns;
    for (const int column : m_wanted)
        columns.append(QString::number(column));
    settings.setValue(u"audit/columns"_s, columns);
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
    fitColumns();
    tellView();
}

void AuditTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_rows->setTokens(Tokens::of(this));
    QTableView::changeEvent(event);
}

} // namespace atalaya::ui
