// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimeZone>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace atalaya::contract {
struct PromptVersion;
}

namespace atalaya::models {
class PromptEditor;
class PromptHistory;
} // namespace atalaya::models

namespace atalaya::ui {

class InPlaceQuestion;
class PromptDiff;

/// The approved versions of a template: what each changed, restored as a draft or withdrawn.
class PromptHistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Takes the history as its child; `editor` outlives it.
    PromptHistoryDialog(models::PromptHistory *history, models::PromptEditor *editor, const QTimeZone &zone,
                        QWidget *parent);

private:
    enum Against
    {
        Before,
        Shown
    };
    void build(const QTimeZone &zone);
    void connectParts();
    void render();
    void renderVersion();
    /// Null: none is chosen.
    [[nodiscard]] const contract::PromptVersion *chosen() const;

    models::PromptHistory *m_history;
    models::PromptEditor *m_editor;
    QTableView *m_table;
    QLabel *m_words;
    QComboBox *m_against;
    PromptDiff *m_diff;
    QLineEdit *m_note;
    InPlaceQuestion *m_withdraw;
    QPushButton *m_restore;
};

} // namespace atalaya::ui
