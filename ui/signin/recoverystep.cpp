// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/recoverystep.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/stepcolumn.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace atalaya::ui {

RecoveryStep::RecoveryStep(QWidget *parent)
    : FieldStep(new QLineEdit, parent)
    , m_brand(new BrandRow(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_label(makeLabel(bodyFont(), false, this))
    , m_code(findChild<QLineEdit *>())
    , m_go(new QPushButton(this))
    , m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("signin.recoveryStep"));
    m_code->setObjectName(QStringLiteral("signin.recoveryCode"));
    message()->setObjectName(QStringLiteral("signin.recoveryMessage"));
    m_go->setObjectName(QStringLiteral("signin.recoveryGo"));
    m_back->setObjectName(QStringLiteral("signin.recoveryBack"));
    m_code->setFont(monoFont());
    m_code->setMaxLength(64);
    m_lead->setWordWrap(true);
    setLook(m_go, Look::Primary);

    StepColumn column(this);
    column.addHead(m_brand, m_title, m_lead);
    column.addField(m_label, m_code, 18);
    column.add(message());
    column.addButtons(m_go, m_back, 20);

    connect(m_code, &QLineEdit::returnPressed, this, &RecoveryStep::submit);
    connect(m_go, &QPushButton::clicked, this, &RecoveryStep::submit);
    connect(m_back, &QPushButton::clicked, this, &RecoveryStep::backWanted);
    retranslate();
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
    m_go->setEnabled(mayTry() && !m_code->text().trimmed().isEmpty());
    m_go->setText(isBusy() ? tr("Verifying…") : tr("Verify"));
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
