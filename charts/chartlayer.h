// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

#include <functional>

namespace atalaya::charts {

/// A sheet over the whole chart that paints through a function. Qt Charts' own axes can't place labels by width, break
/// a line of words inside a band or keep ticks round, so charts write theirs here.
class ChartLayer final : public QGraphicsItem
{
public:
    using Paint = std::function<void(QPainter &)>;

    /// Between Qt Charts' grid and its series, and above everything.
    enum Height
    {
        BelowSeries = 2,
        AboveSeries = 100
    };

    ChartLayer(QGraphicsItem *parent, Height height, Paint paint)
        : QGraphicsItem(parent)
        , m_paint(std::move(paint))
    {
        setZValue(height);
        setAcceptedMouseButtons(Qt::NoButton);
    }

    [[nodiscard]] QRectF boundingRect() const override { return parentItem()->boundingRect(); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override { m_paint(*painter); }

private:
    Paint m_paint;
};

} // namespace atalaya::charts
