// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/safeuse.h"

#include "api/contract/json.h"
#include "api/rules/policyset.h"
#include "api/rules/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace atalaya::rules {

namespace {

using contract::InputLimits;
using nlohmann::json;

constexpr std::array everyKind{PiiKind::Email, PiiKind::Phone, PiiKind::NationalId, PiiKind::Iban, PiiKind::Card};

/// From the mildest to the strictest.
int strictness(const std::string &strictRag)
{
    const auto mode = policyModeOf(strictRag);
    return mode ? static_cast<int>(*mode) : 0;
}

/// Walks through the inputs and stops at the first thing that is too much.
class Walk
{
public:
    explicit Walk(const InputLimits &limits)
        : m_limits(limits)
    {}

    [[nodiscard]] std::optional<OverLimit> through(const json &value, const std::string &path)
    {
        if (value.is_string() && isLonger(value.get_ref<const std::string &>(), m_limits.textCharacters))
            return OverLimit{OverLimit::What::Characters, path, m_limits.textCharacters};
        if (!value.is_structured())
            return std::nullopt;
        for (const auto &item : value.items()) {
            if (++m_fields > m_limits.inputFields)
                return OverLimit{OverLimit::What::Fields, {}, m_limits.inputFields};
            // A text is no shorter for being the name of something.
            if (isLonger(item.key(), m_limits.textCharacters))
                return OverLimit{OverLimit::What::Characters, path, m_limits.textCharacters};
            const std::string step = value.is_array() ? '[' + item.key() + ']' : (path.empty() ? "" : ".") + item.key();
            if (auto found = through(item.value(), path + step))
                return found;
        }
        return std::nullopt;
    }

private:
    const InputLimits &m_limits;
    std::int64_t m_fields = 0;
};

} // namespace

std::string_view nameOf(PiiKind kind)
{
    std::string_view name = placeholderOf(kind);
    name.remove_prefix(1);
    name.remove_suffix(1);
    return name;
}

PiiKinds kindsOf(const std::vector<std::string> &names)
{
    PiiKinds kinds = PiiKinds::none();
    for (const PiiKind kind : everyKind) {
        if (std::ranges::find(names, nameOf(kind)) != names.end())
            kinds.add(kind);
    }
    return kinds;
}

bool weakens(const contract::SafeUseRules &before, const contract::SafeUseRules &after)
{
    const PiiKinds kept = kindsOf(after.masked);
    const PiiKinds asked = kindsOf(before.masked);
    const bool unmasks =
        std::ranges::any_of(everyKind, [&](PiiKind kind) { return asked.has(kind) && !kept.has(kind); });
    return unmasks || strictness(after.strictRag) < strictness(before.strictRag) ||
           after.limits.inputBytes > before.limits.inputBytes ||
           after.limits.textCharacters > before.limits.textCharacters ||
           after.limits.inputFields > before.limits.inputFields;
}

std::optional<OverLimit> overLimit(const json &inputs, const InputLimits &limits)
{
    if (contract::dumpJson(inputs).size() > static_cast<std::size_t>(limits.inputBytes))
        return OverLimit{OverLimit::What::Bytes, {}, limits.inputBytes};
    return Walk(limits).through(inputs, {});
}

bool isLonger(std::string_view text, std::int64_t characters)
{
    // No character has less than a byte.
    if (text.size() <= static_cast<std::size_t>(characters))
        return false;
    std::int64_t count = 0;
    while (!text.empty()) {
        (void)takeCodePoint(text);
        if (++count > characters)
            return true;
    }
    return false;
}

} // namespace atalaya::rules
