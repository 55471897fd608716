// SPDX-License-Identifier: GPL-3.0-or-later
#include "texttables.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <algorithm>
#include <cctype>

namespace atalaya::platform {

std::string textTableOf(std::string_view tenantId)
{
    constexpr std::size_t digestBytes = 16;
    return std::string(textTablePrefix) + toHex(sha256(tenantId).substr(0, digestBytes));
}

bool namesOnlyTextTablesOf(std::string_view tenantId, std::string_view sql)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    };
    std::string own;
    for (auto at = sql.begin();; ++at) {
        at = std::search(at, sql.end(), textTablePrefix.begin(), textTablePrefix.end(), same);
        if (at == sql.end())
            return true;
        if (own.empty())
            own = textTableOf(tenantId);
        if (!sql.substr(static_cast<std::size_t>(at - sql.begin())).starts_with(own))
            return false;
    }
}

} // namespace atalaya::platform
