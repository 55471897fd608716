// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/decisionchip.h"

#include "ui/common/stylepaint.h"
#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::DecisionState;

namespace {

constexpr int chipHeight = 24;
constexpr int iconRoom = 28;

struct StateLook
{
    QString icon;
    Tint tint;
};

StateLook lookOf(DecisionState state)
{
    switch (state) {
    case DecisionState::Review:
        return {u"eye"_s, Tint::Review};
    case DecisionState::Blocked:
        return {u"slash-circle"_s, Tint::Blocked};
    case DecisionState::Executed:
        break;
    }
    return {u"check-circle"_s, Tint::Executed};
}

} // namespace

DecisionChip::DecisionChip(QWidget *parent)
    : QAbstractButton(parent)
{
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QString DecisionChip::words(DecisionState state)
{
    switch (state) {
    case DecisionState::Review:
        return tr("In review – see detail");
    case DecisionState::Blocked:
        return tr("Blocked – see detail");
    case DecisionState::Executed:
        break;
    }
    return tr("Executed by AI – see detail");
}

void DecisionChip::set(DecisionState state, const QString &what)
{
    m_state = state;
    setText(words(state));
    setAccessibleName(what.isEmpty() ? text() : text() + u": "_s + what);
    setToolTip(tr("Shows the decision in the AI audit log"));
    updateGeometry();
    update();
}

QSize DecisionChip::sizeHint() const
{
    return {iconRoom + fontMetrics().horizontalAdvance(text()) + 8, chipHeight};
}

void DecisionChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const StateLook look = lookOf(m_state);
    const QColor ink = tokens.colour(look.tint);
    paint::panel(&painter, rect().adjusted(1, 1, -1, -1), 4, tokens.chip(look.tint), QColor());
    paint::glyph(&painter, QRect(8, 0, 14, chipHeight), look.icon, 14, ink);
    QFont words = font();
    words.setUnderline(underMouse());
    painter.setFont(words);
    painter.setPen(ink);
    painter.drawText(rect().adjusted(iconRoom, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (hasFocus())
        paint::ring(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), 4, tokens.focus);
}

void DecisionChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

} // namespace atalaya::ui
