// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyspace.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

constexpr auto tier = static_cast<std::size_t>(PolicyField::Tier);
constexpr auto pii = static_cast<std::size_t>(PolicyField::ContainsPii);

/// Wednesday at noon.
constexpr std::int64_t usualMinute = 2 * minutesPerDay + minutesPerDay / 2;

/// Longer spans for what lies side by side.
void addSpan(std::vector<PolicyFieldRange::Span> &spans, std::int64_t from, std::int64_t to)
{
    if (!spans.empty() && spans.back().to + 1 == from)
        spans.back().to = to;
    else
        spans.push_back({from, to});
}

} // namespace

PolicyRegion PolicySpace::regionOf(const PolicyBox &box) const
{
    PolicyRegion region;
    for (std::size_t field = 0; field < policyFields; ++field) {
        const std::vector<std::size_t> cells = box.cells(m_shape, field);
        if (cells.size() == m_shape.fields[field].cells)
            continue;
        region.push_back(field <= tier ? textsOf(field, cells) : numbersOf(field, cells));
    }
    return region;
}

PolicyFieldRange PolicySpace::textsOf(std::size_t field, const std::vector<std::size_t> &cells) const
{
    const TextAxis &axis = m_texts[field];
    PolicyFieldRange range;
    range.field = static_cast<PolicyField>(field);
    std::vector<bool> left(m_shape.fields[field].cells);
    for (const std::size_t cell : cells)
        left[cell] = true;
    const std::vector<bool> within = left;
    // The widest patterns first, so that few names say it.
    std::vector<std::size_t> patterns(axis.kindsOf.size());
    for (std::size_t i = 0; i < patterns.size(); ++i)
        patterns[i] = i;
    std::ranges::stable_sort(patterns, std::greater<>(), [&axis](std::size_t i) { return axis.kindsOf[i].size(); });
    for (const std::size_t pattern : patterns) {
        const std::vector<std::size_t> &kinds = axis.kindsOf[pattern];
        if (kinds.empty() || !std::ranges::all_of(kinds, [&within](std::size_t kind) { return within[kind]; }) ||
            std::ranges::none_of(kinds, [&left](std::size_t kind) { return left[kind]; }))
            continue;
        for (const std::size_t kind : kinds)
            left[kind] = false;
        range.names.push_back(axis.kinds.pattern(pattern));
    }
    for (const std::size_t cell : cells) {
        if (cell == axis.kinds.count()) {
            range.missing = true;
            continue;
        }
        range.kinds.push_back(static_cast<std::uint32_t>(cell));
        range.otherTexts = range.otherTexts || cell == 0;
        if (cell == 0 || !left[cell])
            continue;
        // Told by the narrowest pattern that has it.
        const std::vector<std::size_t> &fits = axis.kinds.patternsOf(cell);
        const auto size = [&axis](std::size_t pattern) {
            return axis.kindsOf[pattern].size();
        };
        const std::string &narrowest = axis.kinds.pattern(*std::ranges::min_element(fits, {}, size));
        if (std::ranges::find(range.partly, narrowest) == range.partly.end())
            range.partly.push_back(narrowest);
    }
    return range;
}

PolicyFieldRange PolicySpace::numbersOf(std::size_t field, const std::vector<std::size_t> &cells) const
{
    PolicyFieldRange range;
    range.field = static_cast<PolicyField>(field);
    for (const std::size_t cell : cells) {
        if (field == pii) {
            addSpan(range.spans, static_cast<std::int64_t>(cell), static_cast<std::int64_t>(cell));
        } else if (cell == numbers(field).count()) {
            range.missing = true;
        } else {
            const auto [from, to] = numbers(field).rangeOf(cell);
            addSpan(range.spans, from, to);
        }
    }
    return range;
}

std::optional<std::string> PolicySpace::textIn(const PolicyBox &box, PolicyField field) const
{
    const std::size_t index = indexOf(field);
    const TextAxis &axis = m_texts[index];
    if (axis.maybeMissing && box.has(m_shape, index, axis.kinds.count()))
        return std::nullopt;
    const std::vector<std::size_t> cells = box.cells(m_shape, index);
    // A name that policies know says more than any other.
    return axis.kinds.sample(cells.front() == 0 && cells.size() > 1 ? cells[1] : cells.front());
}

