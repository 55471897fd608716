// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/searchbutton.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace atalaya::ui {

namespace {

constexpr int wordsLeft = 34;
constexpr int keyRight = 8;

QString key()
{
    return QStringLiteral("Ctrl+K");
}

int keyWidth()
{
    return QFontMetrics(captionFont()).horizontalAdvance(key()) + 12;
}

} // namespace

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("search"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    retranslate();
}

QSize SearchButton::sizeHint() const
{
    return {wordsLeft + QFontMetrics(bodyFont()).horizontalAdvance(text()) + 12 + keyWidth() + keyRight, 30};
}

void SearchButton::retranslate()
{
    setText(tr("Search or go to…"));
    setAccessibleName(tr("Search or go to a page"));
    setFixedSize(sizeHint());
}

void SearchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    paint::panel(&painter, rect(), 5, tokens.surface, tokens.lineControl);
    paint::glyph(&painter, QRect(10, 0, 16, height()), QStringLiteral("search"), 16, tokens.muted);
    painter.setFont(captionFont());
    const QRect keyBox(width() - keyWidth() - keyRight, 6, keyWidth(), height() - 12);
    paint::panel(&painter, keyBox, 3, tokens.window, tokens.line);
    painter.setPen(tokens.muted);
    painter.drawText(keyBox, Qt::AlignCenter, key());
    painter.setFont(bodyFont());
    painter.drawText(QRect(wordsLeft, 0, keyBox.left() - wordsLeft, height()), Qt::AlignVCenter, text());
}

void SearchButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

} // namespace atalaya::ui
