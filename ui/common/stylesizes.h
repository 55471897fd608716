// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>
#include <QStyle>

#include <optional>

class QStyleOptionSlider;

/// How large things are. In pixels; nothing: as the style below has it.
namespace atalaya::ui::sizes {

[[nodiscard]] std::optional<int> metric(QStyle::PixelMetric which, const QWidget *widget);
/// Of a control around its contents. `base`: as the style below has it.
[[nodiscard]] std::optional<QSize> control(QStyle::ContentsType type, const QStyleOption *option, const QSize &contents,
                                           const QSize &base, const QWidget *widget);
/// A scroll bar has no arrows: its handle goes from end to end.
[[nodiscard]] QRect scrollBar(const QStyleOptionSlider &bar, QStyle::SubControl part);

} // namespace atalaya::ui::sizes
