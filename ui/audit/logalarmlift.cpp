// SPDX-License-Identifier: GPL-3.0-or-later
#include "logalarmlift.h"

#include "api/net/whenready.h"
#include "ui/common/errorwords.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastReason = 10;

} // namespace

LogAlarmLift::LogAlarmLift(api::LogVerifier *log, Confirm confirm, const QString &who, QWidget *parent)
    : SnugDialog(460, parent)
    , m_log(log)
    , m_confirm(std::move(confirm))
    , m_who(who)
    , m_reason(new QPlainTextEdit(this))
    , m_anew(new QCheckBox(this))
    , m_message(makeLabel(captionFont(), true, this))
    , m_lift(new QPushButton(this))
{
    setObjectName(u"liftAlarm"_s);
    const auto &alarms = log->status().alarms;
    const bool isAnew = !alarms.empty() && alarms.front().outcome == api::LogOutcome::NewEpoch;
    setWindowTitle(isAnew ? tr("Accept the loss") : tr("Lift the alarm"));
    m_lift->setText(windowTitle());
    auto *const label = makeLabel(bodyFont(), false, this);
    label->setText(tr("&Why is it safe to go on?"));
    label->setBuddy(m_reason);
    m_reason->setObjectName(u"liftAlarm.reason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setFixedHeight(88);
    m_reason->setTabChangesFocus(true);
    m_anew->setObjectName(u"liftAlarm.anew"_s);
    m_anew->setText(tr("&Trust the log as it is now, as on first use"));
    // The head of before can't be gone on from.
    m_anew->setChecked(isAnew);
    m_anew->setVisible(!isAnew);
    m_message->setObjectName(u"liftAlarm.message"_s);
    m_message->setWordWrap(true);
    m_message->setText(
        isAnew ? tr("The log is followed from its new beginning, as on first use. What was lost, the heads and your "
                    "reason are kept, and stay in the evidence.")
               : tr("Without this box the head of before stays what everything is held against. With it, what was "
                    "changed until now is never found. The alarm and your reason are kept either way."));
    m_lift->setObjectName(u"liftAlarm.lift"_s);
    setLook(m_lift, Look::Primary);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"liftAlarm.cancel"_s);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_lift);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_reason);
    column->addWidget(m_anew);
    column->addWidget(m_message);
    column->addSpacing(8);
    column->addLayout(buttons);
    const auto check = [this] {
        m_lift->setEnabled(m_reason->toPlainText().trimmed().size() >= leastReason);
    };
    connect(m_reason, &QPlainTextEdit::textChanged, this, check);
    connect(m_lift, &QPushButton::clicked, this, &LogAlarmLift::lift);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
}

void LogAlarmLift::setBusy(bool busy)
{
    m_lift->setEnabled(!busy);
    m_reason->setReadOnly(busy);
    m_anew->setEnabled(!busy);
}

void LogAlarmLift::say(const QString &sentence)
{
    m_message->setText(sentence);
    setBusy(false);
}

void LogAlarmLift::lift()
{
    setBusy(true);
    const QByteArray digest = QCryptographicHash::hash("log.alarm.lift\n" + m_reason->toPlainText().trimmed().toUtf8() +
                                                           (m_anew->isChecked() ? "\nanew" : "\nkeep"),
                                                       QCryptographicHash::Sha256)
                                  .toHex();
    api::whenReady(
        this, m_confirm(u"log.alarm.lift"_s, digest),
        [this](const api::Result<QByteArray> &proof) {
            if (!proof)
                return say(ErrorWords::of(proof.error()).title);
            api::whenReady(this,
                           m_log->lift(m_reason->toPlainText().trimmed().toStdString(), m_who.toStdString(),
                                       m_anew->isChecked() ? api::LogVerifier::AfterLift::TrustAnew
                                                           : api::LogVerifier::AfterLift::KeepPin),
                           [this](const api::Result<void> &lifted) { finish(lifted); });
        },
        // Declined: nothing happened.
        [this] { setBusy(false); });
}

void LogAlarmLift::finish(const api::Result<void> &lifted)
{
    if (!lifted)
        return say(ErrorWords::of(lifted.error()).title + u' ' + ErrorWords::of(lifted.error()).advice);
    accept();
}

} // namespace atalaya::ui
