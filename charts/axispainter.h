// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttheme.h"
#include "charts/scale.h"

#include <QRectF>
#include <QString>

#include <functional>

class QPainter;

namespace atalaya::charts {

/// Draws the axes that charts with a vertical value axis share: thin lines, numbers at the left, words below.
class AxisPainter
{
public:
    using Number = std::function<QString(double)>;

    AxisPainter(const ChartTheme &theme, const QRectF &plot, const Scale &scale);

    /// Room that the numbers need at the left of the plot.
    [[nodiscard]] static double valueMargin(const ChartTheme &theme, const Scale &scale, const Number &number);
    [[nodiscard]] double lineHeight() const;

    void grid(QPainter &painter) const;
    void values(QPainter &painter, const Number &number) const;
    void baseline(QPainter &painter) const;
    /// A word centred at `x`, moved inwards when it would leave the plot's sides by more than its half.
    void below(QPainter &painter, double x, const QString &text) const;

private:
    [[nodiscard]] double yOf(double value) const;

    const ChartTheme &m_theme;
    QRectF m_plot;
    Scale m_scale;
};

} // namespace atalaya::charts
