// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policies/policychanges.h"

#include <nlohmann/json_fwd.hpp>

/// What the changes of policies have in common.
namespace atalaya::platform::policies::parts {

/// The record, when it is there and nobody has changed it since `revision`.
[[nodiscard]] tl::expected<Record, Refusal> current(const Scene &scene, const std::string &id, std::int64_t revision);
[[nodiscard]] tl::expected<Record, Refusal> existing(const Scene &scene, const std::string &id);
/// Canonical.
[[nodiscard]] Document documentOf(const rules::Policy &policy, std::vector<contract::PolicyExample> examples);
/// The policy of a stored text. Throws StoreError.
[[nodiscard]] rules::Policy policyFrom(const std::string &text);
/// Line of the trail and leaf; answers its number.
std::int64_t record(const Scene &scene, const std::string &action, const std::string &target,
                    const nlohmann::json &before, nlohmann::json after, const std::string &reason = {});
/// `{"version", "hash"}` of what is in force; null: nothing.
[[nodiscard]] nlohmann::json inForce(const Scene &scene, const Record &record);

inline tl::unexpected<Refusal> refused(Fault fault)
{
    return tl::unexpected(Refusal{fault, {}});
}

} // namespace atalaya::platform::policies::parts
