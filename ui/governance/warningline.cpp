// SPDX-License-Identifier: GPL-3.0-or-later
#include "warningline.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

WarningLine::WarningLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_words(makeLabel(bodyFont(), false, this))
    , m_way(new QPushButton(this))
{
    m_words->setWordWrap(true);
    m_icon->setFixedSize(16, 18);
    setLook(m_way, Look::Link);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(m_way, 1, 1, Qt::AlignLeft);
    setFocusProxy(m_way);
    connect(m_way, &QPushButton::clicked, this, &WarningLine::followed);
}

void WarningLine::set(Tint tint, const QString &sentence, const QString &way)
{
    m_tint = tint;
    m_words->setText(sentence);
    setAccessibleName(sentence);
    m_way->setText(way);
    m_way->setAccessibleName(way);
    m_way->setVisible(!way.isEmpty());
    draw();
}

void WarningLine::draw()
{
    const Tokens &tokens = Tokens::of(this);
    const QString name = m_tint == Tint::Executed ? u"check-circle"_s
                         : m_tint == Tint::Info   ? u"info-circle"_s
                                                  : u"exclamation-triangle"_s;
    m_icon->setPixmap(iconPixmap(name, 16, devicePixelRatioF(), tokens.colour(m_tint)));
    QPalette palette = m_words->palette();
    if (palette.color(QPalette::WindowText) == tokens.colour(m_tint))
        return;
    palette.setColor(QPalette::WindowText, tokens.colour(m_tint));
    m_words->setPalette(palette);
}

void WarningLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

void WarningLine::paintEvent(QPaintEvent *)
{
    if (m_tint == Tint::Executed)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Tokens::of(this).chip(m_tint));
    painter.drawRoundedRect(rect(), 4, 4);
}

} // namespace atalaya::ui
