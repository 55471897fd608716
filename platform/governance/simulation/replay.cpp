// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/replay.h"

#include "api/contract/simulationresult.h"
#include "api/rules/policyfacts.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

/// Rows whose columns are laid out plainly before they are judged.
constexpr std::size_t blockRows = 4'096;

void lay(const Column &column, std::size_t from, std::size_t count, std::vector<std::uint64_t> &out)
{
    column.visit([&](const auto &values) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(from);
        out.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    });
}

/// Spreads sequence numbers evenly, the same on every machine.
std::uint64_t spread(std::uint64_t number)
{
    number += 0x9E37'79B9'7F4A'7C15U;
    number = (number ^ (number >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    number = (number ^ (number >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return number ^ (number >> 31U);
}

std::size_t placeOf(rules::PolicyMode mode)
{
    return static_cast<std::size_t>(mode);
}

void meet(ReplayTally::Meeting &meeting, rules::PolicyMode before, rules::PolicyMode after)
{
    ++meeting.before.at(placeOf(before));
    ++meeting.after.at(placeOf(after));
    meeting.changed += before == after ? 0 : 1;
}

ModeCounts &countsOf(std::vector<ModeCounts> &policies, const std::optional<rules::PolicyVoice> &speaker)
{
    return speaker ? policies[speaker->policy] : policies.back();
}

void keep(ReplayTally &tally, std::uint64_t rank, const ReplayTally::Row &row)
{
    const auto byRank = [](const auto &a, const auto &b) {
        return a.first < b.first;
    };
    auto &points = tally.points;
    if (points.size() == contract::mostSimulatedPoints) {
        if (rank >= points.front().first)
            return;
        std::ranges::pop_heap(points, byRank);
        points.pop_back();
    }
    points.emplace_back(rank, row);
    std::ranges::push_heap(points, byRank);
}

} // namespace

struct Replay::Block
{
    std::size_t firstRow = 0;
    std::int64_t firstSeq = 0;
    std::int64_t firstAt = 0;
    std::vector<std::uint64_t> seq;
    std::vector<std::uint64_t> at;
    std::vector<std::uint64_t> flags;
    std::vector<std::uint64_t> risk;
    std::vector<std::uint64_t> confidence;
    std::vector<std::uint64_t> agent;
    std::vector<std::uint64_t> entity;
    std::vector<std::uint64_t> action;
    std::vector<std::uint64_t> standing;
    std::vector<std::uint64_t> amount;

    void read(const IndexChunk &chunk, std::size_t from, std::size_t count)
    {
        firstSeq = chunk.firstSeq;
        firstAt = chunk.firstAt;
        lay(chunk.seq, from, count, seq);
        lay(chunk.at, from, count, at);
        lay(chunk.flags, from, count, flags);
        lay(chunk.risk, from, count, risk);
        lay(chunk.confidence, from, count, confidence);
        lay(chunk.of(TextColumn::Agent), from, count, agent);
        lay(chunk.of(TextColumn::Entity), from, count, entity);
        lay(chunk.of(TextColumn::Action), from, count, action);
        lay(chunk.of(TextColumn::Standing), from, count, standing);
        lay(chunk.amount, from, count, amount);
    }
};

Replay::Replay(const TenantIndex &index, std::shared_ptr<const rules::PolicyEngine> before,
               std::shared_ptr<const rules::PolicyEngine> after, const Zone &zone, std::vector<PersonsWord> words)
    : m_zone(zone)
    , m_words(std::move(words))
    , m_before(std::move(before), index)
    , m_after(std::move(after), index)
    , m_missingBefore(m_before.engine(), index)
    , m_missingAfter(m_after.engine(), index)
    , m_noAgent(index.dictionary(TextColumn::Agent).table([](std::string_view text) { return text.empty(); }))
{}

ReplayTally Replay::run(const IndexView &view, RowRange range, const Interrupt &interrupt,
                        const std::function<void(std::size_t)> &progress)
{
    ReplayTally tally;
    tally.policiesBefore.resize(m_before.engine().set().policies.size() + 1);
    tally.policiesAfter.resize(m_after.engine().set().policies.size() + 1);
    Block block;
    for (std::size_t row = range.from; row < range.to;) {
        interrupt.check();
        const std::size_t inChunk = row % IndexChunk::rows;
        const std::size_t count = std::min({range.to - row, IndexChunk::rows - inChunk, blockRows});
        block.firstRow = row;
        block.read(*view.chunks()[row / IndexChunk::rows], inChunk, count);
        const auto grow = [](std::vector<ReplayTally::Meeting> &meetings, const std::vector<std::uint64_t> &codes) {
            const std::size_t most = *std::ranges::max_element(codes) + 1;
            meetings.resize(std::max(meetings.size(), most));
        };
        grow(tally.agents, block.agent);
        grow(tally.entities, block.entity);
        runBlock(block, tally);
        row += count;
        progress(row - range.from);
    }
    return tally;
}

void Replay::runBlock(const Block &block, ReplayTally &tally)
{
    for (std::size_t i = 0; i < block.seq.size(); ++i) {
        StoredFacts facts;
        facts.agent = static_cast<std::uint32_t>(block.agent[i]);
        // Retention leaves a decision's state and time only.
        if (m_noAgent[facts.agent] != 0) {
            ++tally.erased;
            continue;
        }
        facts.entity = static_cast<std::uint32_t>(block.entity[i]);
        facts.action = static_cast<std::uint32_t>(block.action[i]);
        facts.standing = static_cast<std::uint32_t>(block.standing[i]);
        if (block.amount[i] != IndexChunk::noAmount)
            facts.amount = static_cast<std::int64_t>(block.amount[i] - 1);
        if (block.confidence[i] != IndexChunk::noConfidence)
            facts.confidence = static_cast<std::int64_t>(block.confidence[i]);
        if (block.risk[i] != IndexChunk::noRisk)
            facts.risk = static_cast<std::int64_t>(block.risk[i]);
        facts.containsPii = (block.flags[i] & IndexChunk::piiBit) != 0;
        const std::int64_t at = block.firstAt + static_cast<std::int64_t>(block.at[i]);
        facts.at = contract::Instant{std::chrono::milliseconds{at}};
        facts.minuteOfWeek = minuteOfWeek(at);
        if (m_missingBefore.matterTo(facts) || m_missingAfter.matterTo(facts))
            ++tally.missing;
        else
            count(block, i, facts, tally);
    }
}

void Replay::count(const Block &block, std::size_t place, const StoredFacts &facts, ReplayTally &tally)
{
    const auto speakerBefore = m_before.speaker(facts);
    const auto speakerAfter = m_after.speaker(facts);
    const rules::PolicyMode before = m_before.engine().modeOf(speakerBefore);
    const rules::PolicyMode after = m_after.engine().modeOf(speakerAfter);
    ++tally.flows.at(placeOf(before)).at(placeOf(after));
    const auto recorded = static_cast<contract::DecisionState>(block.flags[place] & IndexChunk::stateBits);
    tally.drifted += rules::stateOf(before) == recorded ? 0 : 1;
    ++countsOf(tally.policiesBefore, speakerBefore).at(placeOf(before));
    ++countsOf(tally.policiesAfter, speakerAfter).at(placeOf(after));
    meet(tally.agents[facts.agent], before, after);
    meet(tally.entities[facts.entity], before, after);
    if (m_nextWord < m_words.size())
        compare(block.firstSeq + static_cast<std::int64_t>(block.seq[place]), after, tally);
    const ReplayTally::Row row{block.firstRow + place, before, after};
    if (before != after) {
        if (tally.changes.size() == contract::mostSimulatedChanges)
            tally.changes.pop_front();
        tally.changes.push_back(row);
    }
    if (facts.confidence && facts.risk)
        keep(tally, spread(static_cast<std::uint64_t>(block.firstSeq) + block.seq[place]), row);
}

void Replay::compare(std::int64_t seq, rules::PolicyMode after, ReplayTally &tally)
{
    while (m_nextWord < m_words.size() && m_words[m_nextWord].seq < seq)
        ++m_nextWord;
    if (m_nextWord == m_words.size() || m_words[m_nextWord].seq != seq)
        return;
    const bool approved = m_words[m_nextWord].approved;
    ++tally.reviewed;
    tally.blockedButApproved += approved && after == rules::PolicyMode::Blocked ? 1 : 0;
    tally.releasedButRejected += !approved && after == rules::PolicyMode::Auto ? 1 : 0;
}

int Replay::minuteOfWeek(std::int64_t at)
{
    constexpr std::int64_t quarter = 900'000;
    if (at / quarter != m_quarter) {
        m_quarter = at / quarter;
        m_offset = m_zone.offsetAt(contract::Instant{std::chrono::milliseconds{at}});
    }
    return rules::minuteOfWeek(contract::Instant{std::chrono::milliseconds{at}} + m_offset);
}

} // namespace atalaya::platform
