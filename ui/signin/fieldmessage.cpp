// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/fieldmessage.h"

#include "ui/common/icons.h"
#include "ui/common/type.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace atalaya::ui {

FieldMessage::FieldMessage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(makeLabel(bodyFont(), false, this))
    , m_hint(makeLabel(captionFont(), true, this))
{
    m_sentence->setWordWrap(true);
    m_hint->setWordWrap(true);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(7);
    grid->setVerticalSpacing(3);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 1);
    grid->addWidget(m_hint, 1, 1);
    grid->setColumnStretch(1, 1);
    hide();
}

void FieldMessage::setProblem(const QString &sentence, const QString &hint)
{
    const bool isNew = m_sentence->text() != sentence || isHidden();
    m_isProblem = true;
    m_iconName = QStringLiteral("x-circle");
    m_sentence->setText(sentence);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setAccessibleName(sentence + QLatin1Char(' ') + hint);
    draw();
    show();
    if (isNew) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FieldMessage::setNote(const QString &sentence, const QString &iconName)
{
    m_isProblem = false;
    m_iconName = iconName;
    m_sentence->setText(sentence);
    m_hint->hide();
    setAccessibleName(sentence);
    draw();
    show();
}

void FieldMessage::clear()
{
    m_sentence->clear();
    m_hint->clear();
    hide();
}

QString FieldMessage::text() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void FieldMessage::draw()
{
    // The labels inside keep the theme's own text colour only while this is a note.
    const Tokens &tokens = Tokens::of(this);
    const QColor ink = m_isProblem ? tokens.blocked.text : tokens.muted;
    QPalette palette = m_sentence->palette();
    if (palette.color(QPalette::WindowText) != ink) {
        palette.setColor(QPalette::WindowText, ink);
        m_sentence->setPalette(palette);
    }
    m_icon->setPixmap(iconPixmap(m_iconName, 16, devicePixelRatioF(), ink));
}

void FieldMessage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        draw();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
