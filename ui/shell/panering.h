// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

namespace atalaya::ui {

/// F6: puts the focus into the next pane (`step` 1) or the one before (−1) that has a control for it.
void goRoundPanes(const QList<Page::Pane> &panes, int step);

} // namespace atalaya::ui
