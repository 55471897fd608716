// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/notification.h"
#include "platform/notifications/notice.h"
#include "platform/store/connection.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// What people see of what they were told. In tenant scope.
namespace atalaya::platform::notifications {

struct Reader
{
    std::string userId;
    std::set<std::string> permissions;
    Instant now{};
};
/// Where it stands among others, with the newest first.
struct Place
{
    std::int64_t at = 0;
    std::int64_t seq = 0;
    auto operator<=>(const Place &) const = default;
};
struct Told
{
    Place place;
    /// The name of who caused it is left out.
    contract::Notification shown;
};

/// At most mostNotices, the newest first.
[[nodiscard]] std::vector<Told> all(Connection &connection, const Reader &reader);
/// False when this person was never told.
[[nodiscard]] bool markRead(Transaction &transaction, const std::string &tenantId, const Reader &reader,
                            const std::string &id);
/// What was there at `until`.
void markAllRead(Transaction &transaction, const std::string &tenantId, const Reader &reader, Instant until);

} // namespace atalaya::platform::notifications
