// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditdecisionpresenter.h"
#include "ui/audit/auditwords.h"

#include <QWidget>

namespace atalaya::ui {

class DecisionPane;

/// A decision in a window of its own, for who wants to go on in the table meanwhile.
class DecisionWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the presenter as its child. `page`: the window goes with it.
    DecisionWindow(models::AuditDecisionPresenter *presenter, const AuditWords &words, QWidget *page);
    [[nodiscard]] DecisionPane *pane() const { return m_pane; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    DecisionPane *m_pane;
};

} // namespace atalaya::ui
