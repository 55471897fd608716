// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statepages.h"

#include "ui/common/errorwords.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::StatePages)
};

} // namespace

StatePage::StatePage(Words words, QWidget *parent)
    : Page(parent)
    , m_words(std::move(words))
    , m_pane(new StatePane(this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    m_pane->setContent(m_words());
}

void StatePage::activate()
{
    m_pane->focusFirst();
}

void StatePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_pane->setContent(m_words());
    Page::changeEvent(event);
}

StatePane::Content forbiddenWords(const QString &pageTitle, const QStringList &rolesThatMay, const QString &ownRole)
{
    QStringList names;
    for (const QString &role : rolesThatMay)
        names.append(roleName(role));
    const QString own = roleName(ownRole);
    StatePane::Content content;
    content.icon = QStringLiteral("lock");
    content.title = Words::tr("Your role can't see “%1”").arg(pageTitle);
    content.text = names.isEmpty() ? Words::tr("No role of this platform may see it. You come in as %1.").arg(own)
                                   : Words::tr("%1 may see it. You come in as %2.").arg(joinWords(names), own);
    content.emphasis = names + QStringList{own};
    content.primary = Words::tr("Back");
    content.recommends = false;
    content.secondary = Words::tr("Copy a request");
    content.secondaryIcon = QStringLiteral("files");
    return content;
}

StatePane::Content notFoundWords()
{
    StatePane::Content content;
    content.icon = QStringLiteral("question-circle");
    content.title = Words::tr("This page does not exist");
    content.text = Words::tr("The link may be old, or made for a newer version of Atalaya.");
    content.primary = Words::tr("Back");
    content.recommends = false;
    return content;
}

} // namespace atalaya::ui
