// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"
#include "charts/chartwords.h"
#include "charts/scale.h"

class QBarSet;
class QStackedBarSeries;
class QValueAxis;

namespace atalaya::charts {

/// One column of a bridge: an amount that stands on the axis, or a step from the end of the column before.
struct BridgeBar
{
    QString name;
    /// A total's amount, or the change that a step makes.
    double value = 0;
    bool isTotal = false;
    /// What a screen reader says.
    QString sentence;
    bool operator==(const BridgeBar &) const = default;
};

struct BridgeData
{
    std::vector<BridgeBar> bars;
    QString nameName;
    QString valueName;
    ChartWords words;
};

/// How one amount becomes another: a total, what is taken off or added, and the total that is left. Steps hang between
/// dotted lines, on a lower part without fill; they may cross zero.
class BridgeChart final : public ChartBase
{
    Q_OBJECT

public:
    explicit BridgeChart(QWidget *parent = nullptr);

    void setData(BridgeData data);
    [[nodiscard]] const BridgeData &data() const { return m_data; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }
    /// Where a column begins and ends, in the unit of the values.
    [[nodiscard]] std::pair<double, double> span(int point) const;

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] int pointCount() const override;
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
    void measure();
    void fill();
    [[nodiscard]] double spacing() const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double widestName() const;

    BridgeData m_data;
    std::vector<std::pair<double, double>> m_spans;
    Scale m_scale;
    bool m_hasNumbers = true;
    QBarSet *m_gap;
    QBarSet *m_total;
    QBarSet *m_step;
    /// The part of a step on the other side of zero.
    QBarSet *m_rest;
    QStackedBarSeries *m_series;
    QValueAxis *m_places;
    QValueAxis *m_values;
};

} // namespace atalaya::charts