std::optional<std::int64_t> PolicySpace::numberIn(const PolicyBox &box, PolicyField field, std::int64_t usual) const
{
    const std::size_t index = indexOf(field);
    const NumberCells &axis = numbers(index);
    std::size_t cell = axis.cellOf(usual);
    if (!box.has(m_shape, index, cell))
        cell = box.cells(m_shape, index).front();
    if (cell == axis.count())
        return std::nullopt;
    const auto [from, to] = axis.rangeOf(cell);
    return std::clamp(usual, from, to);
}

PolicyFacts PolicySpace::exampleIn(const PolicyBox &box) const
{
    PolicyFacts facts;
    facts.action = textIn(box, PolicyField::Action).value_or(std::string());
    facts.entity = textIn(box, PolicyField::Entity).value_or(std::string());
    facts.agent = textIn(box, PolicyField::Agent).value_or(std::string());
    facts.role = textIn(box, PolicyField::Role);
    facts.tier = textIn(box, PolicyField::Tier);
    facts.containsPii = !box.has(m_shape, pii, 0);
    facts.confidence = numberIn(box, PolicyField::Confidence, 9'000);
    facts.risk = numberIn(box, PolicyField::Risk, 20);
    const NumberCells &amounts = numbers(indexOf(PolicyField::Amount));
    if (!box.has(m_shape, indexOf(PolicyField::Amount), amounts.count()))
        facts.amount = numberIn(box, PolicyField::Amount, 100'000);
    facts.minuteOfWeek = static_cast<int>(numberIn(box, PolicyField::Time, usualMinute).value_or(0));
    const std::int64_t newest = m_newest.time_since_epoch().count();
    facts.at =
        contract::Instant{std::chrono::milliseconds{numberIn(box, PolicyField::Validity, newest).value_or(newest)}};
    return facts;
}

namespace {

bool isText(const PolicyFieldRange &range, const PolicyEngine &engine, PolicyEngine::Field field,
            const std::optional<std::string> &text)
{
    return text ? std::ranges::binary_search(range.kinds, engine.kindOf(field, *text)) : range.missing;
}

bool isNumber(const PolicyFieldRange &range, const std::optional<std::int64_t> &number)
{
    return number ? std::ranges::any_of(range.spans,
                                        [&number](const PolicyFieldRange::Span &span) {
                                            return span.from <= *number && *number <= span.to;
                                        })
                  : range.missing;
}

bool isInField(const PolicyFieldRange &range, const PolicyEngine &engine, const PolicyFacts &facts)
{
    using Field = PolicyEngine::Field;
    switch (range.field) {
    case PolicyField::Action:
        return isText(range, engine, Field::Action, facts.action);
    case PolicyField::Entity:
        return isText(range, engine, Field::Entity, facts.entity);
    case PolicyField::Agent:
        return isText(range, engine, Field::Agent, facts.agent);
    case PolicyField::Role:
        return isText(range, engine, Field::Role, facts.role);
    case PolicyField::Tier:
        return isText(range, engine, Field::Tier, facts.tier);
    case PolicyField::ContainsPii:
        return isNumber(range, facts.containsPii ? 1 : 0);
    case PolicyField::Confidence:
        return isNumber(range, facts.confidence);
    case PolicyField::Risk:
        return isNumber(range, facts.risk);
    case PolicyField::Amount:
        return isNumber(range, facts.amount);
    case PolicyField::Time:
        return isNumber(range, facts.minuteOfWeek);
    case PolicyField::Validity:
        break;
    }
    return isNumber(range, facts.at.time_since_epoch().count());
}

} // namespace

bool isIn(const PolicyRegion &region, const PolicyEngine &engine, const PolicyFacts &facts)
{
    return std::ranges::all_of(region, [&](const PolicyFieldRange &range) { return isInField(range, engine, facts); });
}

} // namespace atalaya::rules
