// SPDX-License-Identifier: GPL-3.0-or-later
#include "verdicthead.h"

#include "ui/common/icons.h"
#include "ui/common/type.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace atalaya::ui {

VerdictHead::VerdictHead(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_text(makeLabel(bodyFont(), true, this))
{
    setObjectName(name);
    m_title->setObjectName(name + QStringLiteral(".title"));
    m_text->setObjectName(name + QStringLiteral(".text"));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_icon->setFixedWidth(24);
    m_icon->setAlignment(Qt::AlignTop);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_text);
}

void VerdictHead::say(const Content &content)
{
    m_content = content;
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    paintTint();
}

void VerdictHead::announce()
{
    QAccessibleEvent said(m_title, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&said);
}

void VerdictHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_content.icon.isEmpty())
        paintTint();
}

void VerdictHead::paintTint()
{
    const QColor ink = Tokens::of(this).colour(m_content.tint);
    m_icon->setPixmap(iconPixmap(m_content.icon, 20, devicePixelRatioF(), ink));
    QPalette palette = m_title->palette();
    palette.setColor(m_title->foregroundRole(), ink);
    m_title->setPalette(palette);
}

} // namespace atalaya::ui
