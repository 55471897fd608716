// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/draftoffer.h"

namespace atalaya::models {
class FigurePresenter;
class TrialDraft;
} // namespace atalaya::models

namespace atalaya::ui {

/// Offers what was tried before on the figures of its page, and sees to it that what is tried now is kept.
class TrialOffer final : public DraftOffer
{
    Q_OBJECT

public:
    /// `presenter` and `drafts` outlive the widget. `page` is where the trial is seen.
    TrialOffer(models::FigurePresenter *presenter, models::DraftSource *drafts, QWidget *page);

protected:
    [[nodiscard]] QString words(const QString &at) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    models::TrialDraft *m_trial;
};

} // namespace atalaya::ui
