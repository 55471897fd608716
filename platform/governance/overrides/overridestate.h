// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <tl/expected.hpp>

#include <optional>
#include <string_view>

/// The life of an override, in this one place: requested → approved → used, with the ways out of it.
namespace atalaya::platform::overrides {

enum class State
{
    Requested,
    Approved,
    Rejected,
    Withdrawn,
    Used,
    /// Never stored: what is requested or approved expires by the clock.
    Expired
};
[[nodiscard]] std::string_view nameOf(State state);
[[nodiscard]] std::optional<State> stateOf(std::string_view name);

enum class Scope
{
    Once,
    Entity
};
[[nodiscard]] std::string_view nameOf(Scope scope);
[[nodiscard]] std::optional<Scope> scopeOf(std::string_view name);

enum class Step
{
    Approve,
    Reject,
    Withdraw,
    Execute
};

enum class Fault
{
    Absent,
    /// Somebody has changed it since, or what is named is not what is wanted.
    Stale,
    /// The word is spoken.
    Decided,
    NotApproved,
    Used,
    Expired,
    /// Whoever asked can't be the one who agrees.
    SamePerson,
    NotYours,
    /// The decision was executed, so there is nothing to lift.
    NotHeld,
    /// Its payload was erased.
    Erased,
    /// The same is asked for already.
    Waiting,
    /// What is asked is not what was approved.
    Mismatch,
    /// Another policy objects, or the same one more strictly.
    OtherVerdict
};

/// What a stored state is at `now`.
[[nodiscard]] State stateAt(State stored, Instant expiresAt, Instant now);
/// Where a step leads from a state as of now.
[[nodiscard]] tl::expected<State, Fault> after(State state, Step step, Scope scope);

} // namespace atalaya::platform::overrides
