// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/snugdialog.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace atalaya::models {
class PolicyTransfer;
}

namespace atalaya::ui {

/// What a file of policies would make, before it does; everything becomes a draft.
class ImportDialog final : public SnugDialog
{
    Q_OBJECT

public:
    /// `transfer` becomes a child.
    ImportDialog(models::PolicyTransfer *transfer, const QString &path, QWidget *parent = nullptr);

private:
    void render();
    void fill();
    [[nodiscard]] QString words() const;

    models::PolicyTransfer *m_transfer;
    QLabel *m_words;
    QTableWidget *m_table;
    QPushButton *m_cancel;
    QPushButton *m_bring;
};

} // namespace atalaya::ui
