// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/rowsroute.h"

#include "platform/analytics/figurerows.h"
#include "platform/analytics/periodquery.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform {

namespace {

constexpr std::int64_t usualRows = 100;
constexpr std::int64_t mostRows = 500;
constexpr std::int64_t farthest = 1'000'000'000;
constexpr std::size_t longestText = 500;

/// The query as it was sent; what is wrong with it is gathered, so that a client learns all of it at once.
class RowsQuery
{
public:
    explicit RowsQuery(const RequestContext &request)
        : m_request(request)
    {}

    const rules::Metric *metric()
    {
        const std::string *name = find("metric");
        const rules::Metric *metric = name ? rules::findMetric(*name) : nullptr;
        if (!name)
            refuse("metric", "required", "The name of a figure of the dashboard.");
        else if (!metric)
            refuse("metric", "unknown_metric", "There is no figure of this name.");
        return metric;
    }
    std::string item(const rules::Metric *metric)
    {
        const std::string *text = find("item");
        if (metric && metric->byItem && !text)
            refuse("item", "required", "The component or feature whose rows these are.");
        else if (metric && !metric->byItem && text)
            refuse("item", "not_expected", "This figure is not a list.");
        return shortText("item");
    }
    std::string shortText(const std::string &name)
    {
        const std::string *text = find(name);
        if (text && text->size() > longestText)
            refuse(name, "too_long", "At most 500 bytes.");
        return text ? *text : std::string();
    }
    std::int64_t number(const std::string &name, std::int64_t least, std::int64_t most, std::int64_t usual)
    {
        const std::string *text = find(name);
        if (!text)
            return usual;
        std::int64_t value = -1;
        const char *end = text->data() + text->size();
        const auto read = std::from_chars(text->data(), end, value);
        if (read.ec != std::errc() || read.ptr != end || value < least || value > most)
            refuse(name, "out_of_range",
                   "A whole number from " + std::to_string(least) + " to " + std::to_string(most) + '.');
        return value;
    }
    [[nodiscard]] const HttpError &refused() const { return m_refused; }

private:
    [[nodiscard]] const std::string *find(const std::string &name) const
    {
        const auto found = m_request.query.find(name);
        return found == m_request.query.end() ? nullptr : &found->second;
    }
    void refuse(std::string field, std::string code, std::string message)
    {
        m_refused.body.fields.push_back({std::move(field), std::move(code), std::move(message)});
    }

    const RequestContext &m_request;
    HttpError m_refused = httpError(400, "validation_failed", "The query can't be understood.");
};

Response answer(Database &database, const Clock &clock, const RequestContext &request)
{
    RowsQuery query(request);
    const rules::Metric *metric = query.metric();
    const std::string item = query.item(metric);
    const std::string q = query.shortText("q");
    const std::int64_t offset = query.number("offset", 0, farthest, 0);
    const std::int64_t limit = query.number("limit", 1, mostRows, usualRows);
    nlohmann::json data;
    database.read(*request.scope, [&](Connection &connection) {
        Figures figures(connection, periodOf(request, tenantFacts(connection).timeZone, clock.now(), query.refused()));
        data = contract::encode(figureRows(figures, {*metric, item, q, offset, limit}));
    });
    return reply(request, data);
}

} // namespace

Route rowsRoute(Database &database, const Clock &clock)
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/admin/dashboard/rows";
    route.permission = "dashboard:view";
    route.feature = "dashboard";
    route.handler = [&](const RequestContext &request) {
        return answer(database, clock, request);
    };
    return route;
}

} // namespace atalaya::platform
