// SPDX-License-Identifier: GPL-3.0-or-later
#include "axispainter.h"
#include "gaplinechart.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

// What stands around the lines: grid, bands of missing days, axis words, names at the line ends.
namespace atalaya::charts {

namespace {

constexpr double endGap = 12;
constexpr double endMarker = 7;
constexpr double nameGap = 14;
constexpr double bandPadding = 4;
/// Words may reach over a narrow band by this much on each side; there is no line to hide there.
constexpr double bandReach = 5;

} // namespace

void GapLineChart::paintBelow(QPainter &painter) const
{
    AxisPainter(theme(), plot(), m_scale).grid(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().track);
    for (const Run &gap : m_gaps) {
        const double left = xOf(gap.first - 0.5);
        const double right = xOf(gap.first + gap.count - 0.5);
        painter.drawRect(QRectF(left, plot().top(), std::max(1.0, right - left), plot().height()));
    }
    markRow().paintLines(painter);
}

MarkRow GapLineChart::markRow() const
{
    MarkRow row(theme(), plot());
    for (const ChartMark &mark : m_data.marks.list) {
        const qint64 day = m_data.first.daysTo(mark.day);
        if (day >= 0 && day < m_days)
            row.add(xOf(static_cast<double>(day)), plot().bottom(), mark);
    }
    return row;
}

void GapLineChart::paintAbove(QPainter &painter) const
{
    const AxisPainter axes(theme(), plot(), m_scale);
    axes.values(painter, m_data.words.number);
    const double spacing = plot().width() / std::max(1, m_days);
    double widest = 0;
    for (int day = 0; day < std::min(m_days, 62); ++day)
        widest = std::max(widest, textWidth(m_data.words.day(m_data.first.addDays(day))));
    for (const int day : datePlaces(m_data.first, m_days, spacing, widest + 8))
        axes.below(painter, xOf(day), m_data.words.day(m_data.first.addDays(day)));
    axes.baseline(painter);
    markRow().paintHeads(painter);

    painter.setFont(theme().font);
    painter.setPen(theme().muted);
    const QFontMetricsF metrics(theme().font);
    for (const Run &gap : m_gaps) {
        const double width = xOf(gap.first + gap.count - 0.5) - xOf(gap.first - 0.5);
        const QRectF room(xOf(gap.first - 0.5) - bandReach, plot().top(), width + 2 * bandReach,
                          plot().height() - bandPadding);
        const QRectF words =
            metrics.boundingRect(room, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, m_data.words.noData);
        if (words.width() <= room.width())
            painter.drawText(room, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, m_data.words.noData);
    }
    paintEnds(painter);
}

void GapLineChart::paintEnds(QPainter &painter) const
{
    struct End
    {
        std::size_t line;
        double y;
    };
    std::vector<End> ends;
    for (std::size_t line = 0; line < m_data.lines.size(); ++line) {
        const auto &values = m_data.lines[line].values;
        const auto last = std::find_if(values.rbegin(), values.rend(), [](double value) { return !std::isnan(value); });
        if (last != values.rend())
            ends.push_back({line, yOf(*last)});
    }
    std::sort(ends.begin(), ends.end(), [](const End &a, const End &b) { return a.y < b.y; });
    // Names keep their order and a line's distance; the lowest ones push back up from the axis.
    const double height = QFontMetricsF(theme().font).height();
    for (std::size_t at = 1; at < ends.size(); ++at)
        ends[at].y = std::max(ends[at].y, ends[at - 1].y + height);
    for (std::size_t at = ends.size(); at-- > 0;)
        ends[at].y = std::min(ends[at].y, plot().bottom() - height * (0.5 + static_cast<double>(ends.size() - 1 - at)));

    painter.setFont(theme().font);
    for (const End &end : ends) {
        paintMarker(painter, QPointF(plot().right() + endGap, end.y), end.line);
        painter.setPen(theme().text);
        const QRectF box(plot().right() + endGap + nameGap - 4, end.y - height / 2, 400, height);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, m_data.lines[end.line].name);
    }
}

void GapLineChart::paintMarker(QPainter &painter, const QPointF &at, std::size_t line) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().series[line == 2 ? 3 : line % 6]);
    const QRectF box(at.x() - endMarker / 2, at.y() - endMarker / 2, endMarker, endMarker);
    if (line == 0)
        painter.drawEllipse(box);
    else if (line == 1)
        painter.drawRect(box);
    else
        painter.drawPolygon(QPolygonF({box.bottomLeft(), box.bottomRight(), QPointF(at.x(), box.top())}));
}

} // namespace atalaya::charts
