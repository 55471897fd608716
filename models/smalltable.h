// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QVariant>

#include <algorithm>
#include <iterator>
#include <vector>

namespace atalaya::models {

/// The raw value of a cell, for sorting, exporting and wording; invalid where there is no data.
inline constexpr int SortRole = Qt::UserRole;
/// What a row is called in the platform, independent of language.
inline constexpr int IdRole = Qt::UserRole + 1;

/// A table of some hundred rows. New rows are merged by key, so that a selection survives a refresh.
/// `Row` has a defaulted ==. Values are raw; words, units and colours are ui/'s.
template<class Row>
class SmallTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : columns();
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Row &row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole || role == SortRole)
            return cell(row, index.column());
        return role == IdRole ? key(row) : extra(row, role);
    }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override
    {
        return {{Qt::DisplayRole, "display"}, {SortRole, "sort"}, {IdRole, "id"}};
    }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    void setRows(std::vector<Row> rows)
    {
        const QSet<QString> wanted = keysOf(rows);
        const bool related = std::any_of(m_rows.begin(), m_rows.end(),
                                         [&](const Row &row) { return wanted.contains(key(row).toString()); });
        if (!related) {
            if (rows.empty() && m_rows.empty())
                return;
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
            return;
        }
        dropMissing(wanted);
        for (int at = 0; at < static_cast<int>(rows.size()); ++at)
            place(std::move(rows[static_cast<std::size_t>(at)]), at);
    }

    /// Behind the others; what is there already stays as it is.
    void appendRows(std::vector<Row> rows)
    {
        const QSet<QString> known = keysOf(m_rows);
        std::erase_if(rows, [&](const Row &row) { return known.contains(key(row).toString()); });
        if (rows.empty())
            return;
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
        endInsertRows();
    }

protected:
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QVariant key(const Row &row) const = 0;
    [[nodiscard]] virtual QVariant cell(const Row &row, int column) const = 0;
    [[nodiscard]] virtual QVariant extra(const Row & /*row*/, int /*role*/) const { return {}; }

private:
    [[nodiscard]] int find(const QVariant &wanted, int from) const
    {
        for (int at = from; at < static_cast<int>(m_rows.size()); ++at)
            if (key(m_rows[static_cast<std::size_t>(at)]) == wanted)
                return at;
        return -1;
    }

    [[nodiscard]] QSet<QString> keysOf(const std::vector<Row> &rows) const
    {
        QSet<QString> keys;
        for (const Row &row : rows)
            keys.insert(key(row).toString());
        return keys;
    }

    void dropMissing(const QSet<QString> &wanted)
    {
        for (int at = static_cast<int>(m_rows.size()) - 1; at >= 0; --at) {
            if (wanted.contains(key(m_rows[static_cast<std::size_t>(at)]).toString()))
                continue;
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
    }

    void place(Row row, int at)
    {
        const int found = find(key(row), at);
        if (found < 0) {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, std::move(row));
            endInsertRows();
            return;
        }
        if (found != at) {
            beginMoveRows({}, found, found, {}, at);
            std::rotate(m_rows.begin() + at, m_rows.begin() + found, m_rows.begin() + found + 1);
            endMoveRows();
        }
        Row &mine = m_rows[static_cast<std::size_t>(at)];
        if (mine == row)
            return;
        mine = std::move(row);
        Q_EMIT dataChanged(index(at, 0), index(at, columns() - 1));
    }

    std::vector<Row> m_rows;
};

} // namespace atalaya::models
