// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"
#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QString>

namespace atalaya::ui {

/// What a reviewer said, as it stands on a chip; unknown words are shown as they are.
struct OutcomeLook
{
    QString word{};
    QString icon{};
    Tint tint = Tint::Unknown;
};
[[nodiscard]] OutcomeLook outcomeLook(const QString &outcome);
/// "12 min", "3 h 20 min", "2 d 4 h", from ten days on without hours; `seconds` is not negative.
[[nodiscard]] QString durationWords(qint64 seconds, const Formats &formats);
/// "40 min left", "late by 2 h 10 min".
[[nodiscard]] QString dueWords(qint64 secondsLeft, const Formats &formats);
/// Why taking, or a word about a decision, was refused.
[[nodiscard]] QString reviewRefusalWords(const api::ApiError &error);

} // namespace atalaya::ui
