// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <array>

namespace atalaya::charts {

/// The colours and the type of a chart. Who draws charts fills it; nothing here knows a palette.
struct ChartTheme
{
    QColor surface = Qt::white;
    QColor raised = Qt::white;
    QColor track = Qt::lightGray;
    QColor line = Qt::lightGray;
    QColor axis = Qt::gray;
    QColor text = Qt::black;
    QColor muted = Qt::darkGray;
    QColor focus = Qt::blue;
    QColor previous = Qt::gray;
    /// Text on a bar of `series[0]`.
    QColor onSeries = Qt::white;
    /// In order of use.
    std::array<QColor, 6> series{Qt::blue, Qt::darkYellow, Qt::darkCyan, Qt::darkMagenta, Qt::magenta, Qt::darkRed};
    /// Axis and labels.
    QFont font;

    bool operator==(const ChartTheme &) const = default;
};

/// What a colour of a chart means.
struct LegendEntry
{
    QColor colour;
    QString name;
    bool operator==(const LegendEntry &) const = default;
};

} // namespace atalaya::charts
