// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/simulation/judge.h"
#include "platform/search/rowfilter.h"
#include "platform/search/zone.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace atalaya::platform {

/// auto, review, blocked.
using ModeCounts = std::array<std::int64_t, 3>;

/// What a person said of a decision in review.
struct PersonsWord
{
    std::int64_t seq = 0;
    /// Else rejected.
    bool approved = false;
};

/// What came of the decisions of a period under two sets of policies.
struct ReplayTally
{
    struct Meeting
    {
        std::array<std::uint32_t, 3> before{};
        std::array<std::uint32_t, 3> after{};
        std::uint32_t changed = 0;
    };
    /// A decision that is shown.
    struct Row
    {
        std::size_t row = 0;
        rules::PolicyMode before{};
        rules::PolicyMode after{};
    };
    std::array<ModeCounts, 3> flows{};
    std::int64_t drifted = 0;
    std::int64_t erased = 0;
    std::int64_t missing = 0;
    /// Of those that people spoke about: how many there were, and where they disagree with what comes after.
    std::int64_t reviewed = 0;
    std::int64_t blockedButApproved = 0;
    std::int64_t releasedButRejected = 0;
    /// By place in the set; the last one: nobody spoke.
    std::vector<ModeCounts> policiesBefore;
    std::vector<ModeCounts> policiesAfter;
    /// By the index's numbers.
    std::vector<Meeting> agents;
    std::vector<Meeting> entities;
    /// Oldest first.
    std::deque<Row> changes;
    /// In no order.
    std::vector<std::pair<std::uint64_t, Row>> points;
};

/// Goes through stored decisions once. `words` are in the order of their decisions.
class Replay
{
public:
    Replay(const TenantIndex &index, std::shared_ptr<const rules::PolicyEngine> before,
           std::shared_ptr<const rules::PolicyEngine> after, const Zone &zone, std::vector<PersonsWord> words = {});

    /// `progress` is told now and then how many rows are done. Throws Interrupted.
    [[nodiscard]] ReplayTally run(const IndexView &view, RowRange range, const Interrupt &interrupt,
                                  const std::function<void(std::size_t)> &progress);

private:
    struct Block;
    void runBlock(const Block &block, ReplayTally &tally);
    void count(const Block &block, std::size_t place, const StoredFacts &facts, ReplayTally &tally);
    void compare(std::int64_t seq, rules::PolicyMode after, ReplayTally &tally);
    [[nodiscard]] int minuteOfWeek(std::int64_t at);

    const Zone &m_zone;
    /// By seq; what is before `m_nextWord` is passed.
    std::vector<PersonsWord> m_words;
    std::size_t m_nextWord = 0;
    Judge m_before;
    Judge m_after;
    MissingFacts m_missingBefore;
    MissingFacts m_missingAfter;
    std::vector<std::uint8_t> m_noAgent;
    /// A zone's offset changes on a quarter of an hour.
    std::int64_t m_quarter = -1;
    std::chrono::milliseconds m_offset{};
};

} // namespace atalaya::platform
