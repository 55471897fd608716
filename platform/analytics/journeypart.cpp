// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace atalaya::platform::dashboard {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

/// One case within the period.
struct Case
{
    bool ingested = false;
    bool analyzed = false;
    bool checked = false;
    bool reported = false;
    std::int64_t firstResolved = never;
    std::int64_t lastReopened = -never;

    void add(const std::string &step, std::int64_t at)
    {
        if (step == "ingested")
            ingested = true;
        else if (step == "analyzed")
            analyzed = true;
        else if (step == "checked")
            checked = true;
        else if (step == "reported")
            reported = true;
        else if (step == "resolved")
            firstResolved = std::min(firstResolved, at);
        else
            lastReopened = std::max(lastReopened, at);
    }
};

} // namespace

Journeys journeysIn(Connection &connection, const ZonedPeriod &period)
{
    // One pass over the index by step: joining the steps of a case in SQL reads every case there ever was.
    std::unordered_map<std::string, Case> cases;
    connection.each("SELECT case_id, step, at FROM journey WHERE step IN ('ingested', 'analyzed', 'checked',"
                    " 'reported', 'resolved', 'reopened') AND at >= ? AND at < ?",
                    {period.from().time_since_epoch().count(), period.to().time_since_epoch().count()},
                    [&cases](const Row &row) {
                        cases[row.text(0)].add(row.text(1), row.integer(2));
                        return true;
                    });
    Journeys journeys;
    for (const auto &[id, found] : cases) {
        journeys.ingested += found.ingested ? 1 : 0;
        journeys.complete += found.ingested && found.analyzed && found.checked && found.reported ? 1 : 0;
        journeys.analyzed += found.analyzed ? 1 : 0;
        journeys.resolved += found.firstResolved != never ? 1 : 0;
        journeys.kept += found.firstResolved != never && found.lastReopened < found.firstResolved ? 1 : 0;
    }
    return journeys;
}

} // namespace atalaya::platform::dashboard
