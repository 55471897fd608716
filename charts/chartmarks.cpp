// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartmarks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

constexpr double half = 4.5;
constexpr double labelGap = 4;
constexpr double rowGap = 6;
/// Diamonds nearer together than this can't be told apart.
/// So many say what they are in one place.
constexpr qsizetype most = 2;
constexpr double nearest = 2 * half + 1;

} // namespace

std::vector<ChartMark> ChartMarks::between(QDate first, QDate last) const
{
    std::vector<ChartMark> found;
    for (const ChartMark &mark : list)
        if (mark.day >= first && mark.day <= last)
            found.push_back(mark);
    return found;
}

QString ChartMarks::spoken(QDate first, QDate last) const
{
    QString text;
    for (const ChartMark &mark : between(first, last))
        text += u", "_s + mark.label;
    return text;
}

ChartCell ChartMarks::cell(QDate day) const
{
    QStringList labels;
    for (const ChartMark &mark : between(day, day))
        labels.append(mark.label);
    const QString text = labels.join(u", "_s);
    return {text, text.isEmpty() ? QVariant() : QVariant(text)};
}

MarkRow::MarkRow(const ChartTheme &theme, const QRectF &plot)
    : m_theme(theme)
    , m_plot(plot)
{}

double MarkRow::height(const ChartTheme &theme, const ChartMarks &marks)
{
    return marks.list.empty() ? 0 : std::ceil(QFontMetricsF(theme.font).height()) + rowGap;
}

double MarkRow::centre() const
{
    return m_plot.top() - rowGap - std::ceil(QFontMetricsF(m_theme.font).height()) / 2;
}

void MarkRow::add(double x, double foot, const ChartMark &mark)
{
    const QString &words = mark.brief.isEmpty() ? mark.label : mark.brief;
    if (m_placed.empty() || x - m_placed.back().x >= nearest)
        m_placed.push_back({x, foot, {words}});
    else if (x - m_placed.back().x < 1 && !m_placed.back().labels.contains(words))
        m_placed.back().labels.append(words);
}

QString MarkRow::Placed::words() const
{
    const QString some = labels.first(std::min(labels.size(), most)).join(u", "_s);
    return labels.size() > most ? some + u" +"_s + QString::number(labels.size() - most) : some;
}

void MarkRow::paintLines(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.axis, 1, Qt::DotLine));
    for (const Placed &mark : m_placed) {
        const double x = std::round(mark.x) + 0.5;
        painter.drawLine(QPointF(x, centre() + half), QPointF(x, mark.foot));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void MarkRow::paintHeads(QPainter &painter) const
{
    const QFontMetricsF metrics(m_theme.font);
    painter.setFont(m_theme.font);
    double taken = 0;
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        const Placed &mark = m_placed[i];
        const QPointF at(mark.x, centre());
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.muted);
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -half), at + QPointF(half, 0), at + QPointF(0, half), at + QPointF(-half, 0)}));
        // Beside it to the right, at the edge to the left; only where no other mark stands.
        const double width = metrics.horizontalAdvance(mark.words());
        const double right = i + 1 < m_placed.size() ? m_placed[i + 1].x - half - labelGap : m_plot.right();
        QRectF room(mark.x + half + labelGap, at.y() - metrics.height() / 2, width, metrics.height());
        if (room.right() > right)
            room.moveRight(mark.x - half - labelGap);
        const bool fits = room.left() >= taken && (room.left() > mark.x || room.left() >= m_plot.left());
        taken = std::max(taken, mark.x + half);
        if (!fits)
            continue;
        painter.setPen(m_theme.muted);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, mark.words());
        taken = std::max(taken, room.right() + labelGap);
    }
}

} // namespace atalaya::charts
