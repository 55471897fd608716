// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/whocard.h"

#include "ui/common/icons.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace atalaya::ui {

WhoCard::WhoCard(QWidget *parent)
    : Card(parent)
    , m_person(new QLabel(this))
    , m_email(makeLabel(bodyFont(), false, this))
    , m_where(makeLabel(captionFont(), true, this))
{
    m_email->setObjectName(QStringLiteral("signin.who"));
    m_where->setObjectName(QStringLiteral("signin.where"));
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(14, 9, 10, 9);
    grid->setHorizontalSpacing(11);
    grid->setVerticalSpacing(1);
    grid->addWidget(m_person, 0, 0, 2, 1);
    grid->addWidget(m_email, 0, 1);
    grid->addWidget(m_where, 1, 1);
    grid->setColumnStretch(1, 1);
    drawIcon();
}

void WhoCard::setWho(const QString &email, const QString &where)
{
    m_email->setText(email);
    m_where->setText(where);
}

void WhoCard::addButton(QWidget *button)
{
    static_cast<QGridLayout *>(layout())->addWidget(button, 0, 2, 2, 1);
}

QString WhoCard::email() const
{
    return m_email->text();
}

void WhoCard::drawIcon()
{
    m_person->setPixmap(iconPixmap(QStringLiteral("person"), 18, devicePixelRatioF(), Tokens::of(this).muted));
}

void WhoCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    Card::changeEvent(event);
}

} // namespace atalaya::ui
