// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QString>

namespace atalaya::ui {

/// An error in words for people: what happened, what to do. Translated when asked; ask again after a language change.
struct ErrorWords
{
    QString icon{};
    QString title{};
    QString advice{};
    /// Trying the same again can help.
    bool retryable = true;

    [[nodiscard]] static ErrorWords of(const api::ApiError &error);
};

/// Nobody answers: the network, the platform or its patience. What was read stays readable, nothing can be written.
[[nodiscard]] bool isUnreachable(const api::ApiError &error);

/// The role's name in the user's language; unknown roles are shown as the platform writes them.
[[nodiscard]] QString roleName(const QString &role);
/// "Administration and Compliance", in the user's language.
[[nodiscard]] QString joinWords(const QStringList &words);

} // namespace atalaya::ui
