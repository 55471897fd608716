// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyengine.h"
#include "api/rules/policyjson.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace atalaya::platform::policies {

/// What is published, in tenant scope or within `inTenant`, with the tenant's default.
[[nodiscard]] rules::PolicySet setInForce(Connection &connection);
/// The same when the log had so many leaves; the default is today's.
[[nodiscard]] rules::PolicySet setInForce(Connection &connection, std::int64_t leaves);
/// A published version, as it took part in decisions. Throws StoreError when it is not there.
[[nodiscard]] rules::PolicyInForce asItWas(Connection &connection, const std::string &id, std::int64_t version);

/// What is in force, made ready and kept for each tenant. Thread-safe.
class PolicyBook
{
public:
    using Engine = std::shared_ptr<const rules::PolicyEngine>;
    /// What holds in what `connection` sees: within a write, until that is committed. `connection` is behind the wall
    /// of `tenantId`. Not for who has changed policies in the same transaction.
    [[nodiscard]] Engine inForce(const std::string &tenantId, Connection &connection);

private:
    struct Entry
    {
        std::int64_t generation = 0;
        Engine engine;
    };
    std::mutex m_mutex;
    std::map<std::string, Entry, std::less<>> m_entries;
};

} // namespace atalaya::platform::policies
