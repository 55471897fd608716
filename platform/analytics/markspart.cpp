// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/rules/policyjson.h"
#include "platform/analytics/dashboardparts.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform::dashboard {

namespace {

/// Fewer documents on a day are everyday work and no event.
constexpr std::int64_t leastBatch = 5;
constexpr std::int64_t mostPublications = 100;

std::string nameIn(const std::string &policy)
{
    const auto value = contract::parseJson(policy);
    const auto read = value ? rules::decodePolicy(*value) : tl::unexpected(std::vector<rules::PolicyFault>());
    if (!read)
        throw StoreError(StoreError::Kind::Damaged, "a published policy that can't be read");
    return read->name;
}

} // namespace

std::vector<BusinessDashboard::Mark> documentBatches(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::Mark> days;
    for (const ZonedPeriod::Day &day : period.days())
        days.push_back({day.date, "documents", 0});
    std::int64_t all = 0;
    std::size_t day = 0;
    const Span span = Span::of(period);
    connection.each("SELECT completed_at FROM knowledge_asset WHERE completed_at >= ? AND completed_at < ?"
                    " AND status = 'COMPLETED' ORDER BY completed_at",
                    {span.from, span.to}, [&](const Row &row) {
                        while (row.integer(0) >= period.days()[day].to.time_since_epoch().count())
                            ++day;
                        ++days[day].count;
                        ++all;
                        return true;
                    });
    const auto count = static_cast<std::int64_t>(days.size());
    std::erase_if(days, [&](const BusinessDashboard::Mark &mark) {
        return mark.count < leastBatch || 2 * mark.count * count < 3 * all;
    });
    return days;
}

std::vector<BusinessDashboard::Mark> publications(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::Mark> marks;
    auto day = period.days().rbegin();
    const Span span = Span::of(period);
    connection.each(
        "SELECT v.published_at, v.version, v.policy FROM policy_version AS v WHERE v.published_at >= ? AND"
        " v.published_at < ? AND (v.published_by <> 'operator' OR EXISTS (SELECT 1 FROM policy_version AS w WHERE"
        " w.policy_id = v.policy_id AND w.version < v.version))"
        " ORDER BY v.published_at DESC, v.policy_id DESC LIMIT ?",
        {span.from, span.to, mostPublications}, [&](const Row &row) {
            while (row.integer(0) < day->from.time_since_epoch().count())
                ++day;
            marks.push_back({day->date, "policy", 1, nameIn(row.text(2)), row.integer(1)});
            return true;
        });
    std::ranges::reverse(marks);
    return marks;
}

std::vector<BusinessDashboard::Mark> marksIn(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::Mark> marks = publications(connection, period);
    std::ranges::move(documentBatches(connection, period), std::back_inserter(marks));
    std::ranges::stable_sort(marks, {}, &BusinessDashboard::Mark::date);
    return marks;
}

} // namespace atalaya::platform::dashboard
