// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "ui/common/banner.h"

#include <QDateTime>

#include <optional>

namespace atalaya::ui {

/// What the state of the subscription means for the people of a tenant; nothing while it is active.
[[nodiscard]] std::optional<Banner::Content> subscriptionNotice(const contract::Me &me, const QDateTime &now);

} // namespace atalaya::ui
