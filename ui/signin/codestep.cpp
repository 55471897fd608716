// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codestep.h"

#include "ui/common/card.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/codefield.h"
#include "ui/signin/fieldmessage.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

CodeStep::CodeStep(QWidget *parent)
    : StepView(parent)
    , m_brand(new BrandRow(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_person(new QLabel(this))
    , m_email(makeLabel(bodyFont(), false, this))
    , m_where(makeLabel(captionFont(), true, this))
    , m_change(new QPushButton(this))
    , m_codeLabel(makeLabel(bodyFont(), false, this))
    , m_code(new CodeField({}, this))
    , m_message(new FieldMessage(this))
    , m_verify(new QPushButton(this))
    , m_back(new QPushButton(this))
    , m_note(makeLabel(captionFont(), true, this))
    , m_line(new QFrame(this))
    , m_recovery(new QPushButton(this))
{
    setObjectName(QStringLiteral("signin.codeStep"));
    m_code->setObjectName(QStringLiteral("signin.code"));
    m_message->setObjectName(QStringLiteral("signin.codeMessage"));
    m_verify->setObjectName(QStringLiteral("signin.verify"));
    m_back->setObjectName(QStringLiteral("signin.back"));
    m_change->setObjectName(QStringLiteral("signin.change"));
    m_recovery->setObjectName(QStringLiteral("signin.useRecovery"));
    m_email->setObjectName(QStringLiteral("signin.who"));
    setLook(m_verify, Look::Primary);
    setLook(m_change, Look::Link);
    setLook(m_recovery, Look::Link);
    m_codeLabel->setBuddy(m_code);
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    m_line->setBackgroundRole(QPalette::Midlight);

    auto *const who = new Card(this);
    auto *const whoGrid = new QGridLayout(who);
    whoGrid->setContentsMargins(14, 9, 10, 9);
    whoGrid->setHorizontalSpacing(11);
    whoGrid->setVerticalSpacing(1);
    whoGrid->addWidget(m_person, 0, 0, 2, 1);
    whoGrid->addWidget(m_email, 0, 1);
    whoGrid->addWidget(m_where, 1, 1);
    whoGrid->addWidget(m_change, 0, 2, 2, 1);
    whoGrid->setColumnStretch(1, 1);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_verify, 1);
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
    column->addWidget(who);
    column->addSpacing(18);
    column->addWidget(m_codeLabel);
    column->addSpacing(2);
    auto *const digits = new QHBoxLayout;
    digits->setContentsMargins(0, 0, 0, 0);
    digits->addWidget(m_code);
    column->addLayout(digits);
    column->addWidget(m_message);
    column->addSpacing(16);
    column->addLayout(buttons);
    column->addSpacing(8);
    column->addWidget(m_note);
    column->addSpacing(20);
    column->addWidget(m_line);
    column->addSpacing(10);
    column->addWidget(m_recovery, 0, Qt::AlignLeft);

    // Each of them by Tab in the order of the picture.
    setTabOrder(m_code, m_verify);
    setTabOrder(m_verify, m_back);
    setTabOrder(m_back, m_recovery);
    setTabOrder(m_recovery, m_change);

    connect(m_code, &CodeField::completed, this, &CodeStep::submit);
    connect(m_code, &QLineEdit::textChanged, this, &CodeStep::updateButton);
    connect(m_code, &QLineEdit::returnPressed, this, &CodeStep::submit);
    connect(m_verify, &QPushButton::clicked, this, &CodeStep::submit);
    connect(m_back, &QPushButton::clicked, this, &CodeStep::backWanted);
    connect(m_change, &QPushButton::clicked, this, &CodeStep::backWanted);
    connect(m_recovery, &QPushButton::clicked, this, &CodeStep::recoveryWanted);
    retranslate();
    drawIcons();
}

void CodeStep::enter()
{
    m_code->setFocus(Qt::OtherFocusReason);
}

void CodeStep::setBusy(bool busy)
{
    const bool wasBusy = std::exchange(m_busy, busy);
    m_code->setReadOnly(busy);
    if (wasBusy && !busy && !m_code->text().isEmpty())
        m_code->selectAll();
    updateButton();
}

void CodeStep::showProblem(const std::optional<ProblemWords> &problem)
{
    m_mustWait = problem && problem->waitSeconds > 0;
    setInvalid(m_code, problem.has_value());
    if (problem)
        m_message->setProblem(problem->sentence, problem->hint);
    else
        m_message->clear();
    updateButton();
}

void CodeStep::setWho(const QString &email, const QString &where)
{
    m_email->setText(email);
    m_where->setText(where);
    m_code->clear();
}

void CodeStep::fill(const QString &code)
{
    m_code->clear();
    m_code->setText(code);
}

void CodeStep::submit()
{
    if (m_code->isComplete() && !m_busy && !m_mustWait)
        Q_EMIT submitted(m_code->text());
}

void CodeStep::updateButton()
{
    m_verify->setEnabled(m_code->isComplete() && !m_busy && !m_mustWait);
    m_verify->setText(m_busy ? tr("Verifying…") : tr("Verify"));
}

void CodeStep::retranslate()
{
    m_brand->setWord(tr("Admin console"), false);
    m_title->setText(tr("Verification code"));
    m_lead->setText(tr("Step 2 of 2. The 6 digits of your authenticator app."));
    m_change->setText(tr("Change"));
    m_change->setAccessibleName(tr("Change account or server"));
    m_codeLabel->setText(tr("6-&digit code"));
    m_code->setAccessibleName(tr("6-digit code"));
    m_back->setText(tr("Back"));
    m_note->setText(tr("It sends itself on the sixth digit. You can also paste it."));
    m_recovery->setText(tr("Use a recovery code"));
    updateButton();
}

void CodeStep::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcons();
    StepView::changeEvent(event);
}

void CodeStep::drawIcons()
{
    m_person->setPixmap(iconPixmap(QStringLiteral("person"), 18, devicePixelRatioF(), Tokens::of(this).muted));
    m_recovery->setIcon(icon(QStringLiteral("key"), Tint::Accent));
}

} // namespace atalaya::ui
