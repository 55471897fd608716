// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityservices.h"

#include <algorithm>

namespace atalaya::platform {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool roleNeedsFactor(std::string_view role)
{
    return role == "ADMIN" || role == "SUPERADMIN";
}

SessionLife sessionLifeOf(std::string_view role)
{
    if (roleNeedsFactor(role))
        return {minutes{30}, hours{12}};
    return {hours{24}, hours{7 * 24}};
}

seconds delayAfter(std::int64_t failures, std::int64_t free)
{
    constexpr std::int64_t longest = 900;
    const std::int64_t doubled = failures - free - 1;
    if (doubled < 0)
        return seconds{0};
    return seconds{doubled < 10 ? std::min(std::int64_t{1} << doubled, longest) : longest};
}

IdentityError lockedUntil(IdentityFault fault, Instant nextTryAt, Instant now)
{
    IdentityError error;
    error.fault = fault;
    error.retryAfter = std::chrono::ceil<seconds>(nextTryAt - now);
    return error;
}

} // namespace atalaya::platform
