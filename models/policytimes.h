// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyconditions.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace atalaya::models {

/// Hours of the week as they are typed: "mon-fri 22:00-06:00; sun". Days in English or Spanish, with or without
/// accents; without days every one, without hours the whole day. nullopt: not understood.
[[nodiscard]] std::optional<std::vector<rules::PolicyWindow>> windowsIn(const QString &text);
/// The same back. `days`: seven short names from Monday on; empty: the English ones.
[[nodiscard]] QString windowsText(const std::vector<rules::PolicyWindow> &windows, const QStringList &days = {});

} // namespace atalaya::models
