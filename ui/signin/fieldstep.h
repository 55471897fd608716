// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/stepview.h"

class QLineEdit;

namespace atalaya::ui {

class FieldMessage;

/// A step of one field with its message: while a try is under way nothing can be typed, after a refused one the text
/// stands selected, and while one has to wait no try can be made.
class FieldStep : public StepView
{
    Q_OBJECT

public:
    void enter() override;
    void setBusy(bool busy) override;
    void showProblem(const std::optional<ProblemWords> &problem) override;

protected:
    /// Takes the field over.
    FieldStep(QLineEdit *field, QWidget *parent);

    [[nodiscard]] FieldMessage *message() const { return m_message; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool mayTry() const { return !m_busy && !m_mustWait; }
    /// What was typed, or whether a try can be made, is another now.
    virtual void updateButton() = 0;

private:
    QLineEdit *m_field;
    FieldMessage *m_message;
    bool m_busy = false;
    bool m_mustWait = false;
};

} // namespace atalaya::ui
