// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace atalaya::charts {

/// One number or name of a chart: as it is written, and raw (invalid: no data).
struct ChartCell
{
    QString text;
    QVariant value;
    bool operator==(const ChartCell &) const = default;
};

/// What a chart shows, as rows.
struct ChartTable
{
    QStringList header;
    std::vector<std::vector<ChartCell>> rows;
    bool operator==(const ChartTable &) const = default;
};

class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(ChartTable table);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the text, UserRole the raw value.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ChartTable m_table;
};

} // namespace atalaya::charts
