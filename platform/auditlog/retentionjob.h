// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/retentionclock.h"
#include "platform/auditlog/signedlog.h"
#include "platform/store/database.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform {

/// Erases what is older than each tenant keeps it: payloads and salts of decisions, never leaves. First a leaf says
/// what goes, then it goes, in small transactions; what a kill leaves undone is done by the next run under the same
/// leaf.
class RetentionJob
{
public:
    /// Erases what a room holds of the decisions [from, to), within the transaction, before their payloads go.
    using Forget =
        std::function<void(Transaction &transaction, const std::string &tenantId, std::int64_t from, std::int64_t to)>;
    /// Within the transaction that erases the last of what a leaf allows.
    using Finish = std::function<void(Transaction &transaction, const std::string &tenantId)>;

    struct Pace
    {
        std::int64_t perTransaction = 2'000;
        /// So that a round does not hold up who called for minutes.
        int transactionsPerRound = 25;
    };

    RetentionJob(Database &database, SignedLog &log, std::vector<Forget> forget, Finish finish, Pace pace)
        : m_database(database)
        , m_log(log)
        , m_forget(std::move(forget))
        , m_finish(std::move(finish))
        , m_pace(pace)
    {}
    /// At the usual pace.
    RetentionJob(Database &database, SignedLog &log, std::vector<Forget> forget, Finish finish = {})
        : RetentionJob(database, log, std::move(forget), std::move(finish), Pace())
    {}

    /// One round over all tenants; false when more is left for the next. A tenant's log gets one leaf a day at most.
    /// What fails for one tenant is logged and does not hold up the others.
    /// Nothing new becomes due while the clock is not plausible (RetentionClock).
    bool run(Instant now, std::chrono::milliseconds sinceBoot = RetentionClock::timeSinceBoot());

private:
    [[nodiscard]] bool mayAnnounce(Instant now, std::chrono::milliseconds sinceBoot);
    [[nodiscard]] std::vector<std::string> tenants();
    /// Writes the leaf when something has become due.
    void announce(const std::string &tenantId, Instant now);
    /// Erases the next batch; false when nothing is left.
    bool erase(const std::string &tenantId);

    Database &m_database;
    SignedLog &m_log;
    std::vector<Forget> m_forget;
    Finish m_finish;
    Pace m_pace;
    RetentionClock m_clock;
};

/// How far the payloads of decisions are gone. In tenant scope.
[[nodiscard]] std::int64_t erasedTo(Connection &connection);

} // namespace atalaya::platform
