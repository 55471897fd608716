// SPDX-License-Identifier: GPL-3.0-or-later
#include "separator.h"

#include "ui/common/tokens.h"

#include <QPainter>

namespace atalaya::ui {

Separator::Separator(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Separator::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).line);
}

} // namespace atalaya::ui
