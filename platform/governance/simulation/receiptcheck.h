// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/simulation/simulator.h"

#include <string>
#include <vector>

namespace atalaya::platform {

using SimulationReceipt = contract::SimulationResult::Receipt;

/// The receipt in a text: alone, within a result or an answer of `simulate`, or as the lines that the console copies.
/// Throws std::runtime_error with a sentence for people, also where a result is not the one that its receipt is of.
[[nodiscard]] SimulationReceipt readReceipt(const std::string &text);

/// What `receipt` is of, tried once more. `draft` is empty, a policy, policies in a file as the console writes it, or
/// the body of the request. Throws std::runtime_error, and HttpError for policies that are none.
[[nodiscard]] SimulationPlan planOf(const SimulationReceipt &receipt, const std::string &draft);

/// The names of what two receipts say differently.
[[nodiscard]] std::vector<std::string> differences(const SimulationReceipt &one, const SimulationReceipt &other);

} // namespace atalaya::platform
