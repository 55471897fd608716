// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/simulationreport.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/governance/decision.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace atalaya::platform {

namespace {

using contract::SimulationResult;
using rules::nameOf;

SimulationResult::Modes wide(const std::array<std::uint32_t, 3> &counts)
{
    return {counts[0], counts[1], counts[2]};
}

std::vector<SimulationResult::Line> linesOf(const std::vector<ReplayTally::Meeting> &meetings, const Dictionary &names,
                                            std::size_t most)
{
    std::vector<std::uint32_t> order;
    const auto total = [&meetings](std::uint32_t code) {
        const auto &before = meetings[code].before;
        return std::int64_t{before[0]} + before[1] + before[2];
    };
    for (std::uint32_t code = 0; code < meetings.size(); ++code) {
        if (total(code) > 0)
            order.push_back(code);
    }
    // Of equals the one that came first in the log, as everywhere.
    const auto rank = [&](std::uint32_t code) {
        return std::tuple(-std::int64_t{meetings[code].changed}, -total(code), code);
    };
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
    std::ranges::partial_sort(order, end, {}, rank);
    std::vector<SimulationResult::Line> lines;
    for (auto code = order.begin(); code != end; ++code) {
        const ReplayTally::Meeting &meeting = meetings[*code];
        lines.push_back({names.text(*code), wide(meeting.before), wide(meeting.after), meeting.changed});
    }
    return lines;
}

bool isAny(const ModeCounts &counts)
{
    return std::ranges::any_of(counts, [](std::int64_t count) { return count > 0; });
}

std::vector<SimulationResult::PolicyLine> policiesOf(const ReplayTally &tally, const ReportTerms &terms)
{
    std::map<std::string, SimulationResult::PolicyLine> byId;
    const auto add = [&byId](const rules::PolicySet &set, const std::vector<ModeCounts> &counts, auto member) {
        for (std::size_t i = 0; i < set.policies.size(); ++i) {
            const rules::Policy &policy = set.policies[i].policy;
            SimulationResult::PolicyLine &line = byId[policy.id];
            line.id = policy.id;
            line.name = policy.name;
            line.*member = counts[i];
        }
        if (isAny(counts.back()))
            byId[{}].*member = counts.back();
    };
    add(terms.before, tally.policiesBefore, &SimulationResult::PolicyLine::before);
    add(terms.after, tally.policiesAfter, &SimulationResult::PolicyLine::after);
    std::vector<SimulationResult::PolicyLine> lines;
    for (auto &[id, line] : byId)
        lines.push_back(std::move(line));
    return lines;
}

SimulationResult::Price priceOf(const SimulationResult &result, const ReportTerms &terms)
{
    const double days = std::chrono::duration<double, std::ratio<86'400>>(terms.period).count();
    const auto review = static_cast<std::size_t>(rules::PolicyMode::Review);
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (std::size_t mode = 0; mode < result.flows.size(); ++mode) {
        before += result.flows.at(review).at(mode);
        after += result.flows.at(mode).at(review);
    }
    // To the ten-thousandth, so that the same figures have the same text everywhere.
    const auto round = [](double value) {
        return std::round(value * 1e4) / 1e4;
    };
    const auto hours = [&](double reviews) {
        return reviews * terms.assumptions.reviewMinutes / 60;
    };
    const double reviewsBefore = static_cast<double>(before) / days;
    const double reviewsAfter = static_cast<double>(after) / days;
    return {round(reviewsBefore),
            round(reviewsAfter),
            round(hours(reviewsBefore)),
            round(hours(reviewsAfter)),
            round(hours(reviewsBefore) * terms.assumptions.hourlyRate),
            round(hours(reviewsAfter) * terms.assumptions.hourlyRate),
            terms.currency,
            terms.assumptions.reviewMinutes,
            terms.assumptions.hourlyRate};
}

/// What the index has of a row.
class Shown
{
public:
    Shown(const ReportTerms &terms, std::size_t row)
        : m_terms(terms)
        , m_chunk(*terms.view.chunks()[row / IndexChunk::rows])
        , m_row(row % IndexChunk::rows)
    {}

