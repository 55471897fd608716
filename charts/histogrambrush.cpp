// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogramchart.h"

#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTableView>

#include <algorithm>

// How a stretch of a histogram is chosen.
namespace atalaya::charts {

namespace {

constexpr int page = 7;

} // namespace

void HistogramChart::setBrush(std::optional<Brush> brush)
{
    if (brush && pointCount() == 0)
        brush.reset();
    if (brush) {
        brush->first = std::clamp(brush->first, 0, pointCount() - 1);
        brush->last = std::clamp(brush->last, brush->first, pointCount() - 1);
    }
    if (brush == m_brush)
        return;
    m_brush = brush;
    chart()->update();
    Q_EMIT brushChanged();
}

void HistogramChart::apply()
{
    if (m_brush)
        Q_EMIT brushApplied(startOf(m_brush->first), startOf(m_brush->last + 1));
}

bool HistogramChart::moveBrush(int key, bool resize)
{
    const int most = pointCount() - 1;
    if (most < 0)
        return false;
    int step = 0;
    switch (key) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_PageUp:
        step = -page;
        break;
    case Qt::Key_PageDown:
        step = page;
        break;
    case Qt::Key_Home:
        step = -most;
        break;
    case Qt::Key_End:
        step = most;
        break;
    default:
        return false;
    }
    const bool isNew = !m_brush;
    Brush brush = m_brush.value_or(currentPoint() >= 0 ? Brush{currentPoint(), currentPoint()} : Brush{most, most});
    if (resize) {
        brush.last = std::clamp(brush.last + step, brush.first, most);
    } else if (!isNew || key == Qt::Key_Home || key == Qt::Key_End) {
        step = std::clamp(step, -brush.first, most - brush.last);
        brush = {brush.first + step, brush.last + step};
    }
    // What is spoken is the brush as it is now, so that comes first.
    setBrush(brush);
    if (currentPoint() == brush.last)
        setCurrentPoint(-1);
    setCurrentPoint(brush.last);
    return true;
}

bool HistogramChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_brush) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    return ChartBase::event(event);
}

void HistogramChart::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if ((modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier) &&
        moveBrush(event->key(), modifiers == Qt::ShiftModifier))
        return;
    if (modifiers == Qt::NoModifier && m_brush) {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            return apply();
        if (event->key() == Qt::Key_Escape) {
            setBrush(std::nullopt);
            return setCurrentPoint(-1);
        }
    }
    ChartBase::keyPressEvent(event);
}

void HistogramChart::drag(const QPointF &position)
{
    const QPointF inside(std::clamp(position.x(), plot().left(), plot().right()), position.y());
    const int at = pointAt(inside);
    if (at < 0)
        return;
    m_dragged = m_dragged || at != *m_anchor;
    setBrush(Brush{std::min(at, *m_anchor), std::max(at, *m_anchor)});
}

bool HistogramChart::eventFilter(QObject *watched, QEvent *event)
{
    const bool isMouse = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove ||
                         event->type() == QEvent::MouseButtonRelease;
    if (watched == tableView() || !isMouse)
        return ChartBase::eventFilter(watched, event);
    const auto *const mouse = static_cast<QMouseEvent *>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        const int at = pointAt(mouse->position());
        m_dragged = false;
        m_anchor = at >= 0 ? std::optional(at) : std::nullopt;
        setBrush(m_anchor ? std::optional(Brush{at, at}) : std::nullopt);
    } else if (event->type() == QEvent::MouseMove && m_anchor && (mouse->buttons() & Qt::LeftButton)) {
        drag(mouse->position());
    } else if (event->type() == QEvent::MouseButtonRelease && mouse->button() == Qt::LeftButton && m_anchor) {
        m_anchor.reset();
        if (m_dragged)
            apply();
    }
    return ChartBase::eventFilter(watched, event);
}

} // namespace atalaya::charts
