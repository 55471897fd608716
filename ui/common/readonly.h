// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace atalaya::ui {

/// Why nothing may be written just now. Reading goes on.
enum class ReadOnly
{
    No,
    /// Until the same person has signed in again.
    Expired,
    /// Until the platform answers again.
    Offline
};

/// A sentence for tooltips and the status bar; empty for No.
[[nodiscard]] QString readOnlyWords(ReadOnly why);

} // namespace atalaya::ui
