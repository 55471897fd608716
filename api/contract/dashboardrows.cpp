// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardrows.h"

#include "reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace atalaya::contract {

using nlohmann::json;

namespace {

using Aggregate = RowsFormula::Aggregate;
using Unit = DashboardRows::Unit;

constexpr std::size_t mostRows = 500;

constexpr auto aggregates = std::to_array<std::pair<std::string_view, Aggregate>>({
    {"sum", Aggregate::Sum},
    {"count", Aggregate::Count},
    {"distinct", Aggregate::Distinct},
    {"mean", Aggregate::Mean},
    {"ratio", Aggregate::Ratio},
    {"perKey", Aggregate::PerKey},
    {"latest", Aggregate::Latest},
});
constexpr auto units = std::to_array<std::pair<std::string_view, Unit>>({
    {"count", Unit::Count},
    {"minutes", Unit::Minutes},
    {"money", Unit::Money},
    {"percent", Unit::Percent},
    {"score", Unit::Score},
    {"bytes", Unit::Bytes},
    {"tokens", Unit::Tokens},
    {"days", Unit::Days},
});

template<class T, std::size_t N>
std::string_view nameOf(const std::array<std::pair<std::string_view, T>, N> &names, T value)
{
    return std::ranges::find(names, value, &std::pair<std::string_view, T>::second)->first;
}

template<class T, std::size_t N>
T readName(Reader &in, std::string_view key, const std::array<std::pair<std::string_view, T>, N> &names)
{
    const std::string name = in.string(key, 40);
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, T>::first);
    if (found != names.end())
        return found->second;
    in.fail(key, "not one that is known here");
    return {};
}

template<class T>
json orNull(const std::optional<T> &value)
{
    return value ? json(*value) : json(nullptr);
}

json encodeRow(const DashboardRow &row)
{
    return {{"id", row.id},           {"at", row.at ? json(formatInstant(*row.at)) : json(nullptr)},
            {"kind", row.kind},       {"what", row.what},
            {"who", orNull(row.who)}, {"entity", orNull(row.entity)},
            {"key", orNull(row.key)}, {"minutes", orNull(row.minutes)},
            {"part", row.part},       {"whole", row.whole}};
}

DashboardRow readRow(Reader &in)
{
    DashboardRow row;
    row.id = in.string("id", 500);
    row.at = in.maybeInstant("at");
    row.kind = in.string("kind", 40);
    row.what = in.string("what");
    row.who = in.maybeString("who");
    row.entity = in.maybeString("entity");
    row.key = in.maybeString("key");
    row.minutes = in.maybeNumber("minutes");
    row.part = in.number("part");
    row.whole = in.number("whole");
    return row;
}

RowsFormula readFormula(Reader &in)
{
    RowsFormula formula;
    formula.aggregate = readName(in, "aggregate", aggregates);
    formula.scale = in.number("scale");
    formula.decimals = in.maybeInteger("decimals");
    if (formula.decimals && (*formula.decimals < 0 || *formula.decimals > 9))
        in.fail("decimals", "not in 0 … 9");
    formula.atMost = in.maybeNumber("atMost");
    formula.weights = in.list(
        "weights",
        [](Reader &item) {
            return RowsFormula::KindWeight{item.string("kind", 40), item.number("weight")};
        },
        100);
    return formula;
}

} // namespace

json encode(const DashboardRows &page)
{
    json weights = json::array();
    for (const auto &[kind, weight] : page.formula.weights)
        weights.push_back({{"kind", kind}, {"weight", weight}});
    json rows = json::array();
    for (const DashboardRow &row : page.rows)
        rows.push_back(encodeRow(row));
    return {{"metric", page.metric},
            {"item", orNull(page.item)},
            {"from", formatInstant(page.from)},
            {"to", formatInstant(page.to)},
            {"currency", page.currency},
            {"unit", nameOf(units, page.unit)},
            {"aggregate", nameOf(aggregates, page.formula.aggregate)},
            {"scale", page.formula.scale},
            {"decimals", orNull(page.formula.decimals)},
            {"atMost", orNull(page.formula.atMost)},
            {"weights", std::move(weights)},
            {"figure", orNull(page.figure)},
            {"total", page.total},
            {"offset", page.offset},
            {"snapshot", page.snapshot},
            {"assumptions", encode(page.assumptions)},
            {"rows", std::move(rows)}};
}

Decoded<DashboardRows> decodeDashboardRows(const json &value)
{
    Reader in(value);
    DashboardRows page;
    page.metric = in.string("metric", 100);
    page.item = in.maybeString("item", 500);
    page.from = in.instant("from");
    page.to = in.instant("to");
    if (in.ok() && page.to < page.from)
        in.fail("to", "before from");
    page.currency = in.string("currency", 3);
    page.unit = readName(in, "unit", units);
    page.formula = readFormula(in);
    page.figure = in.maybeNumber("figure");
    page.total = in.integer("total", 0);
    page.offset = in.integer("offset", 0);
    page.snapshot = in.string("snapshot", 100);
    page.assumptions = readAssumptions(in.object("assumptions"));
    page.rows = in.list("rows", readRow, mostRows);
    return in.finish(std::move(page));
}

} // namespace atalaya::contract
