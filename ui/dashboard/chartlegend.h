// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

namespace atalaya::ui {

/// Squares with words beside a card's title.
class ChartLegend final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString text{};
        /// True: the colour of the period before; false: the first of the chart palette.
        bool isPrevious = false;
        bool operator==(const Entry &) const = default;
    };

    explicit ChartLegend(QWidget *parent = nullptr);
    void setEntries(const QList<Entry> &entries);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Entry> m_entries;
};

} // namespace atalaya::ui
