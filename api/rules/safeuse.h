// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/safeuse.h"
#include "api/rules/masking.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a tenant's rules of safe use mean, on both sides.
namespace atalaya::rules {

/// email, phone, national-id, iban or card.
[[nodiscard]] std::string_view nameOf(PiiKind kind);
/// Those of the given names; what is none is left out.
[[nodiscard]] PiiKinds kindsOf(const std::vector<std::string> &names);

/// Whether `after` lets anything through that `before` held back: a kind that is no longer masked, a milder strict RAG,
/// a larger limit.
[[nodiscard]] bool weakens(const contract::SafeUseRules &before, const contract::SafeUseRules &after);

/// What is larger than the limits allow.
struct OverLimit
{
    enum class What
    {
        Bytes,
        Characters,
        Fields
    };
    What what = What::Bytes;
    /// A JSON path below the inputs, such as `notas[2].texto`; empty: the inputs themselves.
    std::string path;
    std::int64_t limit = 0;

    bool operator==(const OverLimit &) const = default;
};
/// The first thing in `inputs` that is too large.
[[nodiscard]] std::optional<OverLimit> overLimit(const nlohmann::json &inputs, const contract::InputLimits &limits);
/// Whether a text has more characters than that.
[[nodiscard]] bool isLonger(std::string_view text, std::int64_t characters);

} // namespace atalaya::rules
