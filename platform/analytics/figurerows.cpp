// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/figurerows.h"

#include "platform/analytics/rowsets.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

Instant instant(std::int64_t millis)
{
    return Instant{std::chrono::milliseconds{millis}};
}

/// What the rows cover, as it is told: what stands at a moment has no beginning.
dashboard::Span told(const rules::Metric &metric, dashboard::Span span, const ZonedPeriod &period)
{
    const std::int64_t end = dashboard::Span::of(period).to;
    const bool stands = metric.cover == rules::Metric::Cover::End || metric.cover == rules::Metric::Cover::Now;
    return stands ? dashboard::Span{end, end} : span;
}

/// The rows may change with their number, or with one of the few that are worked out; the figure with all others.
std::string snapshotOf(const RowSources &sources, const contract::DashboardRows &page)
{
    std::string text = contract::dumpJson(contract::encode(page.assumptions)) + contract::formatInstant(page.from) +
                       contract::formatInstant(page.to) + contract::dumpJson(nlohmann::json(page.figure.value_or(-1)));
    text += '\n' + std::to_string(page.total);
    for (const auto &source : sources)
        text += '\n' + source->fingerprint();
    constexpr std::size_t enough = 16;
    return toHex(sha256(text)).substr(0, enough);
}

} // namespace

contract::DashboardRows figureRows(Figures &figures, const FigureRows &wanted)
{
    dashboard::Span span = figures.spanOf(wanted.metric);
    const dashboard::Span shown = told(wanted.metric, span, figures.period());
    if (wanted.metric.cover == rules::Metric::Cover::Touching)
        span.from = dashboard::allTime.from;
    const RowSources sources = rowSources({figures, wanted.metric, wanted.item, Needle(wanted.q)});
    contract::DashboardRows page;
    page.metric = wanted.metric.name;
    if (wanted.metric.byItem)
        page.item = wanted.item;
    page.from = instant(shown.from);
    page.to = instant(shown.to);
    page.currency = figures.tenant().currency;
    page.unit = wanted.metric.unit;
    page.formula = rules::formulaOf(wanted.metric, figures.assumptions());
    page.figure = figures.value(wanted.metric, wanted.item);
    for (const auto &source : sources)
        page.total += source->count(span);
    page.offset = wanted.offset;
    page.assumptions = figures.assumptions();
    page.snapshot = snapshotOf(sources, page);
    if (wanted.offset < page.total)
        page.rows = pageOf(sources, span, wanted.offset, wanted.limit);
    return page;
}

} // namespace atalaya::platform
