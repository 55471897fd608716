// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overridestate.h"

#include <array>
#include <utility>

namespace atalaya::platform::overrides {

namespace {

constexpr std::array<std::pair<State, std::string_view>, 6> states{{{State::Requested, "requested"},
                                                                    {State::Approved, "approved"},
                                                                    {State::Rejected, "rejected"},
                                                                    {State::Withdrawn, "withdrawn"},
                                                                    {State::Used, "used"},
                                                                    {State::Expired, "expired"}}};

/// Why nothing can be executed.
Fault notExecutable(State state)
{
    switch (state) {
    case State::Used:
        return Fault::Used;
    case State::Expired:
        return Fault::Expired;
    default:
        return Fault::NotApproved;
    }
}

} // namespace

std::string_view nameOf(State state)
{
    for (const auto &[value, name] : states) {
        if (value == state)
            return name;
    }
    return {};
}

std::optional<State> stateOf(std::string_view name)
{
    for (const auto &[value, text] : states) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

std::string_view nameOf(Scope scope)
{
    return scope == Scope::Once ? "once" : "entity";
}

std::optional<Scope> scopeOf(std::string_view name)
{
    if (name == nameOf(Scope::Once))
        return Scope::Once;
    return name == nameOf(Scope::Entity) ? std::optional(Scope::Entity) : std::nullopt;
}

State stateAt(State stored, Instant expiresAt, Instant now)
{
    const bool ends = stored == State::Requested || stored == State::Approved;
    return ends && now >= expiresAt ? State::Expired : stored;
}

tl::expected<State, Fault> after(State state, Step step, Scope scope)
{
    const Fault decided = state == State::Expired ? Fault::Expired : Fault::Decided;
    switch (step) {
    case Step::Approve:
    case Step::Reject:
        if (state != State::Requested)
            return tl::unexpected(decided);
        return step == Step::Approve ? State::Approved : State::Rejected;
    case Step::Withdraw:
        if (state != State::Requested && state != State::Approved)
            return tl::unexpected(decided);
        return State::Withdrawn;
    case Step::Execute:
        if (state != State::Approved)
            return tl::unexpected(notExecutable(state));
        return scope == Scope::Once ? State::Used : State::Approved;
    }
    return tl::unexpected(decided);
}

} // namespace atalaya::platform::overrides
