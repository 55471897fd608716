// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure/figurewords.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace atalaya::ui {

class DecisionLine;
class FigureColumns;
class FigureFooter;
class FigureRowsProxy;
class StatePane;

/// The right half of an opened figure: its rows with a filter and a choice of columns, and what they add up to.
class FigureTable final : public QWidget
{
    Q_OBJECT

public:
    /// `presenter` outlives the widget.
    explicit FigureTable(models::FigurePresenter *presenter, QWidget *parent = nullptr);

    void render(const FigureWords &words);
    /// Another tool, at the right of the head.
    void addTool(QWidget *tool);
    /// The table and what is above it, in the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;
    /// As soon as there are some.
    void focusRows();
    /// Rows that are decisions lead to the audit log.
    void setLeads(bool leads);

Q_SIGNALS:
    void retryWanted();
    void decisionWanted(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    /// No row is left because of the filter, not because something went wrong.
    [[nodiscard]] bool isFilteredAway() const;
    void dressView();
    void tellView();
    void renderState(const FigureWords &words);

    models::FigurePresenter *m_presenter;
    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_filter;
    QAction *m_filterIcon;
    QToolButton *m_columns;
    QMenu *m_menu;
    QStackedLayout *m_stack;
    QTableView *m_view;
    FigureRowsProxy *m_rows;
    QWidget *m_skeleton;
    StatePane *m_state;
    FigureFooter *m_footer;
    DecisionLine *m_decision = nullptr;
    QList<QWidget *> m_tools;
    QTimer m_typing;
    FigureColumns *m_choice = nullptr;
    bool m_wantsFocus = false;
};

} // namespace atalaya::ui
