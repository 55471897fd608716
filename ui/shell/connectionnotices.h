// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/banner.h"
#include "ui/common/formats.h"
#include "ui/signin/localplatform.h"

#include <optional>

namespace atalaya::ui {

/// What the banner says while reading goes on but the platform does not answer this person.
[[nodiscard]] Banner::Content expiredNotice();
/// `asOf`: of the data on the page; invalid while there is none.
[[nodiscard]] Banner::Content offlineNotice(const QDateTime &asOf, const QDateTime &now, const Formats &formats);
/// For somebody who works on the platform of this computer; nothing while it runs.
[[nodiscard]] std::optional<Banner::Content> localPlatformNotice(LocalPlatform::State state);

} // namespace atalaya::ui
