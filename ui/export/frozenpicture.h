// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttheme.h"

#include <QImage>
#include <QList>
#include <QPicture>
#include <QSize>

class QPainter;
class QWidget;

namespace atalaya::charts {
class ChartBase;
}

namespace atalaya::ui {

struct Tokens;

/// A chart, or a part of the page, as it was at a moment: what happens in the window later does not reach it.
class FrozenPicture
{
public:
    /// Nothing.
    FrozenPicture();
    /// In the colours of the window, and in those of `paper` for sheets.
    [[nodiscard]] static FrozenPicture ofChart(charts::ChartBase &chart, const charts::ChartTheme &paper);
    /// Twice the pixels, in the colours of the window only.
    [[nodiscard]] static FrozenPicture ofView(QWidget &view);

    [[nodiscard]] bool isNull() const { return m_size.isEmpty(); }
    [[nodiscard]] bool isChart() const { return !m_screen.isNull(); }
    /// What it takes on the screen.
    [[nodiscard]] QSize size() const { return m_size; }
    /// Dots per inch of the screen.
    [[nodiscard]] int resolution() const { return m_resolution; }
    /// The theme of the window.
    [[nodiscard]] const Tokens &tokens() const { return *m_tokens; }
    [[nodiscard]] const QList<charts::LegendEntry> &legend() const { return m_legend; }
    [[nodiscard]] const QList<charts::LegendEntry> &paperLegend() const { return m_paperLegend; }

    void paint(QPainter &painter, const QRectF &target) const;
    /// Charts only.
    void paintOnPaper(QPainter &painter, const QRectF &target) const;

private:
    void play(QPainter &painter, const QRectF &target, QPicture picture) const;

    QSize m_size;
    int m_resolution = 0;
    const Tokens *m_tokens;
    QImage m_view;
    QPicture m_screen;
    QPicture m_paper;
    QList<charts::LegendEntry> m_legend;
    QList<charts::LegendEntry> m_paperLegend;
};

} // namespace atalaya::ui
