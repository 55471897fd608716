// SPDX-License-Identifier: GPL-3.0-or-later
#include "querychip.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int chipHeight = 22;
constexpr int padding = 7;
constexpr int gap = 4;
constexpr int crossSize = 14;
constexpr int minusSize = 12;
constexpr int mostValue = 220;

QFont valueFont()
{
    return captionHeadingFont();
}

QString fit(const QString &text, const QFont &font)
{
    return QFontMetrics(font).elidedText(text, Qt::ElideRight, mostValue);
}

} // namespace

QueryChip::QueryChip(QWidget *parent)
    : QAbstractButton(parent)
{
    // One stop for the whole bar; the arrows lead from the text to the chips.
    setFocusPolicy(Qt::ClickFocus);
    setPaintsOwnFocus(this);
    setCursor(Qt::ArrowCursor);
    setMouseTracking(true);
}

void QueryChip::set(const QueryPiece &piece, const QString &text)
{
    m_piece = piece;
    m_term = text;
    tell();
    resize(sizeHint());
    update();
}

void QueryChip::tell()
{
    const QString what = m_piece.isWords() ? m_piece.value : m_piece.field + u' ' + m_piece.value;
    setText(what);
    QString name = m_piece.negated ? tr("Filter, excluded: %1").arg(what) : tr("Filter: %1").arg(what);
    setAccessibleName(m_piece.problem.isEmpty() ? name : name + u". "_s + m_piece.problem);
    setAccessibleDescription(tr("Enter to edit, Delete to remove"));
    setToolTip(m_piece.problem.isEmpty() ? m_term : m_piece.problem);
}

QSize QueryChip::sizeHint() const
{
    int width = 2 * padding + gap + crossSize;
    if (m_piece.negated)
        width += minusSize + gap;
    if (!m_piece.isWords())
        width += QFontMetrics(captionFont()).horizontalAdvance(m_piece.field) + gap;
    width += QFontMetrics(valueFont()).horizontalAdvance(fit(m_piece.value, valueFont()));
    return {width, chipHeight};
}

QRect QueryChip::cross() const
{
    return {width() - padding - crossSize + 2, 0, crossSize + padding, height()};
}

void QueryChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const QColor fill = m_piece.negated ? tokens.unknown.chip : tokens.accentSoft;
    QColor ink = m_piece.negated ? tokens.unknown.text : (tokens.dark ? tokens.info.text : tokens.accent);
    if (!m_piece.problem.isEmpty())
        ink = tokens.blocked.text;
    paint::panel(&painter, rect(), 4, fill, QColor());
    int x = padding;
    if (m_piece.negated) {
        paint::glyph(&painter, {x, 0, minusSize, height()}, u"dash"_s, minusSize, ink);
        x += minusSize + gap;
    }
    painter.setPen(ink);
    const auto write = [&](const QString &text, const QFont &font) {
        painter.setFont(font);
        const int width = QFontMetrics(font).horizontalAdvance(text);
        painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += width;
    };
    if (!m_piece.isWords()) {
        write(m_piece.field, captionFont());
        x += gap;
    }
    write(fit(m_piece.value, valueFont()), valueFont());
    if (!m_piece.problem.isEmpty()) {
        painter.setPen(QPen(ink, 1, Qt::DotLine));
        painter.drawLine(padding, height() - 4, x, height() - 4);
    }
    paint::glyph(&painter, cross().adjusted(0, 0, -padding + 1, 0), u"x"_s, crossSize, ink);
    if (hasFocus())
        paint::ring(&painter, rect(), 4, tokens.focus);
}

void QueryChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return Q_EMIT stepWanted(-1);
    case Qt::Key_Right:
        return Q_EMIT stepWanted(1);
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_F2:
        return Q_EMIT editWanted();
    case Qt::Key_Delete:
        return Q_EMIT removeWanted();
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void QueryChip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isHit = event->button() == Qt::LeftButton && rect().contains(event->pos());
    QAbstractButton::mouseReleaseEvent(event);
    // The last word: whoever hears it may delete the chip.
    if (isHit && cross().contains(event->pos()))
        Q_EMIT removeWanted();
    else if (isHit)
        Q_EMIT editWanted();
}

void QueryChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    QAbstractButton::changeEvent(event);
}

} // namespace atalaya::ui
