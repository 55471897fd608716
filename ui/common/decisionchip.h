// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"

#include <QAbstractButton>

namespace atalaya::ui {

/// Stands where a page speaks of what AI did, and leads to the decision: click, Space or Enter.
class DecisionChip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit DecisionChip(QWidget *parent = nullptr);

    /// `what` tells it apart for who can't see: "Open the case".
    void set(contract::DecisionState state, const QString &what);
    /// The words of now.
    [[nodiscard]] static QString words(contract::DecisionState state);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    contract::DecisionState m_state = contract::DecisionState::Executed;
};

} // namespace atalaya::ui
