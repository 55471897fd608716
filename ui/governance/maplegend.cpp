// SPDX-License-Identifier: GPL-3.0-or-later
#include "maplegend.h"

#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPolygonF>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 20;
constexpr int markWidth = 18;
constexpr int markGap = 6;
constexpr int entryGap = 16;

} // namespace

MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
{
    setFont(captionFont());
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QList<MapLegend::Entry> MapLegend::entries()
{
    return {{Mark::Limit, tr("new limit")},     {Mark::Former, tr("limit in force")},
            {Mark::Automatic, tr("automatic")}, {Mark::Review, tr("review")},
            {Mark::Blocked, tr("block")},       {Mark::Odd, tr("hidden, contradiction or gap")}};
}

template<class F>
int MapLegend::layOut(int width, F fn) const
{
    const QFontMetrics metrics(font());
    int x = 0;
    int y = 0;
    for (const Entry &entry : entries()) {
        const int needed = markWidth + markGap + metrics.horizontalAdvance(entry.text);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += rowHeight;
        }
        fn(entry, x, y);
        x += needed + entryGap;
    }
    return y + rowHeight;
}

int MapLegend::heightForWidth(int width) const
{
    return layOut(width, [](const Entry &, int, int) {});
}

QSize MapLegend::sizeHint() const
{
    return {200, heightForWidth(width() > 0 ? width() : 400)};
}

void MapLegend::paintMark(QPainter &painter, Mark mark, const QRectF &box) const
{
    const Tokens &tokens = Tokens::of(this);
    const QPointF at = box.center();
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case Mark::Limit:
    case Mark::Former:
        painter.setPen(mark == Mark::Limit ? QPen(tokens.text, 1.5) : QPen(tokens.muted, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(box.left(), at.y()), QPointF(box.right(), at.y()));
        return;
    case Mark::Automatic:
        painter.setPen(QPen(tokens.executed.mark, 1.4));
        painter.drawEllipse(at, 3.5, 3.5);
        return;
    case Mark::Review:
        painter.fillRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7), tokens.review.mark);
        return;
    case Mark::Blocked:
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.blocked.mark);
        painter.drawPolygon(QPolygonF{{at.x(), at.y() - 4}, {at.x() + 4, at.y() + 3.5}, {at.x() - 4, at.y() + 3.5}});
        return;
    case Mark::Odd:
        painter.fillRect(box.adjusted(2, 3, -2, -3), QBrush(tokens.muted, Qt::BDiagPattern));
        return;
    }
}

void MapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    (void)layOut(width(), [&](const Entry &entry, int x, int y) {
        paintMark(painter, entry.mark, QRectF(x, y, markWidth, rowHeight));
        painter.setPen(Tokens::of(this).text);
        painter.drawText(QRect(x + markWidth + markGap, y, width(), rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.text);
    });
}

void MapLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
