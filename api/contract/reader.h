// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::contract {

/// Reads one JSON object field by field and remembers the first thing that was wrong, with its path.
/// After an error every getter answers a neutral value, so a decoder is written without a branch per field.
class Reader
{
public:
    /// Whether a text in a list may be empty.
    enum class Empty
    {
        Allowed,
        Refused
    };

    explicit Reader(const nlohmann::json &value);

    [[nodiscard]] std::string string(std::string_view key, std::size_t maxBytes = 64U * 1024U);
    [[nodiscard]] std::int64_t integer(std::string_view key,
                                       std::int64_t min = std::numeric_limits<std::int64_t>::min(),
                                       std::int64_t max = std::numeric_limits<std::int64_t>::max());
    [[nodiscard]] double number(std::string_view key);
    [[nodiscard]] bool boolean(std::string_view key);
    [[nodiscard]] Instant instant(std::string_view key);
    [[nodiscard]] Date date(std::string_view key);

    /// Absent and null both read as nullopt; a present value of the wrong type is an error.
    [[nodiscard]] std::optional<std::string> maybeString(std::string_view key, std::size_t maxBytes = 64U * 1024U);
    [[nodiscard]] std::optional<std::int64_t> maybeInteger(std::string_view key);
    [[nodiscard]] std::optional<double> maybeNumber(std::string_view key);
    [[nodiscard]] std::optional<Instant> maybeInstant(std::string_view key);
    [[nodiscard]] bool has(std::string_view key) const;

    [[nodiscard]] Reader object(std::string_view key);
    [[nodiscard]] std::optional<Reader> maybeObject(std::string_view key);
    /// `max` items of `maxBytes` each.
    [[nodiscard]] std::vector<std::string> strings(std::string_view key, std::size_t max = 1000,
                                                   std::size_t maxBytes = 300, Empty empty = Empty::Allowed);
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view key, std::size_t max = 10'000);
    /// `decode` takes the Reader of an item; every item must be an object.
    template<class F>
    [[nodiscard]] auto list(std::string_view key, F decode, std::size_t max = 10'000)
    {
        std::vector<decltype(decode(std::declval<Reader &>()))> items;
        for (Reader &item : objects(key, max))
            items.push_back(decode(item));
        return items;
    }

    /// For writes: a field that no getter asked for is an error.
    void refuseUnknown();
    void fail(std::string_view key, std::string reason);

    [[nodiscard]] bool ok() const;
    [[nodiscard]] const DecodeError &error() const;
    /// The value, or the first error.
    template<class T>
    [[nodiscard]] Decoded<T> finish(T value) const
    {
        if (ok())
            return value;
        return tl::unexpected(error());
    }

private:
    struct State
    {
        DecodeError error;
        bool failed = false;
    };
    Reader(const nlohmann::json *value, std::string path, std::shared_ptr<State> state);
    [[nodiscard]] const nlohmann::json *member(std::string_view key, bool required);
    /// The list of at most `max` items, or nullptr after an error.
    [[nodiscard]] const nlohmann::json *array(std::string_view key, std::size_t max);
    [[nodiscard]] std::vector<Reader> objects(std::string_view key, std::size_t max);
    [[nodiscard]] std::string pathOf(std::string_view key) const;

    const nlohmann::json *m_value;
    std::string m_path;
    std::shared_ptr<State> m_state;
    std::set<std::string, std::less<>> m_asked;
};

} // namespace atalaya::contract
