// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartaccessible.h"

#include "chartbase.h"

namespace atalaya::charts {

namespace {

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *const chart = qobject_cast<ChartBase *>(object);
    return chart ? new ChartAccessible(chart) : nullptr;
}

} // namespace

ChartAccessible::ChartAccessible(ChartBase *chart)
    : QAccessibleWidget(chart, QAccessible::Chart)
{}

void ChartAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

QString ChartAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value)
        return chart()->currentPoint() >= 0 ? chart()->sentence(chart()->currentPoint()) : QString();
    return QAccessibleWidget::text(kind);
}

void *ChartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QVariant ChartAccessible::currentValue() const
{
    return chart()->currentPoint() + 1;
}

void ChartAccessible::setCurrentValue(const QVariant &value)
{
    chart()->setCurrentPoint(value.toInt() - 1);
}

QVariant ChartAccessible::maximumValue() const
{
    return chart()->pointCount();
}

QVariant ChartAccessible::minimumValue() const
{
    return chart()->pointCount() > 0 ? 1 : 0;
}

QVariant ChartAccessible::minimumStepSize() const
{
    return 1;
}

ChartBase *ChartAccessible::chart() const
{
    return qobject_cast<ChartBase *>(object());
}

} // namespace atalaya::charts
