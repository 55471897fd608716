// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/stylesizes.h"

#include "ui/common/looks.h"
#include "ui/common/tablelook.h"

#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace atalaya::ui::sizes {

std::optional<int> metric(QStyle::PixelMetric which, const QWidget *widget)
{
    switch (which) {
    case QStyle::PM_FocusFrameHMargin:
    case QStyle::PM_FocusFrameVMargin:
        return 3;
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
        return 0;
    case QStyle::PM_ScrollBarExtent:
        return 12;
    case QStyle::PM_SliderThickness:
    case QStyle::PM_SliderLength:
    case QStyle::PM_SliderControlThickness:
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ButtonIconSize:
        return 16;
    case QStyle::PM_CheckBoxLabelSpacing:
    case QStyle::PM_RadioButtonLabelSpacing:
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
        return 8;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutBottomMargin:
        return 16;
    case QStyle::PM_SplitterWidth:
        return 1;
    case QStyle::PM_HeaderMargin:
        if (const QVariant padding = widget ? widget->property(HeaderPadding) : QVariant(); padding.isValid())
            return padding.toInt();
        return {};
    default:
        return {};
    }
}

std::optional<QSize> control(QStyle::ContentsType type, const QStyleOption *option, const QSize &contents,
                             const QSize &base, const QWidget *widget)
{
    switch (type) {
    case QStyle::CT_PushButton:
        if (lookOf(widget) == Look::Link)
            return QSize(contents.width() + 12, qMax(24, contents.height()));
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return QSize(contents.width() + (button->icon.isNull() ? 26 : 32), qMax(30, contents.height()));
        break;
    case QStyle::CT_ToolButton: {
        const auto *const button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (!button)
            break;
        if (button->toolButtonStyle == Qt::ToolButtonIconOnly)
            return QSize(30, 30);
        const bool showsArrow = (button->features & QStyleOptionToolButton::HasMenu) && lookOf(widget) == Look::Plain;
        const int menu = showsArrow ? 14 : 0;
        return QSize(contents.width() + (lookOf(widget) == Look::Link ? 4 : 20) + menu,
                     lookOf(widget) == Look::Link ? 24 : 30);
    }
    case QStyle::CT_LineEdit:
        return QSize(contents.width() + 16, qMax(30, contents.height()));
    case QStyle::CT_ComboBox:
        return QSize(base.width() + 12, 30);
    case QStyle::CT_SpinBox:
    case QStyle::CT_HeaderSection:
        return QSize(base.width(), 30);
    case QStyle::CT_MenuItem: {
        const auto *const item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool separator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return QSize(base.width() + 8, separator ? 9 : qMax(28, base.height()));
    }
    default:
        break;
    }
    return {};
}

QRect scrollBar(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect rect = bar.rect;
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? rect.width() : rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0)
        handle =
            qBound(qMin(24, length), static_cast<int>(qint64(length) * bar.pageStep / (range + bar.pageStep)), length);
    const int at =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return horizontal ? QRect(at, 0, handle, rect.height()) : QRect(0, at, rect.width(), handle);
    case QStyle::SC_ScrollBarSubPage:
        return horizontal ? QRect(0, 0, at, rect.height()) : QRect(0, 0, rect.width(), at);
    case QStyle::SC_ScrollBarAddPage:
        return horizontal ? QRect(at + handle, 0, length - at - handle, rect.height())
                          : QRect(0, at + handle, rect.width(), length - at - handle);
    case QStyle::SC_ScrollBarGroove:
        return rect;
    default:
        return {};
    }
}

} // namespace atalaya::ui::sizes
