// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/prompts/promptchanges.h"

/// Who hears what about prompt templates, each within the change that it is about.
namespace atalaya::platform::prompts {

/// Those who may approve, but for everybody who has a part in the text.
void tellWaiting(const Scene &scene, const std::string &id, const contract::PromptPending &wish);
/// Who asked. `version`: the one that was approved; 0: it was rejected.
void tellAnswered(const Scene &scene, const std::string &id, const contract::PromptPending &wish, std::int64_t version);

} // namespace atalaya::platform::prompts
