// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/billing/subscriptionsteps.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// Brings every tenant's subscription up to its dates, and writes down which limits were neared. What dates say holds
/// at once for who asks, whether this ran or not; this makes it part of the log and tells people.
class SubscriptionJob
{
public:
    SubscriptionJob(Database &database, AuditLog &log, billing::Tell tell)
        : m_database(database)
        , m_log(log)
        , m_tell(std::move(tell))
    {}
    /// What fails for one tenant is logged and does not hold up the others.
    void run(Instant now);

private:
    [[nodiscard]] bool isDue(Connection &connection, Instant now);
    void advance(const std::string &tenantId, Instant now);

    Database &m_database;
    AuditLog &m_log;
    billing::Tell m_tell;
};

/// Writes down, and tells, which limits the month has neared or reached: once each. In tenant scope or within
/// `inTenant`, in the transaction that spends.
void noteUsage(Transaction &transaction, const std::string &tenantId, Instant now, const billing::Tell &tell);

} // namespace atalaya::platform
