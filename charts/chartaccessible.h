// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace atalaya::charts {

class ChartBase;

/// A chart for assistive tools: its role, its current point as the value, and the walk as a number from 1 on.
class ChartAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit ChartAccessible(ChartBase *chart);
    /// Makes Qt use this class for every ChartBase; safe to call again.
    static void install();

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    [[nodiscard]] QVariant maximumValue() const override;
    [[nodiscard]] QVariant minimumValue() const override;
    [[nodiscard]] QVariant minimumStepSize() const override;

private:
    [[nodiscard]] ChartBase *chart() const;
};

} // namespace atalaya::charts
