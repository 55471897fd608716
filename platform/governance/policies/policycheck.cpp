// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policycheck.h"

#include "api/contract/json.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::policies {

namespace {

/// Whether the line of the trail is the one that published this version.
bool says(const Row &row, std::int64_t version, const std::string &hash)
{
    if (row.maybeText(6) != "policy.published")
        return false;
    const auto after = contract::parseJson(row.text(7));
    return after && after->is_object() && after->value("hash", nlohmann::json()) == hash &&
           after->value("version", nlohmann::json()) == version;
}

} // namespace

std::vector<std::string> checkPolicies(Connection &connection)
{
    std::vector<std::string> problems;
    connection.each("SELECT v.tenant_id, v.policy_id, v.version, v.hash, v.policy, v.seq, c.action, c.after FROM"
                    " base_policy_version v LEFT JOIN base_change c ON c.tenant_id = v.tenant_id AND c.seq = v.seq"
                    " ORDER BY v.tenant_id, v.policy_id, v.version",
                    {}, [&problems](const Row &row) {
                        const std::int64_t version = row.integer(2);
                        const std::string &hash = row.text(3);
                        const std::string name =
                            "version " + std::to_string(version) + " of " + row.text(1) + " of " + row.text(0);
                        if (toHex(sha256(row.text(4))) != hash)
                            problems.push_back(name + " is not the text of its hash");
                        if (!row.isNull(5) && !says(row, version, hash))
                            problems.push_back(name + " is not what its leaf says");
                        return true;
                    });
    for (const Row &row : connection.rows(
             "SELECT p.tenant_id, p.id FROM base_policy p WHERE p.version <> (SELECT coalesce(max(v.version), 0) FROM"
             " base_policy_version v WHERE v.tenant_id = p.tenant_id AND v.policy_id = p.id)"))
        problems.push_back(row.text(1) + " of " + row.text(0) + " is in force in another version than its last");
    return problems;
}

} // namespace atalaya::platform::policies
