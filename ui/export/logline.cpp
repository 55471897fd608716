// SPDX-License-Identifier: GPL-3.0-or-later
#include "logline.h"

namespace atalaya::ui {

namespace {

/// Enough to tell two logs of the same size apart on paper.
constexpr int shortRoot = 12;

} // namespace

QString LogLine::of(const api::Result<api::Dated<contract::LogHead>> &head, const Formats &formats)
{
    if (head) {
        const QString line =
            head->problem ? tr("Log head as of %3: %1 entries, root %2…. The platform could not be asked when this was "
                               "saved, and this console has not checked it.")
                          : tr("Log: %1 entries, root %2…, as the platform told it on %3. This console has not checked "
                               "it.");
        return line.arg(formats.integer(head->value.size), QString::fromStdString(head->value.root).left(shortRoot),
                        formats.dateTime(head->fetchedAt));
    }
    if (head.error().kind == api::ApiError::Kind::Forbidden)
        return tr("Log: not available for your role.");
    return unavailable();
}

QString LogLine::unavailable()
{
    return tr("Log: not available when this was saved.");
}

} // namespace atalaya::ui
