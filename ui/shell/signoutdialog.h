// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/snugdialog.h"

#include <QTimeZone>

namespace atalaya::models {
class DraftsModel;
class DraftSource;
} // namespace atalaya::models

namespace atalaya::ui {

/// Asked before leaving while there is unsent work: what there is, and whether it is to be kept for the next time.
class SignOutDialog : public SnugDialog
{
    Q_OBJECT

public:
    /// `drafts` has at least one, and outlives the dialog.
    SignOutDialog(models::DraftSource *drafts, const QTimeZone &zone, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The answer was carried out; now leave.
    void answered();

private:
    void build(const QTimeZone &zone, bool isLasting);

    models::DraftsModel *m_drafts;
};

} // namespace atalaya::ui
