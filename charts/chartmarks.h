// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartbase.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace atalaya::charts {

/// Something that happened on a day and may explain a change: documents that came in, a policy that changed.
struct ChartMark
{
    QDate day;
    /// When it is spoken, and beside the mark where nothing briefer is given: "24 documents".
    QString label;
    /// In the tip: "Documents", "24".
    QString name;
    QString value;
    /// Beside the mark: "Policy v7".
    QString brief{};

    bool operator==(const ChartMark &) const = default;
};

/// Marks of all kinds along one time axis, by day.
struct ChartMarks
{
    /// Heads their column in the table.
    QString name;
    std::vector<ChartMark> list;

    /// From first to last, both included.
    [[nodiscard]] std::vector<ChartMark> between(QDate first, QDate last) const;
    /// What a sentence about these days ends with: ", 24 documents"; empty without marks.
    [[nodiscard]] QString spoken(QDate first, QDate last) const;
    /// The cell of a day; no value without marks.
    [[nodiscard]] ChartCell cell(QDate day) const;
};

/// Draws marks as diamonds in a row above the plot, each with a dotted line down to its day. Where marks are too close
/// their words are left out first, then the mark itself; of several in one place two have their words, each word once,
/// and how many more there are. Tip, sentence and table have all of them.
class MarkRow
{
public:
    /// `top`: the upper edge of the row; `height` above the plot is its room.
    MarkRow(const ChartTheme &theme, const QRectF &plot);
    [[nodiscard]] static double height(const ChartTheme &theme, const ChartMarks &marks);

    /// A mark at `x`, whose line ends at `foot`. In the order of x.
    void add(double x, double foot, const ChartMark &mark);
    void paintLines(QPainter &painter) const;
    void paintHeads(QPainter &painter) const;

private:
    struct Placed
    {
        double x;
        double foot;
        QStringList labels;
        [[nodiscard]] QString words() const;
    };
    [[nodiscard]] double centre() const;

    const ChartTheme &m_theme;
    QRectF m_plot;
    std::vector<Placed> m_placed;
};

} // namespace atalaya::charts
