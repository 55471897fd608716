// SPDX-License-Identifier: GPL-3.0-or-later
#include "trialoffer.h"

#include "models/trialdraft.h"

#include <QEvent>

namespace atalaya::ui {

using models::TrialDraft;

TrialOffer::TrialOffer(models::FigurePresenter *presenter, models::DraftSource *drafts, QWidget *page)
    : DraftOffer(drafts, page)
    , m_trial(new TrialDraft(presenter, drafts, this))
{
    connect(m_trial, &TrialDraft::offeredChanged, this,
            [this](bool isOffered) { isOffered ? offer(TrialDraft::id()) : takeBack(); });
    connect(this, &DraftOffer::continued, m_trial, &TrialDraft::take);
    if (m_trial->isOffered())
        offer(TrialDraft::id());
    page->installEventFilter(this);
}

QString TrialOffer::words(const QString &at) const
{
    return tr("You left a trial with other assumptions at %1.").arg(at);
}

bool TrialOffer::eventFilter(QObject *watched, QEvent *event)
{
    // A window that is locked hides its pages while the key is still there, and deletes them when it is gone.
    if (event->type() == QEvent::Hide)
        m_trial->flush();
    return DraftOffer::eventFilter(watched, event);
}

} // namespace atalaya::ui
