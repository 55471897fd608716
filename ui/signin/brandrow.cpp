// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/brandrow.h"

#include "ui/common/icons.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace atalaya::ui {

BrandRow::BrandRow(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_beside(makeLabel(bodyFont(), true, this))
    , m_right(makeLabel(bodyFont(), true, this))
{
    auto *const name = makeLabel(headingFont(), false, this);
    name->setText(QStringLiteral("Atalaya"));
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_mark);
    row->addWidget(name);
    row->addWidget(m_beside);
    row->addStretch();
    row->addWidget(m_right);
    drawMark();
}

void BrandRow::setWord(const QString &word, bool atRight)
{
    m_beside->setText(atRight ? QString() : word);
    m_right->setText(atRight ? word : QString());
}

void BrandRow::drawMark()
{
    m_mark->setPixmap(markPixmap(20, devicePixelRatioF(), Tokens::of(this)));
}

void BrandRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawMark();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
