// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/type.h"

#include <QLabel>
#include <QStringList>

namespace atalaya::ui {
namespace {

QFont sans(int points, QFont::Weight weight)
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans")}, points);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont titleFont()
{
    return sans(15, QFont::DemiBold);
}

QFont bodyFont()
{
    return sans(10, QFont::Normal);
}

QFont headingFont()
{
    return sans(10, QFont::DemiBold);
}

QFont captionFont()
{
    return sans(9, QFont::Normal);
}

QFont captionHeadingFont()
{
    return sans(9, QFont::DemiBold);
}

QFont monoFont()
{
    QFont font(QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")}, 9);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QLabel *makeLabel(const QFont &font, bool muted, QWidget *parent)
{
    auto *const label = new QLabel(parent);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    if (muted)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace atalaya::ui
