// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace atalaya::contract {

using nlohmann::json;

namespace {

/// Whether it is an integer that `int64_t` holds; nlohmann's get() wraps silently.
bool isInt64(const json &value)
{
    return value.is_number_integer() &&
           !(value.is_number_unsigned() &&
             value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
}

std::string itemOf(std::string_view key, std::size_t index)
{
    return std::string(key) + "[" + std::to_string(index) + "]";
}

} // namespace

Reader::Reader(const json &value)
    : Reader(&value, {}, std::make_shared<State>())
{
    if (!value.is_object())
        fail({}, "expected an object");
}

Reader::Reader(const json *value, std::string path, std::shared_ptr<State> state)
    : m_value(value)
    , m_path(std::move(path))
    , m_state(std::move(state))
{}

std::string Reader::pathOf(std::string_view key) const
{
    if (m_path.empty() || key.empty())
        return m_path + std::string(key);
    return m_path + "." + std::string(key);
}

void Reader::fail(std::string_view key, std::string reason)
{
    if (m_state->failed)
        return;
    m_state->failed = true;
    m_state->error = {pathOf(key), std::move(reason)};
}

bool Reader::ok() const
{
    return !m_state->failed;
}

const DecodeError &Reader::error() const
{
    return m_state->error;
}

const json *Reader::member(std::string_view key, bool required)
{
    m_asked.emplace(key);
    if (m_state->failed || m_value == nullptr || !m_value->is_object())
        return nullptr;
    const auto found = m_value->find(key);
    if (found == m_value->end() || (!required && found->is_null())) {
        if (required)
            fail(key, "missing");
        return nullptr;
    }
    return &*found;
}

bool Reader::has(std::string_view key) const
{
    return m_value != nullptr && m_value->is_object() && m_value->contains(key);
}

std::string Reader::string(std::string_view key, std::size_t maxBytes)
{
    const json *const value = member(key, true);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        fail(key, "expected a string");
        return {};
    }
    auto text = value->get<std::string>();
    if (text.size() > maxBytes)
        fail(key, "longer than " + std::to_string(maxBytes) + " bytes");
    return text;
}

std::optional<std::string> Reader::maybeString(std::string_view key, std::size_t maxBytes)
{
    return member(key, false) == nullptr ? std::nullopt : std::optional(string(key, maxBytes));
}

std::int64_t Reader::integer(std::string_view key, std::int64_t min, std::int64_t max)
{
    const json *const value = member(key, true);
    if (value == nullptr)
        return 0;
    if (!isInt64(*value)) {
        fail(key, "expected an integer");
        return 0;
    }
    const auto number = value->get<std::int64_t>();
    if (number < min || number > max)
        fail(key, "must be between " + std::to_string(min) + " and " + std::to_string(max));
    return number;
}

std::optional<std::int64_t> Reader::maybeInteger(std::string_view key)
{
    return member(key, false) == nullptr ? std::nullopt : std::optional(integer(key));
}

double Reader::number(std::string_view key)
{
    const json *const value = member(key, true);
    if (value == nullptr)
        return 0;
    if (!value->is_number()) {
        fail(key, "expected a number");
        return 0;
    }
    return value->get<double>();
}

std::optional<double> Reader::maybeNumber(std::string_view key)
{
    return member(key, false) == nullptr ? std::nullopt : std::optional(number(key));
}

bool Reader::boolean(std::string_view key)
{
    const json *const value = member(key, true);
    if (value == nullptr)
        return false;
    if (!value->is_boolean()) {
        fail(key, "expected true or false");
        return false;
    }
    return value->get<bool>();
}

Instant Reader::instant(std::string_view key)
{
    const std::string text = string(key, 40);
    const auto parsed = parseInstant(text);
    if (!parsed && ok())
        fail(key, "expected a time such as 2026-02-01T00:00:00.000Z");
    return parsed.value_or(Instant{});
}

std::optional<Instant> Reader::maybeInstant(std::string_view key)
{
    return member(key, false) == nullptr ? std::nullopt : std::optional(instant(key));
}

Date Reader::date(std::string_view key)
{
    const std::string text = string(key, 10);
    const auto parsed = parseDate(text);
    if (!parsed && ok())
        fail(key, "expected a date such as 2026-02-01");
    return parsed.value_or(Date{});
}

Reader Reader::object(std::string_view key)
{
    const json *const value = member(key, true);
    if (value != nullptr && !value->is_object())
        fail(key, "expected an object");
    return {value, pathOf(key), m_state};
}

std::optional<Reader> Reader::maybeObject(std::string_view key)
{
    return member(key, false) == nullptr ? std::nullopt : std::optional(object(key));
}

const json *Reader::array(std::string_view key, std::size_t max)
{
    const json *const value = member(key, true);
    if (value == nullptr)
        return nullptr;
    if (!value->is_array() || value->size() > max) {
        fail(key, value->is_array() ? "more than " + std::to_string(max) + " items" : "expected a list");
        return nullptr;
    }
    return value;
}

std::vector<Reader> Reader::objects(std::string_view key, std::size_t max)
{
    std::vector<Reader> items;
    const json *const value = array(key, max);
    if (value == nullptr)
        return items;
    items.reserve(value->size());
    for (std::size_t i = 0; i < value->size(); ++i) {
        Reader item(&(*value)[i], pathOf(itemOf(key, i)), m_state);
        if (!(*value)[i].is_object())
            item.fail({}, "expected an object");
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<std::string> Reader::strings(std::string_view key, std::size_t max, std::size_t maxBytes, Empty empty)
{
    std::vector<std::string> items;
    const json *const value = array(key, max);
    if (value == nullptr)
        return items;
    items.reserve(value->size());
    for (const json &item : *value) {
        const std::string *const text = item.get_ptr<const std::string *>();
        const std::string path = itemOf(key, items.size());
        if (text == nullptr)
            fail(path, "expected a string");
        else if (text->size() > maxBytes)
            fail(path, "longer than " + std::to_string(maxBytes) + " bytes");
        else if (text->empty() && empty == Empty::Refused)
            fail(path, "must not be empty");
        if (!ok())
            return {};
        items.push_back(*text);
    }
    return items;
}

std::vector<std::int64_t> Reader::integers(std::string_view key, std::size_t max)
{
    std::vector<std::int64_t> items;
    const json *const value = array(key, max);
    if (value == nullptr)
        return items;
    items.reserve(value->size());
    for (const json &item : *value) {
        if (!isInt64(item)) {
            fail(itemOf(key, items.size()), "expected an integer");
            return {};
        }
        items.push_back(item.get<std::int64_t>());
    }
    return items;
}

void Reader::refuseUnknown()
{
    if (m_value == nullptr || !m_value->is_object())
        return;
    for (const auto &item : m_value->items()) {
        if (!m_asked.contains(item.key())) {
            fail(item.key(), "unknown field");
            return;
        }
    }
}

} // namespace atalaya::contract
