// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/tenancy.h"
#include "api/rules/policyengine.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

/// What decisions need of the policies of the tenant that a connection is in, wherever they are kept.
namespace atalaya::platform {

/// The set in force, as the transaction sees it: what decides can't be changed while it decides.
using PoliciesInForce =
    std::function<std::shared_ptr<const rules::PolicyEngine>(Transaction &, const contract::Tenant &)>;

struct PolicyVersion
{
    /// contentHash(), lower-case hexadecimal.
    std::string hash;
    /// canonicalPolicy().
    std::string document;
};
/// A version that was published once; nullopt when it was not kept.
using PolicyAsItWas =
    std::function<std::optional<PolicyVersion>(Connection &, const std::string &id, std::int64_t version)>;

} // namespace atalaya::platform
