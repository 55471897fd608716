// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/envelope.h"
#include "platform/base/clock.h"
#include "platform/limits/limits.h"

#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// A calendar month in a tenant's zone.
struct MeterMonth
{
    /// YYYY-MM.
    std::string name;
    Instant from{};
    Instant to{};
};
/// UTC for a zone that this machine does not know.
[[nodiscard]] MeterMonth meterMonth(const std::string &zone, Instant at);

/// ok, warning or reached.
[[nodiscard]] std::string_view meterState(std::int64_t used, std::optional<std::int64_t> limit);
/// Cut to a tenth; nullopt without a limit.
[[nodiscard]] std::optional<double> meterPercent(std::int64_t used, std::optional<std::int64_t> limit);

/// What one tenant has spent of its limits by `now`, counted from the stored events themselves: whoever asks in the
/// transaction that spends sees everything that was spent before, and there is one writer at a time. In tenant scope,
/// or within `inTenant`.
class Meter
{
public:
    Meter(Connection &connection, Instant now);

    [[nodiscard]] const MeterMonth &month() const { return m_month; }
    /// Whether the metric is one of those: tokens and searches of the month, bytes of storage by now.
    [[nodiscard]] static bool counts(std::string_view metric);
    /// 0 for a metric that is not counted here.
    [[nodiscard]] std::int64_t used(std::string_view metric);
    /// Why `more` can't be spent: BILLING_LIMIT_REACHED with what lifts it; nullopt: it can. To be asked before
    /// anything is written.
    [[nodiscard]] std::optional<contract::ErrorBody> refusal(std::string_view metric, std::int64_t more);

    struct Crossing
    {
        std::string metric;
        /// 85 or 100.
        std::int64_t percent = 0;
        std::int64_t used = 0;
        std::int64_t limit = 0;
    };
    /// Writes down which limits the month has neared or reached; answers those that were not written down before.
    [[nodiscard]] std::vector<Crossing> mark(Transaction &transaction, const std::string &tenantId);

private:
    Connection &m_connection;
    Instant m_now;
    MeterMonth m_month;
};

/// People with access: active accounts. System scope.
[[nodiscard]] std::int64_t seatsTaken(Connection &connection, const std::string &tenantId);
/// Why `more` seats can't be taken by now; nullopt: they can. System scope, in the transaction that takes them.
/// `invited`: seats that are promised and not taken yet.
[[nodiscard]] std::optional<contract::ErrorBody> seatRefusal(Connection &connection, const std::string &tenantId,
                                                             Instant now, std::int64_t more, std::int64_t invited = 0);

} // namespace atalaya::platform
