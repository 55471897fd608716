// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figurecolumns.h"

#include "ui/figure/figurerowsproxy.h"

#include <QAction>
#include <QMenu>
#include <QTableView>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::FigureRowsModel;

namespace {

/// The column that takes the rest goes no lower; others give way first.
constexpr int leastRest = 190;

int widthOf(int column)
{
    switch (column) {
    case FigureRowsModel::Number:
        return 60;
    case FigureRowsModel::At:
        return 108;
    case FigureRowsModel::Who:
        return 92;
    case FigureRowsModel::Entity:
        return 176;
    case FigureRowsModel::Minutes:
        return 78;
    default:
        return 108;
    }
}

} // namespace

FigureColumns::FigureColumns(const FigureRowsModel *rows, QTableView *view, QMenu *menu, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_view(view)
    , m_menu(menu)
{
    connect(menu, &QMenu::aboutToShow, this, &FigureColumns::fillMenu);
    // Rows of another figure stand under another heading.
    connect(rows, &QAbstractItemModel::modelReset, this, &FigureColumns::fit);
}

void FigureColumns::fit()
{
    const auto &head = m_rows->head();
    if (!head)
        return;
    m_offered = FigureRowsProxy::columnsOf(*head);
    QList<int> shown;
    int used = 0;
    for (const int column : std::as_const(m_offered))
        if (!m_unwanted.contains(column)) {
            shown.append(column);
            used += column == FigureRowsModel::What ? leastRest : widthOf(column);
        }
    // Where there is little room, who did it goes first, then the number.
    for (const int column : {static_cast<int>(FigureRowsModel::Who), static_cast<int>(FigureRowsModel::Number)})
        if (used > m_view->viewport()->width() && shown.removeOne(column))
            used -= widthOf(column);
    for (int column = 0; column < FigureRowsModel::ColumnCount; ++column) {
        m_view->setColumnHidden(column, !shown.contains(column));
        if (column != FigureRowsModel::What)
            m_view->setColumnWidth(column, widthOf(column));
    }
    Q_EMIT fitted();
}

void FigureColumns::fillMenu()
{
    m_menu->clear();
    const auto &head = m_rows->head();
    if (!head)
        return;
    for (const int column : std::as_const(m_offered)) {
        if (column == FigureRowsModel::What)
            continue;
        QAction *const choice = m_menu->addAction(FigureWords::column(column, *head));
        choice->setObjectName(u"column.%1"_s.arg(column));
        choice->setCheckable(true);
        choice->setChecked(!m_unwanted.contains(column));
        connect(choice, &QAction::toggled, this, [this, column](bool wanted) {
            if (wanted)
                m_unwanted.remove(column);
            else
                m_unwanted.insert(column);
            fit();
        });
    }
}

} // namespace atalaya::ui
