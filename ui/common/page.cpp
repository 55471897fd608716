// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page.h"

namespace atalaya::ui {

Page::Page(QWidget *parent)
    : QWidget(parent)
{}

// A control that goes off while it has the keyboard hands it on, in Qt to whatever comes next in the window: from the
// last button of a form to the bar at the side. It stays on the page here.
bool Page::focusNextPrevChild(bool next)
{
    QWidget *const now = window()->focusWidget();
    if (!now || now->isEnabled() || !isAncestorOf(now))
        return QWidget::focusNextPrevChild(next);
    for (QWidget *other = now->nextInFocusChain(); other != now; other = other->nextInFocusChain()) {
        if (!isAncestorOf(other) || !other->isEnabled() || !other->isVisible() || other->focusProxy() ||
            !(other->focusPolicy() & Qt::TabFocus))
            continue;
        other->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void Page::setAsOf(const QDateTime &asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    Q_EMIT asOfChanged(asOf);
}

} // namespace atalaya::ui
