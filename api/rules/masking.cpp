// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/masking.h"

#include "api/rules/piiscan.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace atalaya::rules {

namespace {

using nlohmann::json;

struct KindOf
{
    PiiKind kind;
    std::string_view placeholder;
    PiiScanner scan;
};

/// In the order in which they are asked: what has a check digit or an unmistakable form comes first.
constexpr auto kindsInOrder = std::to_array<KindOf>({
    {PiiKind::Email, "[email]", scanEmails},
    {PiiKind::Iban, "[iban]", scanIbans},
    {PiiKind::Card, "[card]", scanCards},
    {PiiKind::NationalId, "[national-id]", scanNationalIds},
    {PiiKind::Phone, "[phone]", scanPhones},
});

/// A part of the text that is settled: a value, or a placeholder from an earlier masking.
struct Settled
{
    PiiFinding place;
    bool value;
};

void addPlaceholders(std::string_view text, std::vector<Settled> &settled)
{
    for (std::size_t i = text.find('['); i != std::string_view::npos; i = text.find('[', i + 1)) {
        for (const KindOf &kind : kindsInOrder) {
            if (text.substr(i).starts_with(kind.placeholder))
                settled.push_back({{kind.kind, i, kind.placeholder.size()}, false});
        }
    }
}

std::size_t endOf(const PiiFinding &finding)
{
    return finding.from + finding.length;
}

/// Adds what a scanner finds between the settled parts.
void addFindings(std::string_view text, std::string_view about, PiiScanner scan, std::vector<Settled> &settled)
{
    std::vector<PiiFinding> found;
    std::size_t from = 0;
    for (const Settled &part : settled) {
        scan(PiiSegment(text, from, part.place.from, from == 0 ? about : std::string_view()), found);
        from = endOf(part.place);
    }
    scan(PiiSegment(text, from, text.size(), from == 0 ? about : std::string_view()), found);
    if (found.empty())
        return;
    for (const PiiFinding &finding : found)
        settled.push_back({finding, true});
    std::ranges::sort(settled, {}, [](const Settled &part) { return part.place.from; });
}

/// Cheap, and true for nearly every text of a log.
bool certainlyNone(std::string_view text)
{
    return std::ranges::count_if(text, isDigit) < 7 && text.find('@') == std::string_view::npos;
}

void maskNumber(json &value, PiiKinds kinds, std::string_view about, PiiKinds &found)
{
    if (!value.is_number_integer())
        return;
    const MaskedText masked = maskPii(value.dump(), kinds, about);
    if (masked.found.empty())
        return;
    found.add(masked.found);
    value = masked.text;
}

void maskValue(json &value, PiiKinds kinds, std::string_view about, PiiKinds &found);

void maskObject(json &value, PiiKinds kinds, PiiKinds &found)
{
    json masked = json::object();
    std::map<std::string, int> taken;
    for (auto &[name, item] : value.items()) {
        maskValue(item, kinds, name, found);
        const MaskedText maskedName = maskPii(name, kinds);
        found.add(maskedName.found);
        std::string free = maskedName.text;
        while (masked.contains(free))
            free = maskedName.text + ' ' + std::to_string(1 + ++taken[maskedName.text]);
        masked[free] = std::move(item);
    }
    value = std::move(masked);
}

void maskValue(json &value, PiiKinds kinds, std::string_view about, PiiKinds &found)
{
    if (value.is_object())
        return maskObject(value, kinds, found);
    if (value.is_array()) {
        for (json &item : value)
            maskValue(item, kinds, about, found);
        return;
    }
    if (!value.is_string())
        return maskNumber(value, kinds, about, found);
    MaskedText masked = maskPii(value.get_ref<const std::string &>(), kinds, about);
    if (masked.found.empty())
        return;
    found.add(masked.found);
    value = std::move(masked.text);
}

} // namespace

std::string_view placeholderOf(PiiKind kind)
{
    return std::ranges::find(kindsInOrder, kind, &KindOf::kind)->placeholder;
}

std::vector<PiiFinding> findPii(std::string_view text, PiiKinds kinds, std::string_view about)
{
    std::vector<PiiFinding> findings;
    if (kinds.empty() || certainlyNone(text))
        return findings;
    std::vector<Settled> settled;
    addPlaceholders(text, settled);
    // Also those that nobody asks for: a value of one kind is no word about its neighbours, and no value of another.
    for (const KindOf &kind : kindsInOrder)
        addFindings(text, about, kind.scan, settled);
    for (const Settled &part : settled) {
        if (part.value && kinds.has(part.place.kind))
            findings.push_back(part.place);
    }
    return findings;
}

MaskedText maskPii(std::string_view text, PiiKinds kinds, std::string_view about)
{
    MaskedText masked;
    std::size_t from = 0;
    for (const PiiFinding &finding : findPii(text, kinds, about)) {
        masked.text += text.substr(from, finding.from - from);
        masked.text += placeholderOf(finding.kind);
        masked.found.add(finding.kind);
        from = endOf(finding);
    }
    masked.text += text.substr(from);
    return masked;
}

PiiKinds maskPii(json &value, PiiKinds kinds)
{
    PiiKinds found = PiiKinds::none();
    maskValue(value, kinds, {}, found);
    return found;
}

} // namespace atalaya::rules
