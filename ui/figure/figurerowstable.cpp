// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerowstable.h"

#include "models/figurerow.h"
#include "ui/figure/figurerowsproxy.h"

namespace atalaya::ui {

using models::FigureRowsModel;

namespace {

QVariant textOrNothing(const std::optional<std::string> &text)
{
    return text ? QVariant(QString::fromStdString(*text)) : QVariant();
}

} // namespace

ExportTable FigureRowsTable::table() const
{
    const QList<int> columns = FigureRowsProxy::columnsOf(head);
    QStringList header;
    for (const int column : columns)
        header.append(FigureWords::column(column, head));
    return {header, static_cast<qsizetype>(rows->size()), [*this, columns](qsizetype at) {
                return row(columns, at);
            }};
}

ExportTable::Row FigureRowsTable::row(const QList<int> &columns, qsizetype at) const
{
    const contract::DashboardRow one = models::assuming(head, rows->at(static_cast<std::size_t>(at)), tried);
    ExportTable::Row cells;
    for (const int column : columns) {
        const QVariant raw = value(column, one, at);
        cells.push_back({words.cell(column, raw, head), raw});
    }
    return cells;
}

QVariant FigureRowsTable::value(int column, const contract::DashboardRow &row, qsizetype at) const
{
    switch (column) {
    case FigureRowsModel::Number:
        return static_cast<qlonglong>(head.total - at);
    case FigureRowsModel::At:
        return row.at ? QVariant(
                            QDateTime::fromMSecsSinceEpoch(row.at->time_since_epoch().count(), words.formats().zone()))
                      : QVariant();
    case FigureRowsModel::What:
        return FigureWords::what(QString::fromStdString(row.kind), QString::fromStdString(row.what));
    case FigureRowsModel::Who:
        return textOrNothing(row.who);
    case FigureRowsModel::Entity:
        return textOrNothing(row.entity);
    case FigureRowsModel::Minutes:
        return row.minutes ? QVariant(*row.minutes) : QVariant();
    case FigureRowsModel::Part:
        return models::worthOf(head, row, tried);
    default:
        return row.whole;
    }
}

} // namespace atalaya::ui
