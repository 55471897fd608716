// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "ui/common/snugdialog.h"

#include <QPlainTextEdit>

#include <functional>

class QCheckBox;
class QLabel;
class QPushButton;

namespace atalaya::ui {

/// Takes an alarm back: why, by whom, and with the second factor.
class LogAlarmLift final : public SnugDialog
{
    Q_OBJECT

public:
    /// Asks for a fresh code of the second factor for this change; cancelled when the person declines.
    using Confirm = std::function<QFuture<api::Result<QByteArray>>(const QString &action, const QByteArray &digest)>;

    /// `log` outlives the dialog. `who` is kept with the reason.
    LogAlarmLift(api::LogVerifier *log, Confirm confirm, const QString &who, QWidget *parent);

private:
    void lift();
    void finish(const api::Result<void> &lifted);
    void say(const QString &sentence);
    void setBusy(bool busy);

    api::LogVerifier *m_log;
    Confirm m_confirm;
    QString m_who;
    QPlainTextEdit *m_reason;
    QCheckBox *m_anew;
    QLabel *m_message;
    QPushButton *m_lift;
};

} // namespace atalaya::ui
