// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/notifications/notificationstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform::notifications {

using nlohmann::json;

namespace {

/// ?1: audiences, ?2: now, ?3: who looks. A hundred may be spared of the newest, so a few more are looked at.
constexpr std::string_view visible =
    "SELECT n.id, n.seq, n.spared, n.kind, n.subject_type, n.subject_id, n.actor, n.params, n.at, r.read_at"
    " FROM notification AS n LEFT JOIN notification_read AS r ON r.notification_id = n.id AND r.user_id = ?3"
    " WHERE n.audience IN (SELECT value FROM json_each(?1)) AND n.at <= ?2 AND n.expires_at > ?2"
    " ORDER BY n.at DESC, n.seq DESC";

std::int64_t number(Instant at)
{
    return at.time_since_epoch().count();
}

Instant instant(std::int64_t milliseconds)
{
    return Instant{std::chrono::milliseconds{milliseconds}};
}

std::string audiencesOf(const Reader &reader)
{
    json audiences = json::array({Audience::user(reader.userId).text()});
    for (const std::string &permission : reader.permissions)
        audiences.push_back(Audience::may(permission).text());
    return contract::dumpJson(audiences);
}

bool isSpared(const std::string &spared, const std::string &userId)
{
    return (' ' + spared + ' ').find(' ' + userId + ' ') != std::string::npos;
}

Told toldOf(const Row &row)
{
    Told told{{row.integer(8), row.integer(1)}, {}};
    contract::Notification &shown = told.shown;
    shown.id = row.text(0);
    shown.kind = row.text(3);
    shown.subject = {row.text(4), row.text(5)};
    if (!row.text(6).empty())
        shown.by = contract::Person{row.text(6), {}};
    const auto params = contract::parseJson(row.text(7));
    if (!params)
        throw StoreError(StoreError::Kind::Damaged, "a notification has no parameters");
    shown.names = params->at("names").get<std::map<std::string, std::string>>();
    shown.numbers = params->at("numbers").get<std::map<std::string, std::int64_t>>();
    shown.at = instant(row.integer(8));
    if (const auto at = row.maybeInteger(9))
        shown.readAt = instant(*at);
    return told;
}

void insertRead(Transaction &transaction, const std::string &tenantId, const Reader &reader, const std::string &id)
{
    transaction.run("INSERT OR IGNORE INTO notification_read (tenant_id, notification_id, user_id, read_at)"
                    " VALUES (?, ?, ?, ?)",
                    {tenantId, id, reader.userId, number(reader.now)});
}

} // namespace

std::vector<Told> all(Connection &connection, const Reader &reader)
{
    std::vector<Told> found;
    connection.each(visible, {audiencesOf(reader), number(reader.now), reader.userId}, [&](const Row &row) {
        if (!isSpared(row.text(2), reader.userId))
            found.push_back(toldOf(row));
        return found.size() < mostNotices;
    });
    return found;
}

bool markRead(Transaction &transaction, const std::string &tenantId, const Reader &reader, const std::string &id)
{
    for (const Told &told : all(transaction, reader)) {
        if (told.shown.id != id)
            continue;
        if (!told.shown.readAt)
            insertRead(transaction, tenantId, reader, id);
        return true;
    }
    return false;
}

void markAllRead(Transaction &transaction, const std::string &tenantId, const Reader &reader, Instant until)
{
    for (const Told &told : all(transaction, reader)) {
        if (!told.shown.readAt && told.shown.at <= until)
            insertRead(transaction, tenantId, reader, told.shown.id);
    }
}

} // namespace atalaya::platform::notifications
