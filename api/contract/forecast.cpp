// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast.h"

#include "policyparts.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json dateOrNull(const std::optional<Date> &date)
{
    return date ? json(formatDate(*date)) : json();
}

std::optional<Date> maybeDate(Reader &in, std::string_view key)
{
    if (!in.maybeString(key, 10))
        return std::nullopt;
    return in.date(key);
}

MetricForecast readMetric(Reader &in)
{
    MetricForecast one;
    one.metric = in.string("metric", 100);
    one.used = in.integer("used", 0);
    one.limit = in.maybeInteger("limit");
    if (auto end = in.maybeObject("atEnd"))
        one.atEnd = Band<std::int64_t>{end->integer("low", 0), end->integer("middle", 0), end->integer("high", 0)};
    Reader reached = in.object("reached");
    one.reached = {maybeDate(reached, "low"), maybeDate(reached, "middle"), maybeDate(reached, "high")};
    if (auto driver = in.maybeObject("driver"))
        one.driver =
            MetricForecast::Driver{driver->string("kind", 100), driver->string("name", 1000), driver->number("share")};
    one.days = in.integer("days", 0);
    return one;
}

} // namespace

json encode(const UsageForecast &forecast)
{
    json metrics = json::array();
    for (const MetricForecast &one : forecast.metrics) {
        json made = {{"metric", one.metric},
                     {"used", one.used},
                     {"limit", parts::orNull(one.limit)},
                     {"atEnd", nullptr},
                     {"reached",
                      {{"low", dateOrNull(one.reached.low)},
                       {"middle", dateOrNull(one.reached.middle)},
                       {"high", dateOrNull(one.reached.high)}}},
                     {"driver", nullptr},
                     {"days", one.days}};
        if (one.atEnd)
            made["atEnd"] = {{"low", one.atEnd->low}, {"middle", one.atEnd->middle}, {"high", one.atEnd->high}};
        if (one.driver)
            made["driver"] = {{"kind", one.driver->kind}, {"name", one.driver->name}, {"share", one.driver->share}};
        metrics.push_back(std::move(made));
    }
    return {{"month", forecast.month}, {"metrics", std::move(metrics)}};
}

Decoded<UsageForecast> decodeUsageForecast(const json &value)
{
    Reader in(value);
    UsageForecast forecast;
    forecast.month = in.string("month", 7);
    forecast.metrics = in.list("metrics", readMetric);
    return in.finish(std::move(forecast));
}

} // namespace atalaya::contract
