// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace atalaya::ui {

/// F6: puts the focus into the first control of the next pane (`step` 1) or the one before (−1) that has any.
void goRoundPanes(const QList<QWidget *> &panes, int step);

} // namespace atalaya::ui
