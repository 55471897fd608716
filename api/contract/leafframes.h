// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auditproof.h"

namespace atalaya::contract {

/// The compact forms of `…/log/leaves` (media type `leafFrames`) and `…/log/bodies` (`bodyFrames`): one frame after the
/// other, the first for `from`, none left out.
///   leaf frame: length (4 bytes, big-endian) ‖ leaf ‖ payload frame of its meta
///   payload frame: length (4) ‖ bytes ‖ salt (32); an erased one is the length 0xFFFFFFFF alone
inline constexpr std::string_view leafFrames = "application/vnd.atalaya.leaves";
inline constexpr std::string_view bodyFrames = "application/vnd.atalaya.bodies";
/// The other form: one JSON object a line, {"seq","leaf","meta","metaSalt"} or {"seq","body","bodySalt"}; null for an
/// erased payload and its salt.
inline constexpr std::string_view jsonLines = "application/x-ndjson";
/// Leaves in one reply.
inline constexpr std::int64_t mostLeaves = 16'384;

struct LeafFrame
{
    std::string_view leaf;
    /// nullopt: erased.
    std::optional<std::string_view> meta;
    std::string_view metaSalt;
    bool operator==(const LeafFrame &) const = default;
};
struct BodyFrame
{
    std::optional<std::string_view> body;
    std::string_view bodySalt;
    bool operator==(const BodyFrame &) const = default;
};

void append(std::string &frames, const LeafFrame &frame);
void append(std::string &frames, const BodyFrame &frame);
/// Views into `frames`; nullopt when they break off or have anything behind the last one.
[[nodiscard]] std::optional<std::vector<LeafFrame>> readLeafFrames(std::string_view frames);
[[nodiscard]] std::optional<std::vector<BodyFrame>> readBodyFrames(std::string_view frames);

} // namespace atalaya::contract
