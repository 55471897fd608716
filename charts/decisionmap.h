// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"
#include "charts/chartwords.h"

#include <QLineF>
#include <QRectF>

#include <array>

namespace atalaya::charts {

/// A part of the plane in which the same holds. `area` is in the units of the axes.
struct MapZone
{
    QRectF area;
    QColor fill;
    /// Something is odd there: lines over the fill.
    bool hatched = false;
    /// What holds there, and who says so.
    QString name;
    QString note;
    QString sentence;
    bool operator==(const MapZone &) const = default;
};

struct MapPoint
{
    double x = 0;
    double y = 0;
    /// Of DecisionMapData::kinds.
    int kind = 0;
    QString name;
    QString sentence;
    bool operator==(const MapPoint &) const = default;
};

/// Confidence to the right, 0–1; risk upwards, 0–100.
struct DecisionMapData
{
    std::vector<MapZone> zones;
    std::vector<MapPoint> points;
    /// Where one zone ends by what is drafted, and by what is in force.
    std::vector<QLineF> limits;
    std::vector<QLineF> former;
    /// Circle, square and triangle.
    std::array<QColor, 3> colours;
    std::array<QString, 3> kinds;
    QString xName;
    QString yName;
    /// Heads of the table's columns.
    QString nameName;
    QString noteName;
    ChartWords words;
    /// Confidences have two digits.
    std::function<QString(double)> decimal = [](double value) {
        return QString::number(value, 'f', 2);
    };
};

/// Who decides what, by confidence and risk, with decisions there were. The arrows walk the zones first, then the
/// decisions.
class DecisionMap final : public ChartBase
{
    Q_OBJECT

public:
    explicit DecisionMap(QWidget *parent = nullptr);

    void setData(DecisionMapData data);
    [[nodiscard]] const DecisionMapData &data() const { return m_data; }
    /// The lowest confidence that is shown.
    [[nodiscard]] double left() const { return m_left; }

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] int pointCount() const override;
    [[nodiscard]] QString sentence(int point) const override;

protected:
    void layOut() override;
    void applyTheme() override {}
    void paintBelow(QPainter &painter) const override;
    void paintAbove(QPainter &painter) const override;
    [[nodiscard]] int pointAt(const QPointF &position) const override;
    [[nodiscard]] QPointF anchor(int point) const override;
    [[nodiscard]] Tip tip(int point) const override;

private:
    [[nodiscard]] QPointF place(double x, double y) const;
    [[nodiscard]] QRectF place(const QRectF &area) const;
    [[nodiscard]] int zones() const { return static_cast<int>(m_data.zones.size()); }
    [[nodiscard]] const MapPoint &decision(int point) const;
    void paintAxes(QPainter &painter) const;
    void paintMark(QPainter &painter, const MapPoint &point) const;

    DecisionMapData m_data;
    double m_left = 0;
};

} // namespace atalaya::charts
