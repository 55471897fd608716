// SPDX-License-Identifier: GPL-3.0-or-later
#include "queryvalues.h"

#include "words.h"

#include <array>
#include <charconv>
#include <utility>

namespace atalaya::rules {

namespace {

using contract::Instant;
using Read = tl::expected<QueryValue, std::string>;

tl::unexpected<std::string> wrong(std::string code)
{
    return tl::unexpected(std::move(code));
}

/// Digits only, and few enough of them.
std::optional<std::int64_t> digits(std::string_view text)
{
    constexpr std::size_t longest = 17;
    if (text.empty() || text.size() > longest || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// In units of the field.
std::optional<std::int64_t> number(const QueryFieldInfo &info, std::string_view text)
{
    if (info.kind != QueryKind::Fraction)
        return digits(text);
    const std::size_t mark = text.find_first_of(".,");
    const auto whole = digits(text.substr(0, mark));
    if (!whole || *whole > 1)
        return whole ? std::optional(info.most + 1) : std::nullopt;
    if (mark == std::string_view::npos)
        return *whole * confidenceUnits;
    std::string decimals(text.substr(mark + 1));
    constexpr std::size_t precision = 4;
    if (decimals.empty() || decimals.size() > precision)
        return std::nullopt;
    decimals.resize(precision, '0');
    const auto part = digits(decimals);
    return part ? std::optional(*whole * confidenceUnits + *part) : std::nullopt;
}

QueryRange compared(std::string_view op, std::int64_t value)
{
    QueryRange range;
    if (op.starts_with('<')) {
        range.high = value;
        range.highOpen = op == "<";
    } else if (op.starts_with('>')) {
        range.low = value;
        range.lowOpen = op == ">";
    } else {
        range.low = range.high = value;
    }
    return range;
}

bool takeBound(const QueryFieldInfo &info, std::string_view text, std::optional<std::int64_t> &bound)
{
    if (!text.empty())
        bound = number(info, text);
    return text.empty() || bound;
}

Read readRange(const QueryFieldInfo &info, std::string_view text)
{
    QueryRange range;
    if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
        if (!takeBound(info, text.substr(0, dots), range.low) || !takeBound(info, text.substr(dots + 2), range.high) ||
            (!range.low && !range.high))
            return wrong("bad_number");
    } else {
        std::string_view op;
        for (const std::string_view each : {"<=", ">=", "<", ">", "="}) {
            if (text.starts_with(each)) {
                op = each;
                break;
            }
        }
        const auto value = number(info, text.substr(op.size()));
        if (!value)
            return wrong("bad_number");
        range = compared(op, *value);
    }
    if (range.low.value_or(0) > info.most || range.high.value_or(0) > info.most ||
        (range.low && range.high && *range.low > *range.high))
        return wrong("out_of_range");
    return range;
}

Read readWords(const RawValue &raw)
{
    QueryWords words{tokensOf(raw.text), !raw.quoted || raw.star};
    if (words.tokens.empty())
        return wrong("no_word");
    return words;
}

Read readWord(const QueryFieldInfo &info, const std::string &word)
{
    for (const auto language : {QueryLanguage::English, QueryLanguage::Spanish}) {
        if (info.kind == QueryKind::YesNo) {
            for (const bool value : {false, true}) {
                if (word == fold(wordFor(value, language)))
                    return value;
            }
        } else {
            for (const auto state : {contract::DecisionState::Executed, contract::DecisionState::Review,
                                     contract::DecisionState::Blocked}) {
                if (word == fold(wordFor(state, language)))
                    return state;
            }
        }
    }
    return wrong("unknown_value");
}

bool saysNone(const std::string &word)
{
    return word == "none" || word == "ninguna" || word == "ninguno";
}

} // namespace

Read readValue(const QueryFieldInfo &info, const RawValue &raw)
{
    const std::string folded = fold(raw.text);
    const bool text = info.kind == QueryKind::Text || info.kind == QueryKind::Name;
    if (info.kind == QueryKind::Words)
        return readWords(raw);
    if (raw.star && info.kind != QueryKind::Text)
        return wrong("no_prefix");
    if (folded.empty() && !(text && (raw.quoted || raw.star)))
        return wrong("empty_value");
    if (text)
        return QueryText{folded, raw.star};
    if (info.mayBeMissing && saysNone(folded))
        return QueryNone{};
    if (info.kind == QueryKind::State || info.kind == QueryKind::YesNo)
        return readWord(info, folded);
    return readRange(info, folded);
}

tl::expected<Instant, std::string> readTime(const QueryFieldInfo &info, const RawValue &raw,
                                            const QueryOptions &options)
{
    using namespace std::chrono;
    if (raw.text.empty())
        return wrong("empty_value");
    if (info.kind == QueryKind::Age) {
        constexpr auto units =
            std::to_array<std::pair<char, minutes>>({{'m', minutes{1}}, {'h', hours{1}}, {'d', days{1}}});
        constexpr std::int64_t most = 10'000'000;
        const std::string folded = fold(raw.text);
        const auto count = digits(std::string_view(folded).substr(0, folded.size() - 1));
        for (const auto &[letter, unit] : units) {
            if (count && folded.back() == letter)
                return *count * unit <= minutes{most} ? tl::expected<Instant, std::string>(options.now - *count * unit)
                                                      : wrong("out_of_range");
        }
        return wrong("bad_time");
    }
    if (const auto instant = contract::parseInstant(raw.text))
        return *instant;
    const auto date = contract::parseDate(raw.text);
    std::optional<Instant> begin;
    if (date)
        begin = options.startOfDay ? options.startOfDay(*date) : std::optional<Instant>(*date);
    return begin ? tl::expected<Instant, std::string>(*begin) : wrong("bad_time");
}

} // namespace atalaya::rules
