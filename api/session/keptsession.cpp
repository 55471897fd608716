// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keptsession.h"

#include "api/contract/json.h"
#include "api/contract/reader.h"
#include "api/net/apiclient.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace atalaya::api {

namespace {

using nlohmann::json;

constexpr int kVersion = 1;

QDateTime timeOf(std::int64_t milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace

KeptSession KeptSession::of(const QUrl &server, const contract::Me &me, const QDateTime &now)
{
    KeptSession kept;
    kept.server = server;
    kept.userId = QString::fromStdString(me.user.id);
    kept.email = QString::fromStdString(me.user.email);
    if (me.tenant)
        kept.tenantId = QString::fromStdString(me.tenant->id);
    // Both moments are the platform's: its clock and ours need not agree.
    const auto life =
        std::chrono::duration_cast<std::chrono::milliseconds>(me.session.expiresAt - me.session.lastSeenAt);
    kept.endsAt = now.addMSecs(life.count());
    kept.seenAt = now;
    return kept;
}

std::optional<KeptSession> KeptSession::read(const SecretString &entry)
{
    // The token stands before the rest, so that no JSON ever holds it.
    const std::string_view text = entry.view();
    const std::size_t split = std::min(text.find(' '), text.size());
    const auto parsed = contract::parseJson(text.substr(std::min(split + 1, text.size())));
    if (!parsed || !parsed->is_object())
        return std::nullopt;
    contract::Reader in(*parsed);
    KeptSession kept;
    const std::int64_t version = in.integer("v");
    kept.server = QUrl(QString::fromStdString(in.string("server", 500)), QUrl::StrictMode);
    kept.userId = QString::fromStdString(in.string("user", 200));
    kept.email = QString::fromStdString(in.string("email", 400));
    kept.tenantId = QString::fromStdString(in.string("tenant", 200));
    kept.refreshToken = SecretString(text.substr(0, split));
    kept.endsAt = timeOf(in.integer("ends"));
    kept.seenAt = timeOf(in.integer("seen"));
    if (!in.ok() || version != kVersion || !ApiClient::isAllowedServer(kept.server) || kept.userId.isEmpty() ||
        kept.refreshToken.isEmpty())
        return std::nullopt;
    return kept;
}

SecretString KeptSession::entry() const
{
    const json object{{"v", kVersion},
                      {"server", server.toString().toStdString()},
                      {"user", userId.toStdString()},
                      {"email", email.toStdString()},
                      {"tenant", tenantId.toStdString()},
                      {"ends", endsAt.toMSecsSinceEpoch()},
                      {"seen", seenAt.toMSecsSinceEpoch()}};
    const std::string rest = contract::dumpJson(object);
    std::string text;
    // Growing would leave a copy of the token behind.
    text.reserve(refreshToken.size() + 1 + rest.size());
    text.append(refreshToken.view()).append(1, ' ').append(rest);
    return SecretString::take(text);
}

bool KeptSession::isSamePerson(const KeptSession &other) const
{
    return server == other.server && userId == other.userId && tenantId == other.tenantId;
}

} // namespace atalaya::api
