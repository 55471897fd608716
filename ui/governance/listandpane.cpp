// SPDX-License-Identifier: GPL-3.0-or-later
#include "listandpane.h"

#include "ui/common/icons.h"
#include "ui/common/statepane.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

namespace {

constexpr int leastTable = 420;
constexpr int mostPane = 620;

} // namespace

void ListAndPane::layOut(QWidget *page, QWidget *strip, QHBoxLayout *top, int listWidth, int paneWidth) const
{
    auto *const list = new QWidget(page);
    stack->addWidget(table);
    stack->addWidget(state);
    list->setLayout(stack);
    list->setMinimumWidth(leastTable);
    pane->setMinimumWidth(leastPane);
    pane->setMaximumWidth(mostPane);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(pane);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({listWidth, paneWidth});
    auto *const all = new QVBoxLayout(page);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(strip);
    all->addLayout(top);
    all->addWidget(splitter, 1);
}

QPushButton *makePaneButton(const QString &name, const QString &iconName, Tint tint, QWidget *parent)
{
    auto *const button = new QPushButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName, tint));
    return button;
}

} // namespace atalaya::ui
