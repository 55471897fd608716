// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimeZone>

class QLabel;
class QTableView;

namespace atalaya::models {
class SafeUseHistory;
}

namespace atalaya::ui {

class FactGrid;

/// Who changed the rules of safe use, when, why, and what.
class SafeUseHistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Takes the history as its child.
    SafeUseHistoryDialog(models::SafeUseHistory *history, const QTimeZone &zone, QWidget *parent);

private:
    void render();
    void renderVersion();

    models::SafeUseHistory *m_history;
    QTimeZone m_zone;
    QTableView *m_table;
    QLabel *m_words;
    FactGrid *m_changes;
};

} // namespace atalaya::ui
