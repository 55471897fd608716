// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/erasure.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace atalaya::api {

namespace {

using nlohmann::json;

constexpr std::int64_t fewestDays = 90;
constexpr std::int64_t mostDays = 100'000;
/// Clocks may differ; a leaf's time is that of the platform.
constexpr std::chrono::hours mostAhead{24};

bool isCount(const json &value)
{
    return value.is_number_integer() && value.get<std::int64_t>() >= 0;
}

} // namespace

tl::expected<Erasure, std::string_view> Erasure::read(const LogLeaf &leaf, std::string_view meta, contract::Instant now)
{
    const tl::unexpected<std::string_view> unreadable("it is not a retention");
    const auto parsed = contract::parseJson(meta);
    if (leaf.kind != "retention" || !parsed || !parsed->is_object())
        return unreadable;
    const auto before = parsed->find("before");
    const auto days = parsed->find("days");
    const auto ranges = parsed->find("ranges");
    if (before == parsed->end() || !before->is_string() || days == parsed->end() || !isCount(*days) ||
        ranges == parsed->end() || !ranges->is_array() || ranges->size() != 1)
        return unreadable;
    const json &range = ranges->front();
    const auto cutoff = contract::parseInstant(before->get<std::string>());
    if (!range.is_array() || range.size() != 2 || !isCount(range[0]) || !isCount(range[1]) || !cutoff)
        return unreadable;
    const Erasure erasure{leaf.seq,
                          leaf.at,
                          *cutoff,
                          days->get<std::int64_t>(),
                          range[0].get<std::uint64_t>(),
                          range[1].get<std::uint64_t>()};
    if (erasure.days < fewestDays || erasure.days > mostDays || erasure.to > leaf.seq)
        return tl::unexpected<std::string_view>("it goes further than any policy may");
    if (*cutoff > leaf.at - std::chrono::hours(24) * erasure.days)
        return tl::unexpected<std::string_view>("it erases what is younger than its policy");
    if (leaf.at > now + mostAhead)
        return tl::unexpected<std::string_view>("it lies in the future");
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
