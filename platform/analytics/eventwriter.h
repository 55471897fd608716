// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/events.h"
#include "platform/store/connection.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Stores events of one tenant within one transaction; an id that was stored before is left alone. Must run inside
/// `Connection::inTenant`; `finish` writes what is derived from the events.
class EventWriter
{
public:
    EventWriter(Transaction &transaction, std::string tenantId);

    /// False when the id is known.
    bool store(const contract::Event &event);
    void finish();

private:
    struct Store;
    Transaction &m_transaction;
    std::string m_tenantId;
    std::set<std::string> m_risks;
    std::map<std::int64_t, contract::events::Usage> m_days;
};

/// A document of the tenant's knowledge as a record; `completedAt` when it can be searched.
struct KnowledgeAsset
{
    std::string id;
    std::string name;
    std::int64_t bytes = 0;
    /// Whether the file itself is on this platform.
    bool hasFile = false;
    contract::Instant createdAt{};
    std::optional<contract::Instant> completedAt;
};

/// Inside `Connection::inTenant`; false when the id is known.
bool storeKnowledgeAsset(Transaction &transaction, std::string_view tenantId, const KnowledgeAsset &asset);

/// A whole batch; works in system and in tenant scope.
contract::EventsAccepted storeEvents(Transaction &transaction, std::string_view tenantId,
                                     const std::vector<contract::Event> &events);

} // namespace atalaya::platform
