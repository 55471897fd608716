// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/snugdialog.h"

#include <QTimeZone>

class QLabel;
class QPushButton;

namespace atalaya::models {
class PolicyEditor;
}

namespace atalaya::ui {

/// What somebody wants to publish, for the second person: what changes, why, and yes or no.
class PendingDialog final : public SnugDialog
{
    Q_OBJECT

public:
    struct Facts
    {
        QString currency{};
        QTimeZone zone = QTimeZone::systemTimeZone();
        /// Whoever sits here; the one who asked can't agree with themselves.
        QString me{};
        bool mayConfirm = false;
    };
    /// `editor` outlives it and has something that waits.
    PendingDialog(models::PolicyEditor *editor, const Facts &facts, QWidget *parent = nullptr);

private:
    void build(const Facts &facts);
    void render();

    models::PolicyEditor *m_editor;
    bool m_isMine;
    bool m_mayConfirm;
    QLabel *m_message;
    QPushButton *m_reject;
    QPushButton *m_confirm;
};

} // namespace atalaya::ui
