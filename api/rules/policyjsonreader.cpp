// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyjsonreader.h"

#include "words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace atalaya::rules {

namespace {

using nlohmann::json;

const json nothing = json::object();

/// A step of a pointer (RFC 6901).
std::string escaped(std::string_view key)
{
    std::string step;
    for (const char c : key)
        step += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return step;
}

} // namespace

PolicyJsonReader::PolicyJsonReader(const json &value, std::vector<PolicyFault> &faults, std::string pointer)
    : m_value(&value)
    , m_faults(&faults)
    , m_before(faults.size())
    , m_pointer(std::move(pointer))
{
    if (value.is_object())
        return;
    fault({}, "not_an_object");
    m_value = &nothing;
}

std::string PolicyJsonReader::pointerTo(std::string_view key) const
{
    return key.empty() ? m_pointer : m_pointer + '/' + escaped(key);
}

void PolicyJsonReader::fault(std::string_view key, std::string code)
{
    m_faults->push_back({pointerTo(key), std::move(code)});
}

void PolicyJsonReader::faultAt(std::string_view key, std::size_t place, std::string code)
{
    m_faults->push_back({pointerTo(key) + '/' + std::to_string(place), std::move(code)});
}

bool PolicyJsonReader::isFine() const
{
    return std::none_of(m_faults->begin() + static_cast<std::ptrdiff_t>(m_before), m_faults->end(),
                        [this](const PolicyFault &fault) {
                            return fault.pointer == m_pointer || fault.pointer.starts_with(m_pointer + '/');
                        });
}

const json *PolicyJsonReader::member(std::string_view key)
{
    m_asked.emplace(key);
    const auto found = m_value->find(std::string(key));
    return found == m_value->end() ? nullptr : &*found;
}

bool PolicyJsonReader::has(std::string_view key)
{
    return member(key) != nullptr;
}

bool PolicyJsonReader::needs(std::string_view key)
{
    if (has(key))
        return true;
    // What is no object at all lacks nothing else.
    if (m_value != &nothing)
        fault(key, "missing");
    return false;
}

std::optional<std::string> PolicyJsonReader::lineOf(const json &value, const std::string &pointer, std::size_t longest)
{
    const auto refuse = [&](const char *code) {
        m_faults->push_back({pointer, code});
        return std::nullopt;
    };
    if (!value.is_string())
        return refuse("not_a_text");
    const auto &text = value.get_ref<const std::string &>();
    if (text.find_first_not_of(' ') == std::string::npos)
        return refuse("empty");
    if (text.size() > longest)
        return refuse("too_long");
    if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
        return refuse("control_characters");
    return text;
}

std::string PolicyJsonReader::text(std::string_view key, std::size_t longest)
{
    if (!needs(key))
        return {};
    return maybeText(key, longest).value_or(std::string());
}

std::optional<std::string> PolicyJsonReader::maybeText(std::string_view key, std::size_t longest)
{
    const json *const value = member(key);
    return value != nullptr ? lineOf(*value, pointerTo(key), longest) : std::nullopt;
}

bool PolicyJsonReader::truth(std::string_view key, bool otherwise)
{
    const json *const value = member(key);
    if (value == nullptr)
        return otherwise;
    if (!value->is_boolean())
        fault(key, "not_a_truth");
    return value->is_boolean() ? value->get<bool>() : otherwise;
}

std::optional<std::int64_t> PolicyJsonReader::maybeNumber(std::string_view key, std::int64_t steps,
                                                          std::int64_t highest, std::int64_t lowest)
{
    const json *const value = member(key);
    if (value == nullptr)
        return std::nullopt;
    const auto refuse = [&](const char *code) {
        fault(key, code);
        return std::nullopt;
    };
    if (!value->is_number())
        return refuse("not_a_number");
    const double number = value->get<double>() * static_cast<double>(steps);
    if (!(number >= static_cast<double>(lowest) && number <= static_cast<double>(highest)))
        return refuse("out_of_range");
    if (value->is_number_integer())
        return value->get<std::int64_t>() * steps;
    if (std::abs(number - std::round(number)) > 1e-9)
        return refuse("too_fine");
    return std::llround(number);
}

std::optional<contract::Instant> PolicyJsonReader::maybeInstant(std::string_view key)
{
    const auto text = maybeText(key, 40);
    const auto instant = text ? contract::parseInstant(*text) : std::nullopt;
    if (text && !instant)
        fault(key, "bad_time");
    return instant;
}

std::vector<std::string> PolicyJsonReader::texts(std::string_view key, std::size_t most, std::size_t longest)
{
    std::vector<std::string> found;
    const json *const value = member(key);
    if (value == nullptr)
        return found;
    if (!value->is_array())
        fault(key, "not_a_list");
    else if (value->size() > most)
        fault(key, "too_many");
    else if (value->empty())
        fault(key, "empty");
    if (!value->is_array() || value->size() > most)
        return found;
    for (std::size_t i = 0; i < value->size(); ++i) {
        const auto line = lineOf((*value)[i], pointerTo(key) + '/' + std::to_string(i), longest);
        const std::string text = line.value_or(std::string());
        if (line && std::ranges::find(found, text) != found.end())
            faultAt(key, i, "twice");
        // Its place is kept, so that faults of later ones are where they are.
        found.push_back(text);
    }
    return found;
}

std::vector<std::string> PolicyJsonReader::names(std::string_view key, Star star)
{
    std::vector<std::string> found = texts(key, mostPolicyNames, longestPolicyName);
    std::set<std::string> folded;
    for (std::size_t i = 0; star == Star::Allowed && i < found.size(); ++i) {
        if (std::ranges::count(found[i], '*') > 1)
            faultAt(key, i, "two_stars");
        else if (!found[i].empty() && !folded.insert(fold(found[i])).second &&
                 std::find(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(i), found[i]) ==
                     found.begin() + static_cast<std::ptrdiff_t>(i))
            faultAt(key, i, "twice");
    }
    return found;
}

PolicyJsonReader PolicyJsonReader::object(std::string_view key)
{
    const json *const value = member(key);
    return {value != nullptr ? *value : nothing, *m_faults, pointerTo(key)};
}

std::vector<PolicyJsonReader> PolicyJsonReader::list(std::string_view key, std::size_t most)
{
    std::vector<PolicyJsonReader> found;
    const json *const value = member(key);
    if (value == nullptr)
        return found;
    if (!value->is_array())
        fault(key, "not_a_list");
    else if (value->size() > most)
        fault(key, "too_many");
    if (!value->is_array() || value->size() > most)
        return found;
    for (std::size_t i = 0; i < value->size(); ++i)
        found.emplace_back((*value)[i], *m_faults, pointerTo(key) + '/' + std::to_string(i));
    return found;
}

void PolicyJsonReader::refuseUnknown()
{
    for (const auto &item : m_value->items()) {
        if (!m_asked.contains(item.key()))
            fault(item.key(), "unknown");
    }
}

} // namespace atalaya::rules
