// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/events.h"
#include "platform/store/connection.h"

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// An event that would take the sums of a tenant beyond what is counted exactly.
class UsageOverflow : public std::range_error
{
public:
    /// `field`: which member of the event.
    explicit UsageOverflow(const std::string &field)
        : std::range_error(field)
    {}
};

/// Stores events of one tenant within one transaction; an id that was stored before is left alone. Must run inside
/// `Connection::inTenant`; `finish` writes what is derived from the events.
class EventWriter
{
public:
    EventWriter(Transaction &transaction, std::string tenantId);

    /// False when the id is known. Throws UsageOverflow when sums would leave ±9·10^15, which doubles hold exactly too.
    bool store(const contract::Event &event);
    void finish();

private:
    struct Store;
    void count(const contract::events::Usage &usage);
    void keepMoved();

    Transaction &m_transaction;
    std::string m_tenantId;
    std::set<std::string> m_risks;
    std::map<std::int64_t, contract::events::Usage> m_days;
    /// What was moved ever, read with the first usage event.
    std::optional<contract::events::Usage> m_moved;
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

/// A whole batch; works in system and in tenant scope. Throws HttpError 400 when the tenant's sums would overflow.
contract::EventsAccepted storeEvents(Transaction &transaction, std::string_view tenantId,
                                     const std::vector<contract::Event> &events);

} // namespace atalaya::platform
