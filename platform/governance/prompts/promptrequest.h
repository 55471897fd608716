// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/approvedprompt.h"
#include "platform/governance/prompts/promptchanges.h"
#include "platform/http/types.h"

/// Between requests and the changes of prompt templates.
namespace atalaya::platform::prompts {

/// The template in the body; throws 400 with every fault, where it is in the text.
[[nodiscard]] contract::PromptDocument documentIn(const RequestContext &request);
/// What a fault is to the client; Absent and Stale have more to them.
[[nodiscard]] HttpError errorOf(Fault fault);

/// For decisions.
[[nodiscard]] ApprovedPrompts storedApproved();

} // namespace atalaya::platform::prompts
