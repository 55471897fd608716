// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace atalaya::ui {
namespace {

const Tokens::Strip &stripOf(const Tokens &tokens, Tint tint)
{
    switch (tint) {
    case Tint::Warn:
        return tokens.warn;
    case Tint::Error:
        return tokens.error;
    case Tint::Alarm:
        return tokens.alarm;
    default:
        return tokens.info;
    }
}

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_heading(makeLabel(headingFont(), false, this))
    , m_sentence(makeLabel(bodyFont(), false, this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("banner"));
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_heading);
    row->addWidget(m_sentence);
    row->addStretch();
    row->addWidget(m_button);
    m_button->setObjectName(QStringLiteral("banner.button"));
    m_button->setFixedHeight(26);
    connect(m_button, &QPushButton::clicked, this, &Banner::triggered);
    setFixedHeight(38);
}

void Banner::setContent(const Content &content)
{
    m_content = content;
    m_heading->setText(content.heading);
    m_heading->setVisible(!content.heading.isEmpty());
    m_sentence->setText(content.sentence);
    m_button->setText(content.button);
    m_button->setVisible(!content.button.isEmpty());
    setAccessibleName(content.heading.isEmpty() ? content.sentence
                                                : content.heading + QLatin1Char(' ') + content.sentence);
    setLook(m_button, Look::Outline, content.tint);
    setFixedHeight(content.tint == Tint::Alarm ? 44 : 38);
    tintLabels();
}

void Banner::tintLabels()
{
    const QColor ink = stripOf(Tokens::of(this), m_content.tint).text;
    for (QLabel *const label : {m_heading, m_sentence}) {
        QPalette palette = label->palette();
        if (palette.color(QPalette::WindowText) == ink)
            continue;
        palette.setColor(QPalette::WindowText, ink);
        label->setPalette(palette);
    }
    m_icon->setVisible(!m_content.icon.isEmpty());
    if (!m_content.icon.isEmpty())
        m_icon->setPixmap(iconPixmap(m_content.icon, 16, devicePixelRatioF(), ink));
    update();
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tintLabels();
    QWidget::changeEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), stripOf(Tokens::of(this), m_content.tint).fill);
}

} // namespace atalaya::ui
