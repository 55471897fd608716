// SPDX-License-Identifier: GPL-3.0-or-later
#include "kpicard.h"

#include "charts/sparkline.h"
#include "ui/common/looks.h"
#include "ui/common/skeletonbar.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cardHeight = 100;
constexpr int paddingX = 14;
constexpr int glyphSize = 14;
constexpr int footBaseline = 71;
constexpr int valueTop = 36;
constexpr int footGap = 8;
constexpr int sparkWidth = 84;
constexpr int sparkHeight = 26;

} // namespace

KpiCard::KpiCard(QWidget *parent)
    : QAbstractButton(parent)
{
    setCornerRadius(this, 6);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize KpiCard::sizeHint() const
{
    return {232, cardHeight};
}

QSize KpiCard::minimumSizeHint() const
{
    const QFontMetrics body(bodyFont());
    const QFontMetrics caption(captionFont());
    const int title = body.horizontalAdvance(m_title) + 20;
    const int suffix = m_suffix.isEmpty() ? 0 : 6 + body.horizontalAdvance(m_suffix);
    const int figure = QFontMetrics(m_hasValue ? titleFont() : bodyFont()).horizontalAdvance(m_value) + suffix;
    const int foot = caption.horizontalAdvance(m_shortNote) + footGap + changeWidth();
    return {2 * paddingX + std::max({title, figure, foot}), cardHeight};
}

int KpiCard::changeWidth() const
{
    if (m_change.text.isEmpty())
        return 0;
    return QFontMetrics(captionFont()).horizontalAdvance(m_change.text) + (m_change.icon.isEmpty() ? 0 : glyphSize + 5);
}

void KpiCard::setFigure(const models::Figure &figure, const DashboardWords &words)
{
    m_delay.stop();
    m_loading = false;
    m_title = DashboardWords::title(figure.id);
    m_value = words.value(figure);
    m_suffix = DashboardWords::suffix(figure);
    m_note = words.note(figure);
    m_shortNote = words.shortNote(figure);
    m_change = words.change(figure);
    m_trend = figure.trend;
    m_hasValue = figure.value.has_value();
    setAccessibleName(words.spoken(figure));
    update();
}

void KpiCard::setLoading(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    if (!m_loading || !m_delay.isActive())
        m_delay.start(SkeletonBar::DelayMs, this);
    m_loading = true;
    update();
}

void KpiCard::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_delay.timerId())
        return QAbstractButton::timerEvent(event);
    m_delay.stop();
    m_showsBars = true;
    update();
}

void KpiCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = Tokens::of(this);
    const bool hot = underMouse() || isDown();
    paint::panel(&painter, rect(), 6, isDown() ? tokens.raised : tokens.surface,
                 hot ? tokens.lineControl : tokens.line);
    painter.setFont(bodyFont());
    painter.setPen(tokens.muted);
    painter.drawText(QRect(paddingX, 10, width() - 2 * paddingX - 20, 20), Qt::AlignVCenter | Qt::AlignLeft, m_title);
    paint::glyph(&painter, QRect(width() - paddingX - glyphSize + 2, 10, glyphSize, 20), u"chevron-right"_s, 12,
                 tokens.muted);
    if (!m_loading) {
        paintFigure(painter);
        paintFoot(painter);
    } else if (m_showsBars) {
        paintSkeleton(painter);
    }
}

void KpiCard::paintSkeleton(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Tokens::of(this).track);
    for (const QRect &bar :
         {QRect(paddingX, 46, 76, 12), QRect(paddingX, 75, 56, 12), QRect(width() - paddingX - 72, 75, 72, 12)})
        painter.drawRoundedRect(bar, 2, 2);
}

void KpiCard::paintFigure(QPainter &painter) const
{
    const Tokens &tokens = Tokens::of(this);
    const QRect line(paddingX, valueTop, width() - 2 * paddingX, 28);
    painter.setFont(m_hasValue ? titleFont() : bodyFont());
    painter.setPen(m_hasValue ? tokens.text : tokens.muted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_value);
    int used = painter.fontMetrics().horizontalAdvance(m_value);
    if (!m_suffix.isEmpty()) {
        painter.setFont(bodyFont());
        painter.setPen(tokens.muted);
        painter.drawText(line.adjusted(used + 6, 3, 0, 1), Qt::AlignVCenter | Qt::AlignLeft, m_suffix);
        used += 6 + painter.fontMetrics().horizontalAdvance(m_suffix);
    }
    const int room = std::min(sparkWidth, line.width() - used - 10);
    if (room >= 30 && m_hasValue)
        charts::paintSparkline(painter, m_trend, QRectF(line.right() + 1 - room, valueTop + 1, room, sparkHeight),
                               tokens.chart[0]);
}

void KpiCard::paintFoot(QPainter &painter) const
{
    const Tokens &tokens = Tokens::of(this);
    const QRect line(paddingX, footBaseline, width() - 2 * paddingX, 20);
    painter.setFont(captionFont());
    const int wide = changeWidth();
    const int left = line.right() + 1 - wide;
    const bool fits = painter.fontMetrics().horizontalAdvance(m_note) + footGap <= left - line.left();
    painter.setPen(tokens.muted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, fits ? m_note : m_shortNote);
    if (wide == 0)
        return;
    const QColor ink = tokens.colour(m_change.tint);
    if (!m_change.icon.isEmpty())
        paint::glyph(&painter, QRect(left, line.top(), glyphSize, line.height()), m_change.icon, glyphSize, ink);
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, m_change.text);
}

} // namespace atalaya::ui
