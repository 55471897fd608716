// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/problemwords.h"

#include <QWidget>

#include <optional>

namespace atalaya::ui {

/// One step of signing in. It shows what it is told and says what the user wants; it keeps what was typed.
class StepView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The step has come to the front.
    virtual void enter() = 0;
    virtual void setBusy(bool busy) = 0;
    virtual void showProblem(const std::optional<ProblemWords> &problem) = 0;
    /// Widest the step's block may be; it stands centred.
    [[nodiscard]] virtual int blockWidth() const { return 400; }

protected:
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
};

} // namespace atalaya::ui
