// SPDX-License-Identifier: GPL-3.0-or-later
#include "charttokens.h"

#include "ui/common/type.h"

namespace atalaya::ui {

charts::ChartTheme chartTheme(const Tokens &tokens)
{
    charts::ChartTheme theme;
    theme.surface = tokens.surface;
    theme.raised = tokens.raised;
    theme.track = tokens.track;
    theme.line = tokens.line;
    theme.axis = tokens.lineControl;
    theme.text = tokens.text;
    theme.muted = tokens.muted;
    theme.focus = tokens.focus;
    theme.previous = tokens.unknown.mark;
    theme.onSeries = tokens.accentText;
    theme.series = tokens.chart;
    theme.font = captionFont();
    return theme;
}

} // namespace atalaya::ui
