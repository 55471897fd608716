// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/snugdialog.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

/// Asks for the name of a view.
class SaveViewDialog final : public SnugDialog
{
    Q_OBJECT

public:
    SaveViewDialog(const QString &name, QWidget *parent);
    /// The name can't be had.
    void refuse();

Q_SIGNALS:
    void named(const QString &name);

private:
    QLineEdit *m_name;
    QLabel *m_message;
    QPushButton *m_save;
};

} // namespace atalaya::ui
