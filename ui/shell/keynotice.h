// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keystore.h"
#include "ui/common/banner.h"

#include <optional>

namespace atalaya::ui {

/// While the keys are not where they used to be kept; nothing to tell otherwise, nor on a desktop that never had a
/// keychain.
[[nodiscard]] std::optional<Banner::Content> keyNotice(const api::KeyStoreStatus &status);

} // namespace atalaya::ui
