// SPDX-License-Identifier: GPL-3.0-or-later
#include "logline.h"

namespace atalaya::ui {

namespace {

/// Enough to tell two logs of the same size apart on paper.
constexpr int shortRoot = 12;

} // namespace

QString LogLine::of(const api::Result<contract::LogHead> &head, const QDateTime &at, const Formats &formats)
{
    if (head)
        return tr("Log: %1 entries, root %2…, as the platform told it on %3. This console has not checked it.")
            .arg(formats.integer(head->size), QString::fromStdString(head->root).left(shortRoot), formats.dateTime(at));
    if (head.error().kind == api::ApiError::Kind::Forbidden)
        return tr("Log: not available for your role.");
    return unavailable();
}

QString LogLine::unavailable()
{
    return tr("Log: not available when this was saved.");
}

} // namespace atalaya::ui
