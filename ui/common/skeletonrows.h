// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

class QTableView;

namespace atalaya::ui {

/// Bars where the rows of a table will be, under its real header. Like SkeletonBar they appear late and stand still.
class SkeletonRows : public QWidget
{
    Q_OBJECT

public:
    explicit SkeletonRows(QTableView *table);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTableView *m_table;
    QBasicTimer m_delay;
    bool m_isDrawn = false;
};

} // namespace atalaya::ui
