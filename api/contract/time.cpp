// SPDX-License-Identifier: GPL-3.0-or-later
#include "time.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace atalaya::contract {

namespace {

using namespace std::chrono;

/// Takes exactly `digits` decimal digits off the front of `text`.
std::optional<int> take(std::string_view &text, std::size_t digits)
{
    if (text.size() < digits)
        return std::nullopt;
    int value = 0;
    const auto *const end = text.data() + digits;
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool skip(std::string_view &text, char expected)
{
    if (text.empty() || text.front() != expected)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> takeDate(std::string_view &text)
{
    const auto y = take(text, 4);
    if (!y || !skip(text, '-'))
        return std::nullopt;
    const auto m = take(text, 2);
    if (!m || !skip(text, '-'))
        return std::nullopt;
    const auto d = take(text, 2);
    if (!d)
        return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional<Date>(sys_days{date}) : std::nullopt;
}

/// Minutes east of UTC.
std::optional<minutes> takeOffset(std::string_view &text)
{
    if (skip(text, 'Z'))
        return minutes{0};
    if (text.empty() || (text.front() != '+' && text.front() != '-'))
        return std::nullopt;
    const int sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto h = take(text, 2);
    if (!h || !skip(text, ':'))
        return std::nullopt;
    const auto m = take(text, 2);
    if (!m || *h > 14 || *m > 59)
        return std::nullopt;
    return minutes{sign * (*h * 60 + *m)};
}

} // namespace

std::string formatDate(Date date)
{
    const year_month_day ymd{date};
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string formatInstant(Instant instant)
{
    const auto date = floor<days>(instant);
    const hh_mm_ss clock{instant - date};
    std::array<char, 32> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(clock.hours().count()),
                      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                      static_cast<int>(clock.subseconds().count()));
    return formatDate(date) + std::string(text.data(), static_cast<std::size_t>(length));
}

std::optional<Date> parseDate(std::string_view text)
{
    const auto date = takeDate(text);
    return text.empty() ? date : std::nullopt;
}

std::optional<Instant> parseInstant(std::string_view text)
{
    const auto date = takeDate(text);
    if (!date || !skip(text, 'T'))
        return std::nullopt;
    const auto h = take(text, 2);
    if (!h || !skip(text, ':'))
        return std::nullopt;
    const auto m = take(text, 2);
    if (!m || !skip(text, ':'))
        return std::nullopt;
    const auto s = take(text, 2);
    if (!s || *h > 23 || *m > 59 || *s > 59)
        return std::nullopt;
    int millis = 0;
    if (skip(text, '.')) {
        int scale = 100;
        std::size_t digits = 0;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            millis += (text.front() - '0') * scale;
            scale /= 10;
            ++digits;
            text.remove_prefix(1);
        }
        if (digits == 0 || digits > 9)
            return std::nullopt;
    }
    const auto offset = takeOffset(text);
    if (!offset || !text.empty())
        return std::nullopt;
    return Instant{*date} + hours{*h} + minutes{*m} + seconds{*s} + milliseconds{millis} - *offset;
}

} // namespace atalaya::contract
