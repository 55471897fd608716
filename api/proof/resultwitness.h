// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/decisionfacts.h"

#include <cstdint>
#include <vector>

namespace atalaya::api {

/// A result that somebody has at hand, for example in a file: its rows are held against the log while the log is read
/// once. What it was told counts when the check came to Verified.
class ResultWitness
{
public:
    virtual ~ResultWitness() = default;

    /// The rows show what only the private part holds.
    [[nodiscard]] virtual bool needsBodies() const = 0;
    /// The numbers of its rows, each once.
    [[nodiscard]] virtual std::vector<std::int64_t> numbers() const = 0;
    /// Every decision of the period whose payload is there, in the order of the log; threads of the pool, one at a
    /// time. `facts.id` may be empty; `facts.body` is there if needsBodies(), unless it alone was erased.
    virtual void see(const rules::DecisionFacts &facts) = 0;
};

} // namespace atalaya::api
