// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace atalaya::ui {

/// What the lines and marks of the decision map mean. As many lines as the width needs.
class MapLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit MapLegend(QWidget *parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Mark
    {
        Limit,
        Former,
        Automatic,
        Review,
        Blocked,
        Odd
    };
    struct Entry
    {
        Mark mark;
        QString text;
    };
    [[nodiscard]] static QList<Entry> entries();
    /// Calls `fn(entry, x, y)` for each; answers the height.
    template<class F>
    int layOut(int width, F fn) const;
    void paintMark(QPainter &painter, Mark mark, const QRectF &box) const;
};

} // namespace atalaya::ui
