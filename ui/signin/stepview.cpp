// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/stepview.h"

#include <QEvent>

namespace atalaya::ui {

void StepView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
