// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/recoverystep.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/fieldmessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

RecoveryStep::RecoveryStep(QWidget *parent)
    : StepView(parent)
    , m_brand(new BrandRow(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_label(makeLabel(bodyFont(), false, this))
    , m_code(new QLineEdit(this))
    , m_message(new FieldMessage(this))
    , m_go(new QPushButton(this))
    , m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("signin.recoveryStep"));
    m_code->setObjectName(QStringLiteral("signin.recoveryCode"));
    m_message->setObjectName(QStringLiteral("signin.recoveryMessage"));
    m_go->setObjectName(QStringLiteral("signin.recoveryGo"));
    m_back->setObjectName(QStringLiteral("signin.recoveryBack"));
    m_code->setFont(monoFont());
    m_code->setMaxLength(64);
    m_label->setBuddy(m_code);
    m_lead->setWordWrap(true);
    setLook(m_go, Look::Primary);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_go, 1);
    buttons->addWidget(m_back);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(3, 0, 3, 0);
    column->setSpacing(0);
    column->addWidget(m_brand);
    column->addSpacing(24);
    column->addWidget(m_title);
    column->addSpacing(4);
    column->addWidget(m_lead);
    column->addSpacing(18);
    column->addWidget(m_label);
    column->addSpacing(4);
    column->addWidget(m_code);
    column->addWidget(m_message);
    column->addSpacing(20);
    column->addLayout(buttons);

    connect(m_code, &QLineEdit::textChanged, this, &RecoveryStep::updateButton);
    connect(m_code, &QLineEdit::returnPressed, this, &RecoveryStep::submit);
    connect(m_go, &QPushButton::clicked, this, &RecoveryStep::submit);
    connect(m_back, &QPushButton::clicked, this, &RecoveryStep::backWanted);
    retranslate();
}

void RecoveryStep::enter()
{
    m_code->setFocus(Qt::OtherFocusReason);
}

void RecoveryStep::setBusy(bool busy)
{
    m_busy = busy;
    updateButton();
}

void RecoveryStep::showProblem(const std::optional<ProblemWords> &problem)
{
    m_mustWait = problem && problem->waitSeconds > 0;
    setInvalid(m_code, problem.has_value());
    if (problem)
        m_message->setProblem(problem->sentence, problem->hint);
    else
        m_message->clear();
    updateButton();
}

void RecoveryStep::reset()
{
    m_code->clear();
}

void RecoveryStep::submit()
{
    if (m_go->isEnabled())
        Q_EMIT submitted(m_code->text().trimmed());
}

void RecoveryStep::updateButton()
{
    m_go->setEnabled(!m_busy && !m_mustWait && !m_code->text().trimmed().isEmpty());
    m_go->setText(m_busy ? tr("Verifying…") : tr("Verify"));
}

void RecoveryStep::retranslate()
{
    m_brand->setWord(tr("Admin console"), false);
    m_title->setText(tr("Recovery code"));
    m_lead->setText(tr("One of the ten codes that you saved when you set up the second factor. Each works once."));
    m_label->setText(tr("&Recovery code"));
    m_code->setAccessibleName(tr("Recovery code"));
    m_back->setText(tr("Back"));
    updateButton();
}

} // namespace atalaya::ui
