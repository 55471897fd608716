// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "override.h"
#include "time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// Something that this person should know. `kind` is a stable code; who does not know it still has subject and time.
struct Notification
{
    struct Subject
    {
        /// `override`, `policy`, `decision` or another; it may be gone.
        std::string type;
        std::string id;
        bool operator==(const Subject &) const = default;
    };

    std::string id;
    std::string kind;
    Subject subject;
    /// Who caused it; nobody did when time passed.
    std::optional<Person> by;
    /// What a sentence about it needs, by name.
    std::map<std::string, std::string> names;
    std::map<std::string, std::int64_t> numbers;
    Instant at{};
    std::optional<Instant> readAt;

    bool operator==(const Notification &) const = default;
};

/// `GET /api/admin/notifications?after&limit`: the newest first.
struct NotificationList
{
    static constexpr std::size_t most = 100;

    /// Of all, not only of these.
    std::int64_t unread = 0;
    /// What `after` has to be for those that follow; nullopt: these are the last.
    std::optional<std::string> next;
    std::vector<Notification> notifications;
    bool operator==(const NotificationList &) const = default;
};
[[nodiscard]] nlohmann::json encode(const NotificationList &list);
[[nodiscard]] Decoded<NotificationList> decodeNotificationList(const nlohmann::json &value);

/// `POST /api/admin/notifications/read-all`: what is of `until` or before, so that nothing is read that was not there.
struct NotificationsRead
{
    Instant until{};
    bool operator==(const NotificationsRead &) const = default;
};
[[nodiscard]] nlohmann::json encode(const NotificationsRead &read);
[[nodiscard]] Decoded<NotificationsRead> decodeNotificationsRead(const nlohmann::json &value);

} // namespace atalaya::contract
