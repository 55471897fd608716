// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"
#include "ui/common/statepane.h"

namespace atalaya::ui {

/// What a pane says that could not read what it shows: what happened, what to do, and the code. Trying again is offered
/// where that can help.
[[nodiscard]] StatePane::Content failedState(const api::ApiError &error);

} // namespace atalaya::ui
