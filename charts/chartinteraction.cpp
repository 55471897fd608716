// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartbase.h"

#include <QChart>
#include <QChartView>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

#include <algorithm>

// How a chart is read: keys, mouse, crosshair and tip.
namespace atalaya::charts {

namespace {

constexpr double tipPadding = 8;
constexpr double tipSwatch = 8;
constexpr double tipGap = 6;
constexpr int page = 7;

bool isEscape(const QEvent *event)
{
    const auto *const key = static_cast<const QKeyEvent *>(event);
    return key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier;
}

} // namespace

bool ChartBase::walk(int key)
{
    const int last = pointCount() - 1;
    if (last < 0)
        return false;
    switch (key) {
    case Qt::Key_Up:
        if (!isVertical())
            return false;
        [[fallthrough]];
    case Qt::Key_Left:
        setCurrentPoint(m_current < 0 ? last : std::max(0, m_current - 1));
        return true;
    case Qt::Key_Down:
        if (!isVertical())
            return false;
        [[fallthrough]];
    case Qt::Key_Right:
        setCurrentPoint(std::min(last, m_current + 1));
        return true;
    case Qt::Key_PageUp:
        setCurrentPoint(std::max(0, m_current - page));
        return true;
    case Qt::Key_PageDown:
        setCurrentPoint(std::min(last, m_current + page));
        return true;
    case Qt::Key_Home:
        setCurrentPoint(0);
        return true;
    case Qt::Key_End:
        setCurrentPoint(last);
        return true;
    default:
        return false;
    }
}

bool ChartBase::event(QEvent *event)
{
    // A window may have a shortcut of its own on Esc; the innermost thing closes first.
    if (event->type() == QEvent::ShortcutOverride && m_current >= 0 && isEscape(event)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ChartBase::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && walk(event->key()))
        return;
    if (plain && event->key() == Qt::Key_T) {
        setTableShown(!isTableShown());
        return;
    }
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT activated(m_current);
        return;
    }
    if (plain && event->key() == Qt::Key_Escape && m_current >= 0) {
        setCurrentPoint(-1);
        return;
    }
    QWidget::keyPressEvent(event);
}

void ChartBase::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartBase::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setCurrentPoint(-1);
    update();
}

void ChartBase::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.focus, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

bool ChartBase::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tableView) {
        if (event->type() == QEvent::ShortcutOverride && isEscape(event)) {
            event->accept();
            return true;
        }
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *const key = static_cast<QKeyEvent *>(event);
        const bool back =
            key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_T || key->key() == Qt::Key_Escape);
        if (back)
            setTableShown(false);
        return back;
    }
    switch (event->type()) {
    case QEvent::MouseMove:
        setCurrentPoint(pointAt(static_cast<QMouseEvent *>(event)->position()));
        break;
    case QEvent::Leave:
        setCurrentPoint(-1);
        break;
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        break;
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton && m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void ChartBase::paintCrosshair(QPainter &painter) const
{
    if (m_current < 0 || m_current >= pointCount() || m_exporting)
        return;
    const QPointF at = anchor(m_current);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.axis, 1, Qt::DashLine));
    if (isVertical())
        painter.drawLine(QPointF(plot().left(), at.y()), QPointF(plot().right(), at.y()));
    else
        painter.drawLine(QPointF(at.x(), plot().top()), QPointF(at.x(), plot().bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    paintTip(painter, at);
}

void ChartBase::paintTip(QPainter &painter, const QPointF &at) const
{
    const Tip content = tip(m_current);
    QFont bold = m_theme.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF plain(m_theme.font);
    const QFontMetricsF strong(bold);
    double names = 0;
    double values = 0;
    for (const TipRow &row : content.rows) {
        names = std::max(names, plain.horizontalAdvance(row.name));
        values = std::max(values, strong.horizontalAdvance(row.value));
    }
    const double line = plain.height() + 2;
    const double wide =
        std::max(strong.horizontalAdvance(content.title), tipSwatch + tipGap + names + 2 * tipGap + values);
    QRectF box(0, 0, wide + 2 * tipPadding, line * static_cast<double>(content.rows.size() + 1) + 2 * tipPadding);
    // Beside the point, on the side with more room, and never outside the chart.
    const QRectF all = m_chart->boundingRect();
    if (isVertical()) {
        // Below the row, or above the last ones; the row's own name and figure stay readable.
        box.moveRight(all.right() - 1);
        box.moveTop(at.y() + 16 + box.height() < all.bottom() ? at.y() + 16
                                                              : std::max(all.top() + 1, at.y() - 16 - box.height()));
    } else {
        box.moveLeft(at.x() + 12 + box.width() < all.right() ? at.x() + 12
                                                             : std::max(all.left(), at.x() - 12 - box.width()));
        box.moveTop(std::clamp(at.y() - box.height() / 2, all.top() + 1,
                               std::max(all.top() + 1, all.bottom() - box.height() - 1)));
    }

    painter.setPen(QPen(m_theme.axis, 1));
    painter.setBrush(m_theme.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QRectF row(box.left() + tipPadding, box.top() + tipPadding, wide, line);
    painter.setPen(m_theme.text);
    painter.setFont(bold);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, content.title);
    for (const TipRow &entry : content.rows) {
        row.translate(0, line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.colour);
        painter.drawRect(QRectF(row.left(), row.center().y() - tipSwatch / 2, tipSwatch, tipSwatch));
        painter.setFont(m_theme.font);
        painter.setPen(m_theme.muted);
        painter.drawText(row.adjusted(tipSwatch + tipGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        painter.setFont(bold);
        painter.setPen(m_theme.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, entry.value);
    }
}

} // namespace atalaya::charts
