// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/snugdialog.h"

#include <QTimeZone>

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::models {
class PolicyEditor;
}

namespace atalaya::ui {

/// What will be in force when it is published, and why; the second factor is asked for after it.
class PublishDialog final : public SnugDialog
{
    Q_OBJECT

public:
    struct Facts
    {
        QString currency{};
        QTimeZone zone = QTimeZone::systemTimeZone();
        /// A second person has to agree.
        bool asksForTwo = false;
    };

    /// `editor` outlives it.
    PublishDialog(models::PolicyEditor *editor, const Facts &facts, QWidget *parent);

private:
    void build(const Facts &facts);
    void render();

    models::PolicyEditor *m_editor;
    QLineEdit *m_note;
    QLabel *m_message;
    QPushButton *m_publish;
};

} // namespace atalaya::ui
