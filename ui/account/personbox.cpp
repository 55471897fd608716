// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/personbox.h"

#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace atalaya::ui {
namespace {

constexpr int Facts = 4;

} // namespace

PersonBox::PersonBox(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(headingFont(), false, this))
    , m_factorTitle(makeLabel(headingFont(), false, this))
    , m_factor(new Chip(this))
    , m_factorText(makeLabel(bodyFont(), true, this))
{
    setObjectName(QStringLiteral("account.person"));
    auto *const facts = new QGridLayout;
    facts->setHorizontalSpacing(24);
    facts->setVerticalSpacing(6);
    facts->setColumnStretch(1, 1);
    for (int row = 0; row < Facts; ++row) {
        m_names.append(makeLabel(bodyFont(), true, this));
        m_values.append(makeLabel(bodyFont(), false, this));
        m_values.last()->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_values.last()->setWordWrap(true);
        facts->addWidget(m_names.last(), row, 0, Qt::AlignTop);
        facts->addWidget(m_values.last(), row, 1);
    }
    m_factorText->setWordWrap(true);
    auto *const factor = new QHBoxLayout;
    factor->setSpacing(10);
    factor->addWidget(m_factor, 0, Qt::AlignTop);
    factor->addWidget(m_factorText, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(facts);
    column->addSpacing(16);
    column->addWidget(m_factorTitle);
    column->addLayout(factor);
}

void PersonBox::setPerson(const contract::Me &me)
{
    m_me = me;
    render();
}

void PersonBox::render()
{
    m_title->setText(tr("Who you are"));
    m_factorTitle->setText(tr("Second factor"));
    const QStringList names{tr("Name"), tr("E-mail"), tr("Role"), tr("Organisation")};
    const QStringList values{QString::fromStdString(m_me.user.name), QString::fromStdString(m_me.user.email),
                             roleName(QString::fromStdString(m_me.user.role)),
                             m_me.tenant ? QString::fromStdString(m_me.tenant->name) : tr("Platform")};
    for (int row = 0; row < Facts; ++row) {
        m_names.at(row)->setText(names.at(row));
        m_values.at(row)->setText(values.at(row));
        m_values.at(row)->setAccessibleName(names.at(row) + QStringLiteral(": ") + values.at(row));
    }
    const bool hasFactor = m_me.user.mfaEnabled;
    m_factor->set(hasFactor ? QStringLiteral("check-circle") : QStringLiteral("exclamation-triangle"),
                  hasFactor ? tr("On") : tr("Off"), hasFactor ? Tint::Executed : Tint::Review);
    m_factorText->setText(hasFactor ? tr("Each sign-in asks for a code of your authenticator app.")
                                    : tr("You sign in with the password alone."));
}

void PersonBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
