// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyfacts.h"
#include "api/rules/policyset.h"

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

class PolicySpace;

/// Counts up whenever the same policies and facts would get another verdict: receipts name it.
inline constexpr int policyEngineVersion = 1;

/// A policy that spoke, and its rule; `rules.size()` is its otherwise.
struct PolicyVoice
{
    std::size_t policy = 0;
    std::size_t rule = 0;
    PolicyMode mode = PolicyMode::Review;

    bool operator==(const PolicyVoice &) const = default;
};

struct PolicyVerdict
{
    PolicyMode mode = PolicyMode::Review;
    /// nullopt: nobody spoke, and the tenant's default holds.
    std::optional<PolicyVoice> speaker;
    /// The others that spoke, in the order of the set.
    std::vector<PolicyVoice> matched;

    bool operator==(const PolicyVerdict &) const = default;
};

/// A set of policies made ready for many decisions. Between policies the strictest mode wins, then the higher priority,
/// then the older one. Immutable; any number of threads may ask.
class PolicyEngine
{
public:
    /// Fails with `too_many_patterns` when the patterns of one field cut the names into more than 65,536 kinds, and
    /// with `too_many_rules` when so many rules tell so many things apart that it would take more than 256 MiB.
    [[nodiscard]] static tl::expected<PolicyEngine, std::string> compile(PolicySet set);
    PolicyEngine(PolicyEngine &&) noexcept;
    PolicyEngine &operator=(PolicyEngine &&) noexcept;
    ~PolicyEngine();

    [[nodiscard]] const PolicySet &set() const;
    /// The regions behind it; for the analysis.
    [[nodiscard]] const PolicySpace &space() const;
    [[nodiscard]] PolicyVerdict evaluate(const PolicyFacts &facts) const;
    /// The reason of a voice.
    [[nodiscard]] const PolicyTexts &reasonOf(const PolicyVoice &voice) const;

    /// Facts as numbers, for going through millions: what a text means to these policies is worked out once for each
    /// different text.
    enum class Field
    {
        Agent,
        Entity,
        Action,
        Role,
        Tier
    };
    struct Point
    {
        std::uint32_t agent = 0;
        std::uint32_t entity = 0;
        std::uint32_t action = 0;
        std::uint32_t role = 0;
        std::uint32_t tier = 0;
        std::optional<std::int64_t> confidence;
        std::optional<std::int64_t> risk;
        std::optional<std::int64_t> amount;
        bool containsPii = false;
        contract::Instant at{};
        int minuteOfWeek = 0;
    };
    /// nullopt: a role or tier that is missing.
    [[nodiscard]] std::uint32_t kindOf(Field field, std::optional<std::string_view> text) const;
    [[nodiscard]] Point pointOf(const PolicyFacts &facts) const;
    /// Who speaks; without what else matched, and without allocating.
    [[nodiscard]] std::optional<PolicyVoice> speakerAt(const Point &point) const;
    /// What holds when `speaker` speaks.
    [[nodiscard]] PolicyMode modeOf(const std::optional<PolicyVoice> &speaker) const;

private:
    struct Private;
    explicit PolicyEngine(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

} // namespace atalaya::rules
