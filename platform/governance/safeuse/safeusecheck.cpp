// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/safeuse/safeusecheck.h"

#include "api/contract/json.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::safeuse {

namespace {

bool says(const Row &row, std::int64_t version, const std::string &hash)
{
    if (row.maybeText(4) != "safe_use.changed")
        return false;
    const auto after = contract::parseJson(row.text(5));
    return after && after->is_object() && after->value("hash", nlohmann::json()) == hash &&
           after->value("version", nlohmann::json()) == version;
}

} // namespace

std::vector<std::string> checkSafeUse(Connection &connection)
{
    std::vector<std::string> problems;
    connection.each("SELECT v.tenant_id, v.version, v.hash, v.rules, c.action, c.after FROM base_safe_use_version v"
                    " LEFT JOIN base_change c ON c.tenant_id = v.tenant_id AND c.seq = v.seq"
                    " ORDER BY v.tenant_id, v.version",
                    {}, [&problems](const Row &row) {
                        const std::int64_t version = row.integer(1);
                        const std::string &hash = row.text(2);
                        const std::string name = "version " + std::to_string(version) + " of " + row.text(0);
                        if (toHex(sha256(row.text(3))) != hash)
                            problems.push_back(name + " is not the text of its hash");
                        if (!says(row, version, hash))
                            problems.push_back(name + " is not what its leaf says");
                        return true;
                    });
    return problems;
}

} // namespace atalaya::platform::safeuse