    [[nodiscard]] std::int64_t seq() const { return m_chunk.firstSeq + static_cast<std::int64_t>(m_chunk.seq[m_row]); }
    [[nodiscard]] Instant at() const
    {
        return Instant{std::chrono::milliseconds{m_chunk.firstAt + static_cast<std::int64_t>(m_chunk.at[m_row])}};
    }
    [[nodiscard]] std::string text(TextColumn column) const
    {
        const auto code = static_cast<std::uint32_t>(m_chunk.of(column)[m_row]);
        return m_terms.index.dictionary(column).text(code);
    }
    [[nodiscard]] std::optional<double> confidence() const
    {
        const std::uint64_t units = m_chunk.confidence[m_row];
        if (units == IndexChunk::noConfidence)
            return std::nullopt;
        return static_cast<double>(units) / static_cast<double>(rules::confidenceSteps);
    }
    [[nodiscard]] std::optional<std::int64_t> risk() const
    {
        const std::uint64_t risk = m_chunk.risk[m_row];
        return risk == IndexChunk::noRisk ? std::nullopt : std::optional(static_cast<std::int64_t>(risk));
    }

private:
    const ReportTerms &m_terms;
    const IndexChunk &m_chunk;
    std::size_t m_row;
};

} // namespace

SimulationResult reportOf(const ReplayTally &tally, const ReportTerms &terms)
{
    SimulationResult result;
    result.flows = tally.flows;
    for (const auto &before : tally.flows)
        result.decisions += std::accumulate(before.begin(), before.end(), std::int64_t{0});
    result.drifted = tally.drifted;
    result.notReplayable = {tally.erased, tally.missing};
    if (tally.reviewed > 0)
        result.people = {tally.blockedButApproved, tally.releasedButRejected};
    result.price = priceOf(result, terms);
    result.byPolicy = policiesOf(tally, terms);
    result.byEntity =
        linesOf(tally.entities, terms.index.dictionary(TextColumn::Entity), contract::mostSimulatedEntities);
    result.byAgent = linesOf(tally.agents, terms.index.dictionary(TextColumn::Agent), contract::mostSimulatedAgents);
    for (const auto &[rank, row] : tally.points) {
        const Shown shown(terms, row.row);
        result.points.push_back({shown.seq(), *shown.confidence(), *shown.risk(), std::string(nameOf(row.before)),
                                 std::string(nameOf(row.after))});
    }
    std::ranges::sort(result.points, {}, &SimulationResult::Point::seq);
    for (auto row = tally.changes.rbegin(); row != tally.changes.rend(); ++row) {
        const Shown shown(terms, row->row);
        result.changes.push_back({shown.seq(), decisionId(terms.tenantId, shown.seq()), shown.at(),
                                  shown.text(TextColumn::Agent), shown.text(TextColumn::Entity),
                                  shown.text(TextColumn::Action), shown.confidence(), shown.risk(),
                                  std::string(nameOf(row->before)), std::string(nameOf(row->after))});
    }
    return result;
}

std::string hashOf(const rules::PolicySet &set)
{
    std::vector<std::string> lines;
    for (const rules::PolicyInForce &one : set.policies)
        lines.push_back(one.policy.id + '\0' + one.hash + '\0' + contract::formatInstant(one.since) + '\n');
    std::ranges::sort(lines);
    std::string text(nameOf(set.byDefault));
    text += '\n';
    for (const std::string &line : lines)
        text += line;
    return toHex(sha256(text));
}

std::string hashOf(const SimulationResult &result)
{
    nlohmann::json document = encode(result);
    document.erase("receipt");
    return toHex(sha256(contract::dumpJson(document)));
}

} // namespace atalaya::platform
