// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/snugdialog.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace atalaya::ui {

SnugDialog::SnugDialog(int width, QWidget *parent)
    : QDialog(parent)
    , m_width(width)
{}

bool SnugDialog::event(QEvent *event)
{
    const bool known = QDialog::event(event);
    const bool isAsked =
        event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish || event->type() == QEvent::Show;
    // QDialog asks for the size hint, which does not know how words wrap at this width.
    if (isAsked && layout()) {
        // Long words on the buttons of another language make it wider rather than being cut.
        const int width = std::max(m_width, layout()->totalMinimumSize().width());
        setFixedSize(width, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                          : layout()->totalSizeHint().height());
    }
    return known;
}

} // namespace atalaya::ui
