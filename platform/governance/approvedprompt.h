// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "platform/http/reply.h"
#include "platform/store/connection.h"

#include <functional>
#include <string>
#include <vector>

/// What decisions need of the prompt templates of the tenant that a connection is in, wherever they are kept.
namespace atalaya::platform {

struct ApprovedPrompt
{
    std::string hash;
    /// What has to be among the inputs.
    std::vector<std::string> placeholders;
};
/// The version that a request names; throws Absent, or HttpError when it was not approved or is withdrawn.
using ApprovedPrompts = std::function<ApprovedPrompt(Connection &, const contract::DecideRequest::Prompt &)>;

/// There are no templates.
[[nodiscard]] inline ApprovedPrompts noPrompts()
{
    return [](Connection &, const contract::DecideRequest::Prompt &) -> ApprovedPrompt {
        throw notFound();
    };
}

} // namespace atalaya::platform
