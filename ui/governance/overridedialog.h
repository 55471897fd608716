// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/snugdialog.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace atalaya::models {
class OverrideWish;
}

namespace atalaya::ui {

/// Asks that a decision goes ahead all the same: why, and how far. What is typed survives closing it.
class OverrideDialog final : public SnugDialog
{
    Q_OBJECT

public:
    /// Takes the wish as its child.
    OverrideDialog(models::OverrideWish *wish, QWidget *parent);

private:
    void build();
    void connectParts();
    void render();

    models::OverrideWish *m_wish;
    QLineEdit *m_reason;
    QRadioButton *m_once;
    QRadioButton *m_entity;
    QSpinBox *m_hours;
    QLabel *m_message;
    QPushButton *m_send;
};

} // namespace atalaya::ui
