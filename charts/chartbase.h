// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttable.h"
#include "charts/charttheme.h"

#include <QImage>
#include <QWidget>

class QChart;
class QChartView;
class QStackedLayout;
class QTableView;

namespace atalaya::charts {

class ChartLayer;

/// What every chart can do: be walked with the arrows and speak each point, show a crosshair with a tip, turn into its
/// table with T, and be copied or saved. A subclass draws series and says where its points are.
class ChartBase : public QWidget
{
    Q_OBJECT

public:
    /// Around the chart on all sides, inside the widget: the focus ring is drawn there.
    static constexpr int Margin = 6;

    explicit ChartBase(QWidget *parent = nullptr);
    ~ChartBase() override;

    void setTheme(const ChartTheme &theme);
    [[nodiscard]] const ChartTheme &theme() const { return m_theme; }

    /// What the colours mean, where the chart itself does not say so; on the screen the card does.
    [[nodiscard]] virtual QList<LegendEntry> legend() const { return {}; }
    /// The same figures as rows, all of them, however few points are drawn.
    [[nodiscard]] virtual ChartTable table() const = 0;
    [[nodiscard]] virtual int pointCount() const = 0;
    /// What a screen reader says at a point, for example "4 Feb, 21 tasks, before 18".
    [[nodiscard]] virtual QString sentence(int point) const = 0;

    /// -1: none.
    [[nodiscard]] int currentPoint() const { return m_current; }
    void setCurrentPoint(int point);
    [[nodiscard]] bool isTableShown() const;
    void setTableShown(bool shown);

    /// As on the screen, without crosshair and focus ring, as large as fits into `target`.
    void paint(QPainter &painter, const QRectF &target) const;
    /// The same on its own; 2 gives twice the pixels.
    [[nodiscard]] QImage image(double ratio) const;
    /// What it takes on the screen.
    [[nodiscard]] QSize pictureSize() const;
    [[nodiscard]] QChart *chart() const { return m_chart; }
    [[nodiscard]] QTableView *tableView() const { return m_tableView; }

Q_SIGNALS:
    void currentPointChanged(int point);
    /// Enter, or a click on a point; -1 when no point is chosen.
    void activated(int point);
    void tableShownChanged(bool shown);

protected:
    struct TipRow
    {
        QColor colour;
        QString name;
        QString value;
    };
    struct Tip
    {
        QString title;
        QList<TipRow> rows;
    };

    /// Sets the plot area and whatever depends on the size; called on resize, theme and data.
    virtual void layOut() = 0;
    virtual void applyTheme() = 0;
    /// Below the series: grid, bands.
    virtual void paintBelow(QPainter &painter) const = 0;
    /// Above the series: axes, labels.
    virtual void paintAbove(QPainter &painter) const = 0;
    [[nodiscard]] virtual int pointAt(const QPointF &position) const = 0;
    [[nodiscard]] virtual QPointF anchor(int point) const = 0;
    [[nodiscard]] virtual Tip tip(int point) const = 0;
    /// Arrow up and down walk too: for charts whose points lie one below the other.
    [[nodiscard]] virtual bool isVertical() const { return false; }

    /// To be called when the data are in.
    void dataChanged();
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double textWidth(const QString &text) const;

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool walk(int key);
    void paintCrosshair(QPainter &painter) const;
    void paintTip(QPainter &painter, const QPointF &at) const;
    void speak();

    ChartTheme m_theme;
    QStackedLayout *m_stack;
    QChart *m_chart;
    QChartView *m_view;
    QTableView *m_tableView;
    ChartTableModel *m_tableModel;
    ChartLayer *m_below;
    ChartLayer *m_above;
    int m_current = -1;
    bool m_exporting = false;
};

} // namespace atalaya::charts
