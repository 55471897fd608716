// SPDX-License-Identifier: GPL-3.0-or-later
#include "charttable.h"

#include <QDate>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return true;
    default:
        return false;
    }
}

QString inert(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    return text;
}

QString quoted(const QString &text)
{
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

QString rawText(const ChartCell &cell)
{
    if (!cell.value.isValid())
        return {};
    if (cell.value.typeId() == QMetaType::QDate)
        return cell.value.toDate().toString(Qt::ISODate);
    return isNumber(cell.value) ? cell.value.toString() : quoted(inert(cell.value.toString()));
}

} // namespace

QByteArray toCsv(const ChartTable &table)
{
    QStringList lines;
    QStringList cells;
    for (const QString &name : table.header)
        cells.append(quoted(inert(name)));
    lines.append(cells.join(u','));
    for (const auto &row : table.rows) {
        cells.clear();
        for (const ChartCell &cell : row)
            cells.append(rawText(cell));
        lines.append(cells.join(u','));
    }
    return "\xEF\xBB\xBF" + lines.join(u"\r\n"_s).toUtf8() + "\r\n";
}

QString toText(const ChartTable &table)
{
    QStringList lines{table.header.join(u'\t')};
    for (const auto &row : table.rows) {
        QStringList cells;
        for (const ChartCell &cell : row)
            cells.append(cell.text);
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

void ChartTableModel::setTable(ChartTable table)
{
    if (table == m_table)
        return;
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.header.size());
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_table.rows[static_cast<std::size_t>(index.row())];
    if (index.column() >= static_cast<int>(row.size()))
        return {};
    const ChartCell &cell = row[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::UserRole:
        return cell.value;
    case Qt::TextAlignmentRole:
        // The first column names the row; what follows are figures.
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() > 0 ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_table.header.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section > 0 ? Qt::AlignRight : Qt::AlignLeft));
    return role == Qt::DisplayRole ? m_table.header.at(section) : QVariant();
}

} // namespace atalaya::charts
