// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"
#include "charts/chartwords.h"
#include "charts/scale.h"
#include "charts/timeticks.h"

#include <optional>

class QStackedBarSeries;
class QValueAxis;

namespace atalaya::charts {

/// A part of each bar; the first is at the bottom.
struct HistogramLayer
{
    QString name;
    QColor colour;
    bool operator==(const HistogramLayer &) const = default;
};

/// How many of each layer fall into stretches of time that follow each other without a gap.
struct HistogramData
{
    std::vector<HistogramLayer> layers;
    /// Each as long as `layers`.
    std::vector<std::vector<double>> bars;
    QDateTime from;
    qint64 barMs = 0;
    QTimeZone zone = QTimeZone::utc();
    QString timeName;
    QString totalName;
    ChartWords words;
    /// From … to, half-open.
    std::function<QString(const QDateTime &, const QDateTime &)> span;
    /// Below the axis.
    std::function<QString(const QDateTime &, TimeUnit)> tick;
};

/// Stacked bars over time with a brush: a stretch that is chosen by dragging, or moved with the arrows and made longer
/// or shorter with Shift; Enter applies it.
class HistogramChart final : public ChartBase
{
    Q_OBJECT

public:
    /// First and last bar, both included.
    struct Brush
    {
        int first = 0;
        int last = 0;
        bool operator==(const Brush &) const = default;
    };

    explicit HistogramChart(QWidget *parent = nullptr);
    ~HistogramChart() override;

    /// A brush stays on its time when that is still there.
    void setData(HistogramData data);
    [[nodiscard]] const HistogramData &data() const { return m_data; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }
    [[nodiscard]] std::optional<Brush> brush() const { return m_brush; }
    void setBrush(std::optional<Brush> brush);
    [[nodiscard]] QDateTime startOf(int bar) const { return m_data.from.addMSecs(bar * m_data.barMs); }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] int pointCount() const override { return static_cast<int>(m_data.bars.size()); }
    /// While a point lies in the brush, what the whole brush holds.
    [[nodiscard]] QString sentence(int point) const override;

Q_SIGNALS:
    void brushChanged();
    /// Enter, or the mouse let go after dragging: [from, to).
    void brushApplied(const QDateTime &from, const QDateTime &to);

protected:
    void layOut() override;
    void applyTheme() override;
    void paintBelow(QPainter &painter) const override;
    void paintAbove(QPainter &painter) const override;
    [[nodiscard]] int pointAt(const QPointF &position) const override;
    [[nodiscard]] QPointF anchor(int point) const override;
    [[nodiscard]] Tip tip(int point) const override;

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void apply();
    [[nodiscard]] bool moveBrush(int key, bool resize);
    void drag(const QPointF &position);
    [[nodiscard]] bool isInBrush(int point) const
    {
        return m_brush && point >= m_brush->first && point <= m_brush->last;
    }
    [[nodiscard]] double total(int bar) const;
    [[nodiscard]] double sum(std::size_t layer, int first, int last) const;
    [[nodiscard]] double spacing() const;
    [[nodiscard]] double leftOf(int bar) const { return plot().left() + bar * spacing(); }
    [[nodiscard]] QString describe(int first, int last) const;
    void paintTicks(QPainter &painter) const;
    void paintBrush(QPainter &painter) const;

    HistogramData m_data;
    Scale m_scale;
    std::optional<Brush> m_brush;
    /// While the button is down: where it went down.
    std::optional<int> m_anchor;
    bool m_dragged = false;
    QStackedBarSeries *m_series;
    QValueAxis *m_places;
    QValueAxis *m_values;
};

} // namespace atalaya::charts
