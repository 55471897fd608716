// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHBoxLayout;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTableView;
class QWidget;

namespace atalaya::ui {

class StatePane;
enum class Tint;

/// How a page of governance stands: a strip, a line of words, below them a list and beside it one thing of the list.
struct ListAndPane
{
    /// Holds the table, or the state in its place.
    QStackedLayout *stack;
    QTableView *table;
    StatePane *state;
    QSplitter *splitter;
    QWidget *pane;
    int leastPane;

    /// Gives `page` its layout.
    void layOut(QWidget *page, QWidget *strip, QHBoxLayout *top, int listWidth, int paneWidth) const;
};

/// A button of such a pane.
[[nodiscard]] QPushButton *makePaneButton(const QString &name, const QString &iconName, Tint tint, QWidget *parent);

} // namespace atalaya::ui
