// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/card.h"

#include "ui/common/stylepaint.h"

#include <QPainter>

namespace atalaya::ui {

Card::Card(QWidget *parent)
    : QWidget(parent)
{
    setCornerRadius(this, 6);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    paint::panel(&painter, rect(), 6, tokens.surface, tokens.line);
}

} // namespace atalaya::ui
