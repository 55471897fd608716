// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"
#include "charts/chartmarks.h"
#include "charts/chartwords.h"
#include "charts/reduce.h"
#include "charts/scale.h"

class QLineSeries;
class QScatterSeries;
class QValueAxis;
class QXYSeries;

namespace atalaya::charts {

struct GapLine
{
    QString name;
    /// One a day; NaN: no data.
    std::vector<double> values;
};

/// Up to three scores a day, each 0–100.
struct GapLineData
{
    QDate first;
    std::vector<GapLine> lines;
    QString dateName;
    ChartWords words;
    ChartMarks marks{};
};

/// Lines with markers of different shapes, named at their right end. A day without any value is a band with the words
/// for it; a line is never drawn across a missing value, so each unbroken run is a series of its own.
class GapLineChart final : public ChartBase
{
    Q_OBJECT

public:
    explicit GapLineChart(QWidget *parent = nullptr);

    void setData(GapLineData data);
    [[nodiscard]] const GapLineData &data() const { return m_data; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] int pointCount() const override { return m_days; }
    [[nodiscard]] QString sentence(int point) const override;

protected:
    void layOut() override;
    void applyTheme() override;
    void paintBelow(QPainter &painter) const override;
    void paintAbove(QPainter &painter) const override;
    [[nodiscard]] int pointAt(const QPointF &position) const override;
    [[nodiscard]] QPointF anchor(int point) const override;
    [[nodiscard]] Tip tip(int point) const override;

private:
    enum class Markers
    {
        Stale,
        All,
        Lonely
    };

    void build();
    void addLine();
    void dropLine();
    void attach(QXYSeries *series);
    void drop(QXYSeries *series);
    void fillLine(std::size_t line, int shortestGap);
    void showMarkers();
    [[nodiscard]] double lineWidth() const;
    [[nodiscard]] double xOf(double day) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] QString written(double value) const;
    [[nodiscard]] MarkRow markRow() const;
    void paintEnds(QPainter &painter) const;
    void paintMarker(QPainter &painter, const QPointF &at, std::size_t line) const;

    GapLineData m_data;
    int m_days = 0;
    Scale m_scale;
    /// Days on which no line has a value.
    std::vector<Run> m_gaps;
    /// The unbroken runs of each line, and its markers.
    std::vector<std::vector<QLineSeries *>> m_runs;
    std::vector<QScatterSeries *> m_markers;
    Markers m_markersShown = Markers::Stale;
    double m_width = 0;
    QValueAxis *m_places;
    QValueAxis *m_values;
};

} // namespace atalaya::charts
