// SPDX-License-Identifier: GPL-3.0-or-later
#include "servedcache.h"

#include "api/cache/memorycache.h"

namespace atalaya::tests {

ServedCache::ServedCache() = default;

ServedCache::~ServedCache()
{
    end();
}

void ServedCache::startAgain(const QString &role, std::chrono::milliseconds patience)
{
    startAgain(role, patience, std::make_unique<api::MemoryCache>());
}

void ServedCache::startAgain(const QString &role, std::chrono::milliseconds patience,
                             std::unique_ptr<api::ResponseCache> cache)
{
    end();
    m_now = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
    m_server = std::make_unique<FakeServer>();
    api::NetLimits limits;
    limits.transfer = patience;
    limits.backOff = {};
    m_client = std::make_unique<api::ApiClient>(limits);
    m_client->setServer(m_server->url());
    m_client->setAuthorizer(&m_someone);
    m_client->setIdentity({m_server->url(), QStringLiteral("u-1"), QStringLiteral("t-1"), role});
    m_cache = std::move(cache);
    m_cached = std::make_unique<api::CachedClient>(m_client.get(), m_cache.get(), [this] { return m_now; });
}

void ServedCache::end()
{
    m_cached.reset();
    m_client.reset();
    m_cache.reset();
    m_server.reset();
}

} // namespace atalaya::tests
