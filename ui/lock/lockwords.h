// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/lock.h"
#include "ui/signin/problemwords.h"

#include <optional>

namespace atalaya::ui {

/// What the lock page says. Translated when asked; ask again after a language change.
struct LockWords
{
    QString title{};
    QString lead{};
    /// What works without a network.
    QString note{};
    /// Empty: nothing is asked for, only the way to the sign-in is left.
    QString field{};
    QString button{};
    QString busy{};

    [[nodiscard]] static LockWords of(const api::Lock &lock);
    [[nodiscard]] static std::optional<ProblemWords> problem(const api::Lock &lock, const QDateTime &now);
};

} // namespace atalaya::ui
