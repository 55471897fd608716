// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

#include <algorithm>

namespace atalaya::platform::dashboard {

namespace {

void keepFirst(std::optional<std::int64_t> &first, std::int64_t at)
{
    first = first ? std::min(*first, at) : at;
}

void addStep(Case &found, const std::string &step, std::int64_t at)
{
    if (step == "ingested")
        keepFirst(found.ingested, at);
    else if (step == "analyzed")
        keepFirst(found.analyzed, at);
    else if (step == "checked")
        keepFirst(found.checked, at);
    else if (step == "reported")
        keepFirst(found.reported, at);
    else if (step == "resolved")
        keepFirst(found.resolved, at);
    else
        found.lastReopened = std::max(found.lastReopened.value_or(at), at);
}

} // namespace

Cases casesIn(Connection &connection, Span span)
{
    // One pass over the index by step: joining the steps of a case in SQL reads every case there ever was.
    Cases cases;
    connection.each("SELECT case_id, step, at FROM journey WHERE step IN ('ingested', 'analyzed', 'checked',"
                    " 'reported', 'resolved', 'reopened') AND at >= ? AND at < ?",
                    {span.from, span.to}, [&cases](const Row &row) {
                        addStep(cases[row.text(0)], row.text(1), row.integer(2));
                        return true;
                    });
    return cases;
}

} // namespace atalaya::platform::dashboard
