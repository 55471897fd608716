// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"
#include "charts/chartwords.h"
#include "charts/scale.h"

class QBarCategoryAxis;
class QBarSet;
class QHorizontalBarSeries;
class QValueAxis;

namespace atalaya::charts {

struct HBar
{
    QString name;
    double value = 0;
    /// After the value, quieter, for example "11 users"; the table shows it in its own column.
    QString note;
    QString sentence;
    bool operator==(const HBar &) const = default;
};

struct HBarData
{
    std::vector<HBar> bars;
    QString nameName;
    QString valueName;
    /// Empty: no column for the notes.
    QString noteName;
    ChartWords words;
};

/// Bars from the left, one below the other; only the first ones when not all fit. The table keeps all.
class HBarChart final : public ChartBase
{
    Q_OBJECT

public:
    enum class Look
    {
        /// Thick bars with the number inside, an axis below.
        Axis,
        /// Thin bars with number and note behind, no axis.
        Inline
    };

    explicit HBarChart(Look look, QWidget *parent = nullptr);

    void setData(HBarData data);
    [[nodiscard]] const HBarData &data() const { return m_data; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }

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
    [[nodiscard]] bool isVertical() const override { return true; }

private:
    void fill(int drawn);
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] double xOf(double value) const;
    [[nodiscard]] double nameWidth(double room) const;
    [[nodiscard]] QString behind(const HBar &bar) const;
    void paintName(QPainter &painter, const HBar &bar, double y) const;
    void paintValue(QPainter &painter, const HBar &bar, double y) const;

    Look m_look;
    HBarData m_data;
    Scale m_scale;
    int m_drawn = 0;
    QBarSet *m_set;
    QHorizontalBarSeries *m_series;
    QBarCategoryAxis *m_places;
    QValueAxis *m_values;
};

} // namespace atalaya::charts
