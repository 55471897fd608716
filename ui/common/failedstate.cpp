// SPDX-License-Identifier: GPL-3.0-or-later
#include "failedstate.h"

#include "ui/common/errorwords.h"

#include <QCoreApplication>

namespace atalaya::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::FailedState)
};

} // namespace

StatePane::Content failedState(const api::ApiError &error)
{
    const ErrorWords words = ErrorWords::of(error);
    return {.icon = words.icon,
            .tint = isUnreachable(error) ? Tint::Muted : Tint::Error,
            .title = words.title,
            .text = words.advice,
            .primary = words.retryable ? Words::tr("Try again") : QString(),
            .primaryIcon = QStringLiteral("arrow-clockwise"),
            .recommends = false,
            .code = error.correlationId};
}

} // namespace atalaya::ui
