// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "person.h"

#include <cstdint>
#include <optional>
#include <string>

namespace atalaya::contract {

/// `POST …/policies/{id}/publish`: exactly this draft. Step-up `policy.publish`.
struct PolicyPublishRequest
{
    std::int64_t revision = 0;
    std::string hash;
    /// Why, for those who read the history; may be empty.
    std::string note;

    bool operator==(const PolicyPublishRequest &) const = default;
};

/// `POST …/{id}/enable` and `…/disable`: a new version that differs in nothing else. Step-up `policy.enable` and
/// `policy.disable`.
struct PolicySwitchRequest
{
    std::int64_t revision = 0;
    std::string note;

    bool operator==(const PolicySwitchRequest &) const = default;
};

/// `POST …/{id}/confirm` (step-up `policy.confirm`) and `…/{id}/reject`.
struct PolicyPendingRequest
{
    std::int64_t pending = 0;
    /// Of what is to be published: who confirms has seen it.
    std::string hash;

    bool operator==(const PolicyPendingRequest &) const = default;
};

/// `POST …/{id}/restore`: a version becomes the draft, in place of the one there is.
struct PolicyRestoreRequest
{
    std::int64_t revision = 0;
    std::int64_t version = 1;

    bool operator==(const PolicyRestoreRequest &) const = default;
};

/// `GET /api/admin/governance/settings`; `PUT` takes it with step-up `policy.settings`. While two people are asked for,
/// the one who changes this can't be the one who asked for it: see `pendingBy`.
struct GovernanceSettings
{
    std::int64_t revision = 0;
    /// auto, review or blocked.
    std::string defaultMode = "review";
    bool fourEyes = false;
    /// Who asked for what is below, which holds when somebody else sends the same.
    std::optional<Person> pendingBy;
    std::optional<std::string> pendingMode;
    std::optional<bool> pendingEyes;

    bool operator==(const GovernanceSettings &) const = default;
};

struct GovernanceSettingsRequest
{
    std::int64_t revision = 0;
    std::string defaultMode;
    bool fourEyes = false;

    bool operator==(const GovernanceSettingsRequest &) const = default;
};

[[nodiscard]] nlohmann::json encode(const PolicyPublishRequest &request);
[[nodiscard]] Decoded<PolicyPublishRequest> decodePolicyPublishRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicySwitchRequest &request);
[[nodiscard]] Decoded<PolicySwitchRequest> decodePolicySwitchRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyPendingRequest &request);
[[nodiscard]] Decoded<PolicyPendingRequest> decodePolicyPendingRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyRestoreRequest &request);
[[nodiscard]] Decoded<PolicyRestoreRequest> decodePolicyRestoreRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const GovernanceSettings &settings);
[[nodiscard]] Decoded<GovernanceSettings> decodeGovernanceSettings(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const GovernanceSettingsRequest &request);
[[nodiscard]] Decoded<GovernanceSettingsRequest> decodeGovernanceSettingsRequest(const nlohmann::json &value);

} // namespace atalaya::contract
