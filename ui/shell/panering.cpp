// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panering.h"

#include <QApplication>
#include <QWidget>

namespace atalaya::ui {

void goRoundPanes(const QList<QWidget *> &panes, int step)
{
    const QWidget *const focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (focus && panes.at(i)->isAncestorOf(focus))
            at = i;
    for (qsizetype i = 1; i <= panes.size(); ++i) {
        QWidget *const pane = panes.at((at + step * i + panes.size() * i) % panes.size());
        for (QWidget *const child : pane->findChildren<QWidget *>())
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus))
                return child->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace atalaya::ui
