// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"
#include "charts/chartmarks.h"
#include "charts/chartwords.h"
#include "charts/reduce.h"
#include "charts/scale.h"

#include <optional>

class QBarSeries;
class QBarSet;
class QValueAxis;

namespace atalaya::charts {

/// A count a day, and the one of the day at the same place in the period before.
struct BarPairData
{
    QDate first;
    std::vector<double> now;
    /// As long as `now` or shorter; missing days have no bar.
    std::vector<std::optional<double>> before;
    QString dateName;
    QString nowName;
    QString beforeName;
    ChartWords words;
    /// When, now, before.
    std::function<QString(const QString &, double, std::optional<double>)> sentence;
    ChartMarks marks{};
};

/// Two bars a day, grey and blue side by side. More days than fit are summed in bins of equal length; the table keeps
/// the days.
class BarPairChart final : public ChartBase
{
    Q_OBJECT

public:
    explicit BarPairChart(QWidget *parent = nullptr);

    void setData(BarPairData data);
    [[nodiscard]] const BarPairData &data() const { return m_data; }
    /// Days that share a bar; 1 while every day has its own.
    [[nodiscard]] int daysPerBar() const;
    /// First and last day of a bar, both included.
    [[nodiscard]] std::pair<QDate, QDate> daysAt(int point) const;
    [[nodiscard]] const Scale &scale() const { return m_scale; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] int pointCount() const override;
    [[nodiscard]] QString sentence(int point) const override;

Q_SIGNALS:
    void daysPerBarChanged(int days);

protected:
    void layOut() override;
    void applyTheme() override;
    void paintBelow(QPainter &painter) const override;
    void paintAbove(QPainter &painter) const override;
    [[nodiscard]] int pointAt(const QPointF &position) const override;
    [[nodiscard]] QPointF anchor(int point) const override;
    [[nodiscard]] Tip tip(int point) const override;

private:
    struct Bar
    {
        DayBin days;
        double now = 0;
        std::optional<double> before;
    };

    void fill(double width);
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double spacing() const;
    [[nodiscard]] QString when(const Bar &bar) const;
    [[nodiscard]] std::pair<QDate, QDate> daysOf(const Bar &bar) const;
    [[nodiscard]] MarkRow markRow() const;

    BarPairData m_data;
    std::vector<Bar> m_bars;
    std::vector<DayBin> m_bins;
    bool m_isFilled = false;
    Scale m_scale;
    QBarSet *m_beforeSet;
    QBarSet *m_nowSet;
    QBarSeries *m_series;
    QValueAxis *m_places;
    QValueAxis *m_values;
};

} // namespace atalaya::charts
