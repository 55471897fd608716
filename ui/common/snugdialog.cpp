// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/snugdialog.h"

#include <QEvent>
#include <QLayout>

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
    if (isAsked && layout())
        setFixedSize(m_width, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(m_width)
                                                            : layout()->totalSizeHint().height());
    return known;
}

} // namespace atalaya::ui
