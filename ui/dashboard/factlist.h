// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace atalaya::ui {

/// Rows of a name at the left and a figure at the right; a missing figure is quiet.
class FactList final : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name{};
        QString value{};
        bool known = true;
        bool operator==(const Row &) const = default;
    };

    explicit FactList(int rowHeight, QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);

private:
    int m_rowHeight;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
};

} // namespace atalaya::ui
