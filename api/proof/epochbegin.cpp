// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/epochbegin.h"

#include "api/contract/json.h"
#include "api/contract/reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

std::optional<EpochBegin> EpochBegin::read(const Checkpoint &head, const OpenedLeaf &opened)
{
    const auto origin = LogOrigin::parse(head.origin);
    const auto meta = contract::parseJson(opened.meta);
    const auto body = contract::parseJson(opened.body);
    if (!origin || !meta || !body || opened.leaf.kind != "epoch")
        return std::nullopt;
    contract::Reader says(*meta);
    contract::Reader tells(*body);
    EpochBegin begin;
    begin.epoch = static_cast<std::uint64_t>(says.integer("epoch", 1));
    begin.seq = opened.leaf.seq;
    begin.at = opened.leaf.at;
    const auto lost = says.integers("lost", 2);
    begin.lastNote = tells.string("head");
    begin.reason = tells.string("reason");
    if (!says.ok() || !tells.ok() || begin.epoch != origin->epoch || lost.size() != 2 ||
        lost[0] != static_cast<std::int64_t>(begin.seq) || lost[1] < lost[0])
        return std::nullopt;
    begin.lostTo = static_cast<std::uint64_t>(lost[1]);
    return begin;
}

} // namespace atalaya::api
