// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "models/auditlogmodel.h"
#include "ui/audit/auditwords.h"

#include <QWidget>

class QLabel;

namespace atalaya::ui {

class AuditTable;
class LogAlarmView;

/// What stands on the page while the log is in alarm: what is wrong, and the rows, none of them verified.
class LogAlarmPane final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the pane.
    LogAlarmPane(api::LogVerifier *log, models::AuditLogModel *rows, const AuditWords &words, QWidget *parent);

    void render(const AuditWords &words);
    void focusFirst();

Q_SIGNALS:
    void liftWanted();
    /// To the query and its filters.
    void searchWanted();

private:
    LogAlarmView *m_view;
    QLabel *m_title;
    AuditTable *m_rows;
};

} // namespace atalaya::ui
