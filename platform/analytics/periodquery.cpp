// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/periodquery.h"

#include "platform/http/reply.h"
#include "platform/store/connection.h"

namespace atalaya::platform {

namespace {

using namespace std::chrono_literals;

/// Three years with a leap day, and the hour that summer time may add.
constexpr auto longestPeriod = std::chrono::days{1096} + 1h;

/// Reads one edge of the period; an error goes into `refused`.
std::optional<Instant> instantOf(const RequestContext &request, const std::string &name, HttpError &refused)
{
    const auto text = request.query.find(name);
    const bool given = text != request.query.end();
    const auto at = given ? contract::parseInstant(text->second) : std::nullopt;
    if (!at)
        refused.body.fields.push_back({name, given ? "invalid_instant" : "required",
                                       "An instant in ISO 8601, for example 2026-02-01T00:00:00Z."});
    return at;
}

ZonedPeriod known(std::optional<ZonedPeriod> period)
{
    if (!period)
        throw StoreError(StoreError::Kind::Failed, "the tenant's time zone is not known here");
    return *std::move(period);
}

} // namespace

ZonedPeriod periodOf(const RequestContext &request, const std::string &timeZone, Instant now, HttpError refused)
{
    std::optional<Instant> from;
    std::optional<Instant> to;
    const bool given = request.query.contains("from") || request.query.contains("to");
    if (given) {
        from = instantOf(request, "from", refused);
        to = instantOf(request, "to", refused);
    }
    if (from && to && *from >= *to)
        refused.body.fields.push_back({"to", "not_after_from", "The end must lie after the beginning."});
    else if (from && to && *to - *from > longestPeriod)
        refused.body.fields.push_back({"to", "period_too_long", "A period has at most three years."});
    if (!refused.body.fields.empty())
        throw refused;
    return known(given ? ZonedPeriod::make(*from, *to, timeZone) : ZonedPeriod::lastDays(now, 30, timeZone));
}

ZonedPeriod monthOf(const RequestContext &request, const std::string &timeZone, Instant now)
{
    const auto text = request.query.find("month");
    if (text == request.query.end()) {
        const Date today = known(ZonedPeriod::lastDays(now, 1, timeZone)).days().front().date;
        const std::chrono::year_month_day date{today};
        return known(ZonedPeriod::month(Date{date.year() / date.month() / 1}, timeZone));
    }
    const auto first = contract::parseDate(text->second + "-01");
    if (!first)
        throw fieldError("month", "invalid_month", "A month as YYYY-MM.");
    return known(ZonedPeriod::month(*first, timeZone));
}

} // namespace atalaya::platform
