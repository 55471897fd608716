// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/erasure.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::api {

namespace {

using nlohmann::json;

constexpr std::int64_t fewestDays = 90;

bool isCount(const json &value)
{
    return value.is_number_integer() && value.get<std::int64_t>() >= 0;
}

} // namespace

std::optional<Erasure> Erasure::read(const LogLeaf &leaf, std::string_view meta)
{
    const auto parsed = contract::parseJson(meta);
    if (leaf.kind != "retention" || !parsed || !parsed->is_object())
        return std::nullopt;
    const auto before = parsed->find("before");
    const auto days = parsed->find("days");
    const auto ranges = parsed->find("ranges");
    if (before == parsed->end() || !before->is_string() || days == parsed->end() || !isCount(*days) ||
        ranges == parsed->end() || !ranges->is_array() || ranges->size() != 1)
        return std::nullopt;
    const json &range = ranges->front();
    const auto cutoff = contract::parseInstant(before->get<std::string>());
    if (!range.is_array() || range.size() != 2 || !isCount(range[0]) || !isCount(range[1]) || !cutoff)
        return std::nullopt;
    const auto kept = days->get<std::int64_t>();
    Erasure erasure{leaf.seq, *cutoff, range[0].get<std::uint64_t>(), range[1].get<std::uint64_t>()};
    if (kept < fewestDays || kept > 100'000 || *cutoff > leaf.at - std::chrono::hours(24) * kept ||
        erasure.to > leaf.seq)
        return std::nullopt;
    return erasure;
}

bool Erasure::covers(const LogLeaf &leaf) const
{
    return leaf.kind == "decision" && from <= leaf.seq && leaf.seq < to && leaf.at < before;
}

const Erasure *covering(const std::vector<Erasure> &erasures, const LogLeaf &leaf)
{
    const auto found = std::ranges::find_if(erasures, [&](const Erasure &one) { return one.covers(leaf); });
    return found == erasures.end() ? nullptr : &*found;
}

} // namespace atalaya::api
