// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptcheck.h"

#include "api/contract/json.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::prompts {

namespace {

bool says(const Row &row, std::int64_t version, const std::string &hash)
{
    if (row.maybeText(5) != "prompt.approved" || row.maybeText(7) != "allowed")
        return false;
    const auto after = contract::parseJson(row.text(6));
    return after && after->is_object() && after->value("hash", nlohmann::json()) == hash &&
           after->value("version", nlohmann::json()) == version;
}

} // namespace

std::vector<std::string> checkPrompts(Connection &connection)
{
    std::vector<std::string> problems;
    connection.each("SELECT v.tenant_id, v.prompt_id, v.version, v.hash, v.document, c.action, c.after, c.result FROM"
                    " base_prompt_version v LEFT JOIN base_change c ON c.tenant_id = v.tenant_id AND c.seq = v.seq"
                    " ORDER BY v.tenant_id, v.prompt_id, v.version",
                    {}, [&problems](const Row &row) {
                        const std::int64_t version = row.integer(2);
                        const std::string &hash = row.text(3);
                        const std::string name =
                            "version " + std::to_string(version) + " of " + row.text(1) + " of " + row.text(0);
                        if (toHex(sha256(row.text(4))) != hash)
                            problems.push_back(name + " is not the text of its hash");
                        if (!says(row, version, hash))
                            problems.push_back(name + " is not what its leaf says");
                        return true;
                    });
    return problems;
}

} // namespace atalaya::platform::prompts
