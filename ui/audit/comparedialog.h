// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditcomparisonmodel.h"
#include "ui/audit/auditwords.h"

#include <QDialog>

class QTableView;
class QStackedLayout;

namespace atalaya::ui {

class StatePane;

/// Two decisions side by side; what differs is bold, and can be shown alone.
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `model` outlives the dialog.
    CompareDialog(models::AuditComparisonModel *model, const AuditWords &words, QWidget *parent);

private:
    void render();

    models::AuditComparisonModel *m_model;
    QTableView *m_table;
    StatePane *m_state;
    QStackedLayout *m_stack;
};

} // namespace atalaya::ui
