// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/searchbutton.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace atalaya::ui {

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("search"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedSize(sizeHint());
    retranslate();
}

void SearchButton::retranslate()
{
    setText(tr("Search or go to…"));
    setAccessibleName(tr("Search or go to a page"));
}

void SearchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    paint::panel(&painter, rect(), 5, tokens.surface, tokens.lineControl);
    paint::glyph(&painter, QRect(10, 0, 16, height()), QStringLiteral("search"), 16, tokens.muted);
    painter.setFont(captionFont());
    const QString key = QStringLiteral("Ctrl+K");
    const int keyWidth = painter.fontMetrics().horizontalAdvance(key) + 12;
    const QRect keyBox(width() - keyWidth - 8, 6, keyWidth, height() - 12);
    paint::panel(&painter, keyBox, 3, tokens.window, tokens.line);
    painter.setPen(tokens.muted);
    painter.drawText(keyBox, Qt::AlignCenter, key);
    painter.setFont(bodyFont());
    const QRect words(34, 0, keyBox.left() - 40, height());
    painter.drawText(words, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

void SearchButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

} // namespace atalaya::ui
