// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimeZone>

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::models {
class PromptEditor;
}

namespace atalaya::ui {

class PromptDiff;
class WarningLine;

/// What a template would become for agents: to ask somebody else for their agreement, or to give it.
class PromptStepDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Step
    {
        Request,
        Decide
    };
    /// `editor` outlives it and has a draft, or something that waits.
    PromptStepDialog(Step step, models::PromptEditor *editor, const QTimeZone &zone, QWidget *parent);

private:
    void build(const QTimeZone &zone);
    void connectParts();
    void render();
    [[nodiscard]] QString headWords(const QTimeZone &zone) const;

    Step m_step;
    models::PromptEditor *m_editor;
    PromptDiff *m_diff;
    WarningLine *m_message;
    QLineEdit *m_note;
    QPushButton *m_reject;
    QPushButton *m_go;
};

} // namespace atalaya::ui
