// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/simulationroutes.h"
#include "platform/search/rowfilter.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

using Counts = std::array<std::int64_t, 4>;

/// By the index's numbers of policies; states in the order of DecisionState.
std::vector<Counts> countsOf(const SearchScope &search, RowRange range)
{
    std::vector<Counts> counts(search.index.dictionary(TextColumn::Policy).size());
    for (std::size_t row = range.from; row < range.to;) {
        const IndexChunk &chunk = *search.view.chunks()[row / IndexChunk::rows];
        const std::size_t first = row % IndexChunk::rows;
        const std::size_t end = std::min(IndexChunk::rows, first + range.to - row);
        chunk.of(TextColumn::Policy).visit([&](const auto &policies) {
            chunk.flags.visit([&](const auto &flags) {
                for (std::size_t i = first; i < end; ++i)
                    ++counts[policies[i]][flags[i] & IndexChunk::stateBits];
            });
        });
        row += end - first;
    }
    return counts;
}

} // namespace

PolicyEffects policyEffects(AuditSearch &search)
{
    return [&search](const TenantScope &scope, Instant from, Instant to) {
        policies::Effects effects;
        search.read(scope, std::nullopt, Interrupt(), [&](const SearchScope &found, std::int64_t) {
            const std::vector<Counts> counts = countsOf(found, {found.view.rowOfTime(from), found.view.rowOfTime(to)});
            const Dictionary &names = found.index.dictionary(TextColumn::Policy);
            for (std::uint32_t code = 0; code < counts.size(); ++code) {
                // The text is the id, NUL and the name; a policy may have had several names.
                const std::string text = names.text(code);
                contract::PolicyList::Effect &effect = effects[text.substr(0, text.find('\0'))];
                effect.executed += counts[code][static_cast<std::size_t>(contract::DecisionState::Executed)];
                effect.review += counts[code][static_cast<std::size_t>(contract::DecisionState::Review)];
                effect.blocked += counts[code][static_cast<std::size_t>(contract::DecisionState::Blocked)];
            }
        });
        return effects;
    };
}

} // namespace atalaya::platform
