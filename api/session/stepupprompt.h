// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/authorizer.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace atalaya::api {

/// Asks the person for a fresh code of the second factor; `ui/` implements it, `app/` wires it.
class StepUpPrompt
{
public:
    virtual ~StepUpPrompt() = default;
    /// Six digits; cancel the future to decline. It is cancelled from the other side when the change is given up.
    /// `problem` says why the code before was refused.
    [[nodiscard]] virtual QFuture<Result<QString>> askCode(const StepUpQuestion &question,
                                                           const std::optional<ApiError> &problem) = 0;
    /// The code was taken, refused for good, or is not wanted any more: what asks for it goes.
    virtual void settled(const StepUpQuestion &question) { Q_UNUSED(question) }
};

} // namespace atalaya::api
