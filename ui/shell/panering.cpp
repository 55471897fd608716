// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panering.h"

#include <QApplication>
#include <QWidget>

namespace atalaya::ui {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

QWidget *firstOf(const Page::Pane &pane)
{
    if (pane.first && takesFocus(pane.first))
        return pane.first;
    for (QWidget *const child : pane.area->findChildren<QWidget *>())
        if (takesFocus(child))
            return child;
    return nullptr;
}

} // namespace

void goRoundPanes(const QList<Page::Pane> &panes, int step)
{
    const QWidget *const focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (const QWidget *const area = panes.at(i).area; focus && (area == focus || area->isAncestorOf(focus)))
            at = i;
    for (qsizetype i = 1; i <= panes.size(); ++i)
        if (QWidget *const first = firstOf(panes.at((at + step * i + panes.size() * i) % panes.size())))
            return first->setFocus(Qt::ShortcutFocusReason);
}

} // namespace atalaya::ui
