// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace atalaya::api {

/// What checking a head, a row or a whole result came to.
enum class LogOutcome
{
    /// It lies in the log whose head this console keeps.
    Verified,
    /// The first head seen of this log: whatever was changed before can't be known.
    TrustedOnFirstUse,

    // From here on nothing is verified.
    /// The head covers fewer leaves than one that was signed before.
    Rollback,
    /// Two signed heads of which neither continues the other.
    Fork,
    /// Not signed by the log's key.
    BadSignature,
    /// The same log, signed by another key than before.
    KeyChanged,
    /// The head of another tenant or another platform.
    WrongLog,
    /// The log was begun anew, as after a backup that was put back.
    NewEpoch,
    /// A row, or what is shown of it, is not what the log holds.
    NotInLog,
    /// A result leaves out decisions that belong into it, or holds others.
    Incomplete,
    /// What a leaf commits to is not handed out, and no retention covers it.
    MissingPayload,
    /// A proof about another tree than was asked for.
    StaleProof,
    /// Not a head, a leaf or a proof at all.
    Malformed,
    /// A decision whose number, time and place lie in the log, and whose content retention has erased: what it was
    /// can't be proven any more.
    Erased
};

[[nodiscard]] constexpr bool isVerified(LogOutcome outcome)
{
    return outcome <= LogOutcome::TrustedOnFirstUse;
}

/// Stays until somebody lifts it with a reason; the others only leave things unverified.
[[nodiscard]] constexpr bool isAlarm(LogOutcome outcome)
{
    return !isVerified(outcome) && outcome < LogOutcome::StaleProof;
}

/// For files and logs: verified, trusted_on_first_use, rollback, fork, bad_signature, key_changed, wrong_log,
/// new_epoch, not_in_log, incomplete, missing_payload, stale_proof, malformed, erased.
[[nodiscard]] std::string_view nameOf(LogOutcome outcome);
[[nodiscard]] std::optional<LogOutcome> logOutcomeOf(std::string_view name);

} // namespace atalaya::api
