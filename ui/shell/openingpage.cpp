// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/openingpage.h"

#include <QEvent>

namespace atalaya::ui {

OpeningPage::OpeningPage(QWidget *parent)
    : StatePane(parent)
{
    setObjectName(QStringLiteral("openingPage"));
    retranslate();
}

void OpeningPage::retranslate()
{
    Content content;
    content.icon = QStringLiteral("key");
    content.title = tr("Opening your keys");
    content.text =
        tr("The keychain of this computer has not answered yet. It may be asking for its password in a window "
           "of its own.");
    setContent(content);
}

void OpeningPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    StatePane::changeEvent(event);
}

} // namespace atalaya::ui
