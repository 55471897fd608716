// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/notificationsapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;

const QString tag = QStringLiteral("notifications");
const QString path = QStringLiteral("/api/admin/notifications");
const CachePolicy asked{0s, 0s, false, {tag}, true};

} // namespace

NotificationsApi::NotificationsApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::NotificationList>>> NotificationsApi::notifications(bool byItself)
{
    Request wanted;
    wanted.path = path;
    wanted.label = "notifications.load";
    wanted.unlisted = byItself;
    // The next question comes soon enough.
    if (byItself)
        wanted.repetitions = 0;
    return m_client->get(wanted, asked, contract::decodeNotificationList, false);
}

QFuture<Result<void>> NotificationsApi::markRead(const QString &id)
{
    Request made;
    made.verb = Verb::Post;
    made.path = path + QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(id)) + QStringLiteral("/read");
    made.label = "notifications.read";
    made.repeatable = true;
    return change(made);
}

QFuture<Result<void>> NotificationsApi::markAllRead(contract::Instant until)
{
    Request made;
    made.verb = Verb::Post;
    made.path = path + QStringLiteral("/read-all");
    made.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(contract::NotificationsRead{until})));
    made.label = "notifications.read";
    made.repeatable = true;
    return change(made);
}

QFuture<Result<void>> NotificationsApi::change(const Request &request)
{
    return mapped<void>(m_client, command(m_client->client(), request),
                        [client = m_client](const Result<void> &result) {
                            client->invalidate(tag);
                            return result;
                        });
}

} // namespace atalaya::api
