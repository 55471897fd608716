// SPDX-License-Identifier: GPL-3.0-or-later
#include "axispainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

namespace {

constexpr double labelGap = 8;

} // namespace

AxisPainter::AxisPainter(const ChartTheme &theme, const QRectF &plot, const Scale &scale)
    : m_theme(theme)
    , m_plot(plot)
    , m_scale(scale)
{}

double AxisPainter::valueMargin(const ChartTheme &theme, const Scale &scale, const Number &number)
{
    const QFontMetricsF metrics(theme.font);
    double widest = 0;
    for (const double tick : scale.ticks())
        widest = std::max(widest, metrics.horizontalAdvance(number(tick)));
    return std::ceil(widest + labelGap);
}

double AxisPainter::lineHeight() const
{
    return std::ceil(QFontMetricsF(m_theme.font).height());
}

double AxisPainter::yOf(double value) const
{
    const double y = m_plot.bottom() - m_plot.height() * (value - m_scale.min) / (m_scale.max - m_scale.min);
    // On whole pixels, or a thin line becomes a grey one of two.
    return std::round(y) + 0.5;
}

void AxisPainter::grid(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.line, 1));
    for (const double tick : m_scale.ticks())
        painter.drawLine(QPointF(m_plot.left(), yOf(tick)), QPointF(m_plot.right(), yOf(tick)));
    painter.setRenderHint(QPainter::Antialiasing);
}

void AxisPainter::values(QPainter &painter, const Number &number) const
{
    painter.setFont(m_theme.font);
    painter.setPen(m_theme.muted);
    const double height = lineHeight();
    for (const double tick : m_scale.ticks()) {
        const QRectF box(0, yOf(tick) - height / 2, m_plot.left() - labelGap, height);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, number(tick));
    }
}

void AxisPainter::baseline(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.axis, 1));
    painter.drawLine(QPointF(m_plot.left(), yOf(m_scale.min)), QPointF(m_plot.right(), yOf(m_scale.min)));
    painter.setRenderHint(QPainter::Antialiasing);
}

void AxisPainter::below(QPainter &painter, double x, const QString &text) const
{
    painter.setFont(m_theme.font);
    painter.setPen(m_theme.muted);
    const double width = QFontMetricsF(m_theme.font).horizontalAdvance(text);
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, m_plot.right() + 2 - width));
    painter.drawText(QRectF(left, m_plot.bottom() + 6, width, lineHeight()),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip, text);
}

} // namespace atalaya::charts
