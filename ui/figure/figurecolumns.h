// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurerowsmodel.h"

#include <QObject>
#include <QSet>

class QMenu;
class QTableView;

namespace atalaya::ui {

/// Which columns of a figure's rows are seen, and how wide: those that it has something to say in and somebody wants,
/// as far as there is room.
class FigureColumns final : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive it; `menu` is where somebody chooses.
    FigureColumns(const models::FigureRowsModel *rows, QTableView *view, QMenu *menu, QObject *parent);

    /// To the room that there is now.
    void fit();

Q_SIGNALS:
    void fitted();

private:
    void fillMenu();

    const models::FigureRowsModel *m_rows;
    QTableView *m_view;
    QMenu *m_menu;
    QSet<int> m_unwanted;
    QList<int> m_offered;
};

} // namespace atalaya::ui
