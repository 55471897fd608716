// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codestep.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/codefield.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/stepcolumn.h"
#include "ui/signin/whocard.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace atalaya::ui {

CodeStep::CodeStep(QWidget *parent)
    : FieldStep(new CodeField({}), parent)
    , m_brand(new BrandRow(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_who(new WhoCard(this))
    , m_change(new QPushButton(this))
    , m_codeLabel(makeLabel(bodyFont(), false, this))
    , m_code(findChild<CodeField *>())
    , m_verify(new QPushButton(this))
    , m_back(new QPushButton(this))
    , m_note(makeLabel(captionFont(), true, this))
    , m_line(new QFrame(this))
    , m_recovery(new QPushButton(this))
{
    setObjectName(QStringLiteral("signin.codeStep"));
    m_code->setObjectName(QStringLiteral("signin.code"));
    message()->setObjectName(QStringLiteral("signin.codeMessage"));
    m_verify->setObjectName(QStringLiteral("signin.verify"));
    m_back->setObjectName(QStringLiteral("signin.back"));
    m_change->setObjectName(QStringLiteral("signin.change"));
    m_recovery->setObjectName(QStringLiteral("signin.useRecovery"));
    setLook(m_verify, Look::Primary);
    setLook(m_change, Look::Link);
    setLook(m_recovery, Look::Link);
    m_recovery->setIcon(icon(QStringLiteral("key"), Tint::Accent));
    m_who->addButton(m_change);
    m_codeLabel->setBuddy(m_code);
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    m_line->setBackgroundRole(QPalette::Midlight);

    StepColumn column(this);
    column.addHead(m_brand, m_title, m_lead);
    column.add(m_who, 18);
    column.add(m_codeLabel, 18);
    auto *const digits = new QHBoxLayout;
    digits->setContentsMargins(0, 0, 0, 0);
    digits->addWidget(m_code);
    column.add(digits, 2);
    column.add(message());
    column.addButtons(m_verify, m_back, 16);
    column.add(m_note, 8);
    column.add(m_line, 20);
    column.add(m_recovery, 10, Qt::AlignLeft);

    // Each of them by Tab in the order of the picture.
    setTabOrder(m_code, m_verify);
    setTabOrder(m_verify, m_back);
    setTabOrder(m_back, m_recovery);
    setTabOrder(m_recovery, m_change);

    connect(m_code, &CodeField::completed, this, &CodeStep::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &CodeStep::submit);
    connect(m_verify, &QPushButton::clicked, this, &CodeStep::submit);
    connect(m_back, &QPushButton::clicked, this, &CodeStep::backWanted);
    connect(m_change, &QPushButton::clicked, this, &CodeStep::backWanted);
    connect(m_recovery, &QPushButton::clicked, this, &CodeStep::recoveryWanted);
    retranslate();
}

void CodeStep::setWho(const QString &email, const QString &where)
{
    m_who->setWho(email, where);
    m_code->clear();
}

void CodeStep::fill(const QString &code)
{
    m_code->clear();
    m_code->setText(code);
}

void CodeStep::submit()
{
    if (m_code->isComplete() && mayTry())
        Q_EMIT submitted(m_code->text());
}

void CodeStep::updateButton()
{
    m_verify->setEnabled(m_code->isComplete() && mayTry());
    m_verify->setText(isBusy() ? tr("Verifying…") : tr("Verify"));
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

} // namespace atalaya::ui
