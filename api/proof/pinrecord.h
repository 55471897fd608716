// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/json.h"
#include "api/proof/headcheck.h"
#include "api/proof/logoutcome.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// Leaves [from, to) that were there and are lost, as the first leaf of the new epoch says.
struct LostLeaves
{
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    /// When the log was begun anew, and why, in the words of whoever did it.
    contract::Instant begunAt{};
    std::string reason;
    /// The last head that was signed before; empty unless the key that is pinned has signed it.
    std::string lastNote;

    bool operator==(const LostLeaves &) const = default;
};

/// Something that must not be, with what is needed to show it to others.
struct LogAlarm
{
    LogOutcome outcome = LogOutcome::Fork;
    contract::Instant at{};
    /// What this console had verified.
    std::string pinnedNote;
    std::string pinnedKey;
    /// What it was offered instead; the key only when it was asked for.
    std::string offeredNote;
    std::string offeredKey;
    /// The consistency proof that came with it, Base64.
    std::vector<std::string> proof;
    /// Of a row: its number, and what did not fit.
    std::optional<std::uint64_t> seq;
    std::string detail;
    /// Of a log begun anew: proven under its own signed head, and at least as far as this console had seen. nullopt: it
    /// shows no such leaf.
    std::optional<LostLeaves> lost;

    /// The same thing again, whenever and with whatever head it is seen.
    [[nodiscard]] bool isSameAs(const LogAlarm &other) const;
    bool operator==(const LogAlarm &) const = default;
};

/// Somebody took an alarm back, and why.
struct LiftedAlarm
{
    LogAlarm alarm;
    std::string reason;
    std::string who;
    contract::Instant at{};

    bool operator==(const LiftedAlarm &) const = default;
};

/// The root of an older tree, found to be the beginning of a pinned one: what was opened then is verified offline too.
struct ProvenRoot
{
    std::uint64_t size = 0;
    TreeHash root{};

    bool operator==(const ProvenRoot &) const = default;
};

/// All that this console keeps of one log.
struct PinRecord
{
    static constexpr std::size_t mostAlarms = 20;
    static constexpr std::size_t mostProven = 64;

    std::optional<PinnedHead> pin;
    /// Oldest first. The first ones are kept when there are too many.
    std::vector<LogAlarm> alarms;
    /// Newest last.
    std::vector<LiftedAlarm> lifted;
    /// Newest last.
    std::vector<ProvenRoot> proven;

    /// The oldest goes when there are too many.
    void remember(const ProvenRoot &root);
    [[nodiscard]] std::optional<TreeHash> rootOf(std::uint64_t size) const;
    /// False when it is there already, or there is no more room.
    bool raise(const LogAlarm &alarm);

    bool operator==(const PinRecord &) const = default;
};

[[nodiscard]] std::string encodePinRecord(const PinRecord &record);
[[nodiscard]] contract::Decoded<PinRecord> decodePinRecord(std::string_view text);

/// A file for others to look at: both notes, the proof, the times. JSON, readable.
[[nodiscard]] std::string evidenceOf(const PinRecord &record, std::string_view server, std::string_view tenantId,
                                     contract::Instant now);

} // namespace atalaya::api
