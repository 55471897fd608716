// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/exactsum.h"
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

struct Sums
{
    std::int64_t rows = 0;
    rules::ExactSum faithfulness;
    rules::ExactSum relevance;
    rules::ExactSum contextPrecision;

    void add(const Row &row)
    {
        ++rows;
        faithfulness.add(row.real(1));
        relevance.add(row.real(2));
        contextPrecision.add(row.real(3));
    }
    [[nodiscard]] Scores scores() const
    {
        return {rows, faithfulness.value(), relevance.value(), contextPrecision.value()};
    }
};

} // namespace

Evaluations evaluationsIn(Connection &connection, const ZonedPeriod &period)
{
    Evaluations found;
    std::vector<Sums> days(period.days().size());
    Sums all;
    std::size_t day = 0;
    const Span span = Span::of(period);
    connection.each("SELECT at, faithfulness, relevance, context_precision FROM evaluation WHERE at >= ? AND at < ?"
                    " ORDER BY at",
                    {span.from, span.to}, [&](const Row &row) {
                        while (row.integer(0) >= period.days()[day].to.time_since_epoch().count())
                            ++day;
                        all.add(row);
                        days[day].add(row);
                        found.low += row.real(1) < hallucinationBelow ? 1 : 0;
                        return true;
                    });
    found.all = all.scores();
    for (const Sums &sums : days)
        found.days.push_back(sums.scores());
    return found;
}

} // namespace atalaya::platform::dashboard
