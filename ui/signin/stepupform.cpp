// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/stepupform.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/codefield.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/stepcolumn.h"

#include <QLabel>
#include <QPushButton>

#include <utility>

namespace atalaya::ui {

StepUpForm::StepUpForm(const QString &action, QWidget *parent)
    : FieldStep(new CodeField({}), parent)
    , m_action(action)
    , m_code(findChild<CodeField *>())
    , m_title(makeLabel(titleFont(), false, this))
    , m_what(makeLabel(bodyFont(), false, this))
    , m_label(makeLabel(bodyFont(), false, this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_note(makeLabel(captionFont(), true, this))
{
    m_what->setObjectName(QStringLiteral("stepUp.what"));
    m_code->setObjectName(QStringLiteral("stepUp.code"));
    message()->setObjectName(QStringLiteral("stepUp.message"));
    m_confirm->setObjectName(QStringLiteral("stepUp.confirm"));
    m_cancel->setObjectName(QStringLiteral("stepUp.cancel"));
    m_what->setWordWrap(true);
    m_note->setWordWrap(true);
    m_label->setBuddy(m_code);
    setLook(m_confirm, Look::Primary);
    // Enter in the field sends the code; it must not press a button besides.
    m_confirm->setAutoDefault(false);
    m_cancel->setAutoDefault(false);

    StepColumn column(this, 0);
    column.add(m_title);
    column.add(m_what, 4);
    column.add(m_label, 18);
    column.add(m_code, 2);
    column.add(message());
    column.addButtons(m_confirm, m_cancel, 16);
    column.add(m_note, 8);
    setTabOrder(m_code, m_confirm);
    setTabOrder(m_confirm, m_cancel);

    connect(m_code, &CodeField::completed, this, &StepUpForm::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &StepUpForm::submit);
    connect(m_confirm, &QPushButton::clicked, this, &StepUpForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &StepUpForm::declined);
    retranslate();
}

void StepUpForm::setBusy(bool busy)
{
    FieldStep::setBusy(busy);
    if (!busy)
        enter();
}

void StepUpForm::fill(const QString &code)
{
    if (mayTry())
        m_code->setText(code);
}

void StepUpForm::submit()
{
    if (m_code->isComplete() && mayTry())
        Q_EMIT submitted(m_code->text());
}

void StepUpForm::updateButton()
{
    m_confirm->setEnabled(m_code->isComplete() && mayTry());
    m_confirm->setText(isBusy() ? tr("Confirming…") : tr("Confirm"));
}

QString StepUpForm::whatOf(const QString &action)
{
    static constexpr std::pair<const char *, const char *> words[] = {
        {"mfa.replace", QT_TR_NOOP("You are about to replace your second factor.")},
        {"audit.export", QT_TR_NOOP("You are about to export decisions of the AI audit log.")},
        {"log.alarm.lift", QT_TR_NOOP("You are about to lift an alarm of the AI audit log.")},
        {"policy.publish", QT_TR_NOOP("You are about to publish a policy.")},
        {"policy.confirm", QT_TR_NOOP("You are about to confirm a policy that somebody else wants to publish.")},
        {"policy.enable", QT_TR_NOOP("You are about to switch a policy on.")},
        {"policy.disable", QT_TR_NOOP("You are about to switch a policy off.")},
        {"policy.settings", QT_TR_NOOP("You are about to change how policies decide and who publishes them.")},
        {"override.approve", QT_TR_NOOP("You are about to let a blocked decision through.")},
        {"override.reject", QT_TR_NOOP("You are about to refuse that a blocked decision goes through.")},
        {"prompt.approve", QT_TR_NOOP("You are about to approve a prompt template for agents.")},
        {"retention.request", QT_TR_NOOP("You are about to ask for another retention of decisions.")},
        {"retention.confirm", QT_TR_NOOP("You are about to confirm another retention of decisions.")},
        {"retention.cancel", QT_TR_NOOP("You are about to take back a change of the retention of decisions.")},
        {"safe_use.weaken", QT_TR_NOOP("You are about to let agents keep or send more than before.")},
    };
    for (const auto &[name, what] : words)
        if (action == QLatin1String(name))
            return tr(what);
    return tr("You are about to make a protected change (%1).").arg(action);
}

void StepUpForm::retranslate()
{
    m_title->setText(tr("Confirm it with a code"));
    m_what->setText(whatOf(m_action));
    m_label->setText(tr("6-&digit code"));
    m_code->setAccessibleName(tr("6-digit code"));
    m_code->setAccessibleDescription(m_what->text());
    m_cancel->setText(tr("Cancel"));
    m_note->setText(tr("The code of your authenticator app, for exactly this change. It sends itself on the sixth "
                       "digit."));
    updateButton();
}

} // namespace atalaya::ui
