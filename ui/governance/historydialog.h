// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimeZone>

class QLabel;
class QPushButton;
class QScrollArea;
class QTableView;

namespace atalaya::models {
class PolicyEditor;
class PolicyHistory;
} // namespace atalaya::models

namespace atalaya::ui {

class ChangeList;

/// The published versions of a policy; the chosen one beside what the editor shows, and the way back to it.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Facts
    {
        QString currency{};
        QTimeZone zone = QTimeZone::systemTimeZone();
        bool mayRestore = false;
    };

    /// Takes the history as its child; `editor` outlives it.
    HistoryDialog(models::PolicyHistory *history, models::PolicyEditor *editor, const Facts &facts, QWidget *parent);

private:
    void build();
    void connectParts();
    void render();
    void renderText();

    models::PolicyHistory *m_history;
    models::PolicyEditor *m_editor;
    Facts m_facts;
    QTableView *m_table;
    QLabel *m_words;
    QScrollArea *m_scroll;
    ChangeList *m_changes;
    QPushButton *m_restore;
};

} // namespace atalaya::ui
