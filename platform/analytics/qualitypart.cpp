// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

#include <cmath>

namespace atalaya::platform::dashboard {

namespace {

/// Answers that are less faithful than this count as made up.
constexpr double hallucinationBelow = 70;

struct Sums
{
    std::int64_t count = 0;
    double faithfulness = 0;
    double relevance = 0;
    double contextPrecision = 0;
};

std::optional<double> roundedMean(double sum, std::int64_t count)
{
    if (count == 0)
        return std::nullopt;
    return std::round(sum / static_cast<double>(count));
}

void put(const Sums &sums, std::optional<double> &faithfulness, std::optional<double> &relevance,
         std::optional<double> &contextPrecision)
{
    faithfulness = roundedMean(sums.faithfulness, sums.count);
    relevance = roundedMean(sums.relevance, sums.count);
    contextPrecision = roundedMean(sums.contextPrecision, sums.count);
}

} // namespace

BusinessDashboard::Quality quality(Connection &connection, const ZonedPeriod &period)
{
    BusinessDashboard::Quality quality;
    std::vector<Sums> days(period.days().size());
    Sums all;
    std::int64_t low = 0;
    std::size_t day = 0;
    connection.each("SELECT at, faithfulness, relevance, context_precision FROM evaluation WHERE at >= ? AND at < ?"
                    " ORDER BY at",
                    {period.from().time_since_epoch().count(), period.to().time_since_epoch().count()},
                    [&](const Row &row) {
                        while (row.integer(0) >= period.days()[day].to.time_since_epoch().count())
                            ++day;
                        for (Sums *sums : {&all, &days[day]}) {
                            ++sums->count;
                            sums->faithfulness += row.real(1);
                            sums->relevance += row.real(2);
                            sums->contextPrecision += row.real(3);
                        }
                        low += row.real(1) < hallucinationBelow ? 1 : 0;
                        return true;
                    });
    put(all, quality.ragFaithfulness, quality.ragRelevance, quality.ragContextPrecision);
    quality.evaluations = all.count;
    quality.hallucinationRate = percent(low, all.count);
    for (std::size_t i = 0; i < days.size(); ++i) {
        BusinessDashboard::QualityDay &point = quality.ragTrend.emplace_back();
        point.date = period.days()[i].date;
        put(days[i], point.faithfulness, point.relevance, point.contextPrecision);
    }
    return quality;
}

} // namespace atalaya::platform::dashboard
