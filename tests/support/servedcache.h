// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/cachedclient.h"
#include "api/cache/responsecache.h"
#include "api/net/apiclient.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/fakeserver.h"

#include <QDateTime>

#include <chrono>
#include <memory>

namespace atalaya::tests {

/// A client that keeps what it is told, somebody who is signed in, the server that they speak to and the time of day,
/// all in the hands of the test that builds on it.
class ServedCache
{
protected:
    ServedCache();
    ~ServedCache();

    /// All of them anew, at noon. `patience`: how long an answer may take. A call is made once.
    void startAgain(const QString &role, std::chrono::milliseconds patience = std::chrono::seconds(1));
    /// As before, with this cache instead of one in memory.
    void startAgain(const QString &role, std::chrono::milliseconds patience, std::unique_ptr<api::ResponseCache> cache);
    void end();

    QDateTime m_now;
    AlwaysSignedIn m_someone;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::ResponseCache> m_cache;
    std::unique_ptr<api::CachedClient> m_cached;
};

} // namespace atalaya::tests
