// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QUrlQuery>
#include <QVariantMap>

#include <optional>

namespace atalaya::ui {

struct NotificationLook
{
    QString icon;
    Tint tint = Tint::Muted;
};
/// Of a kind that this console does not know: an icon that says so little.
[[nodiscard]] NotificationLook notificationLook(const QString &kind);

/// The sentence. `by`: who caused it; empty: an account that is gone.
[[nodiscard]] QString notificationSentence(const QString &kind, const QString &by, const QVariantMap &params,
                                           const Formats &formats);

/// "just now", "5 min ago", "3 h ago", "yesterday, 14:05", then the date.
[[nodiscard]] QString agoWords(const QDateTime &at, const QDateTime &now, const Formats &formats);

/// Where its subject is seen.
struct NotificationPlace
{
    QString page;
    QUrlQuery query;
};
/// nullopt: a subject that this console can't show.
[[nodiscard]] std::optional<NotificationPlace> notificationPlace(const QString &subjectType, const QString &subjectId);

} // namespace atalaya::ui
