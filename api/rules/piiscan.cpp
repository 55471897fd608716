// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/piiscan.h"

#include "api/rules/piichecks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

namespace atalaya::rules {

namespace {

constexpr auto accountWords = std::to_array<std::string_view>({"iban", "cuenta", "ccc", "account", "bank"});
constexpr auto cardWords = std::to_array<std::string_view>(
    {"tarjeta", "tarjetas", "card", "visa", "mastercard", "amex", "pan", "credito", "debito", "credit", "debit"});
constexpr auto idWords = std::to_array<std::string_view>({"dni", "nif", "nie", "documento", "identidad", "identity"});

/// Names of files look like domains: `logo@2x.png`.
bool fileEnding(std::string_view label)
{
    constexpr auto endings =
        std::to_array<std::string_view>({"png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "css", "js"});
    return std::ranges::find(endings, label) != endings.end();
}

/// Where the domain that begins at `place` ends; `place` when there is none. The longest that ends in letters.
std::size_t domainEnd(const PiiSegment &segment, std::size_t place)
{
    std::size_t end = place;
    std::size_t label = place;
    for (int labels = 1;; ++labels) {
        bool letters = true;
        std::size_t i = label;
        for (;;) {
            const std::size_t length = segment.wordAt(i);
            if (length == 0 && (segment.at(i) != '-' || i == label))
                break;
            letters = letters && length > 0 && !isDigit(segment.at(i));
            i += std::max<std::size_t>(length, 1);
            // `a@b.es` is in `a@b.es-mail` too.
            if (labels > 1 && letters && i - label >= 2 && segment.wordAt(i) == 0 &&
                !fileEnding(segment.part(label, i)))
                end = i;
        }
        if (i == label || segment.at(i) != '.')
            return end;
        label = i + 1;
    }
}

/// Where the name before the `@` at `at` begins, not before `free`; `at` when there is none.
std::size_t nameBegin(const PiiSegment &segment, std::size_t free, std::size_t at)
{
    const auto belongs = [](char c) {
        return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("._%+-'").find(c) != std::string_view::npos;
    };
    std::size_t begin = at;
    while (begin > free && belongs(segment.at(begin - 1)))
        --begin;
    // Signs before the first letter, and everything up to a quotation mark or dash, are the sentence's.
    std::size_t name = begin;
    bool inName = false;
    for (std::size_t i = begin; i < at;) {
        const std::size_t length = segment.wordAt(i);
        const bool sign = length == 0 && static_cast<unsigned char>(segment.at(i)) >= 0x80;
        i += std::max<std::size_t>(length, 1);
        if (sign || (length == 0 && !inName))
            name = i;
        inName = !sign && (inName || length > 0);
    }
    return name;
}

/// Capital letters and digits from a place on, separators left out.
struct Squeezed
{
    std::string text;
    std::size_t end = 0;
    /// Bit n: a separator came after n characters.
    std::uint64_t separatedAt = 0;

    [[nodiscard]] bool separatedOnlyAt(std::initializer_list<unsigned> places) const
    {
        std::uint64_t allowed = 0;
        for (const unsigned place : places)
            allowed |= std::uint64_t{1} << place;
        return (separatedAt & ~allowed) == 0;
    }
};

/// Until `count` characters are there (at most 34) or something else comes.
Squeezed squeeze(const PiiSegment &segment, std::size_t from, std::size_t count)
{
    Squeezed squeezed;
    squeezed.end = from;
    for (std::size_t i = from; squeezed.text.size() < count;) {
        const char c = segment.at(i);
        if (isLetter(c) || isDigit(c)) {
            squeezed.text += upper(c);
            squeezed.end = ++i;
            continue;
        }
        const auto separator = segment.separatorAt(i);
        const char next = segment.at(i + separator.length);
        if (separator.length == 0 || !(isLetter(next) || isDigit(next)))
            break;
        squeezed.separatedAt |= std::uint64_t{1} << squeezed.text.size();
        i += separator.length;
    }
    return squeezed;
}

/// The end of the IBAN that begins at `place`.
std::optional<std::size_t> ibanAt(const PiiSegment &segment, std::size_t place)
{
    const std::array<char, 2> country{upper(segment.at(place)), upper(segment.at(place + 1))};
    const std::size_t length = ibanLength({country.data(), country.size()});
    if (length == 0)
        return std::nullopt;
    const Squeezed iban = squeeze(segment, place, length);
    const std::string_view text = iban.text;
    if (text.size() != length || segment.wordAt(iban.end) > 0 || !isDigit(text[2]) || !isDigit(text[3]))
        return std::nullopt;
    const bool digits = std::ranges::all_of(text.substr(4), isDigit);
    const bool spanish = text.starts_with("ES");
    // Otherwise «es 12 de mayo …» would be one now and then.
    const bool grouped = spanish ? digits && iban.separatedOnlyAt({2, 4, 8, 12, 14, 16, 20})
                                 : iban.separatedOnlyAt({4, 8, 12, 16, 20, 24, 28, 32});
    if (!grouped)
        return std::nullopt;
    // With a slip of the pen it still is somebody's account.
    const bool found = ibanCheck(text) || (spanish && accountCheck(text.substr(4))) ||
                       (digits && segment.hintBefore(place, accountWords) > 0);
    return found ? std::optional(iban.end) : std::nullopt;
}

std::optional<std::size_t> accountAt(const PiiSegment &segment, std::size_t place)
{
    const Squeezed account = squeeze(segment, place, 20);
    return account.separatedOnlyAt({4, 8, 10, 12, 16}) && accountCheck(account.text) && segment.wordAt(account.end) == 0
               ? std::optional(account.end)
               : std::nullopt;
}

/// The card that begins at `place`: the longest that fits.
std::optional<std::size_t> cardAt(const PiiSegment &segment, std::size_t place)
{
    // A share with many decimals is none.
    if (segment.behindPoint(place) && segment.at(place - 2) == '0' && !isDigit(segment.at(place - 3)))
        return std::nullopt;
    std::optional<std::size_t> end;
    std::string digits;
    char used = '\0';
    std::optional<int> hint;
    for (std::size_t i = place;;) {
        const std::size_t begin = i;
        while (isDigit(segment.at(i)) && digits.size() < 20)
            digits += segment.at(i++);
        const std::size_t size = i - begin;
        if (size == 0 || digits.size() > 19)
            return end;
        const bool whole = segment.wordAt(i) == 0;
        if (whole && digits.size() >= 13 && cardNetwork(digits)) {
            if (!luhn(digits) && !hint)
                hint = segment.hintBefore(place, cardWords);
            if (luhn(digits) || (*hint > 0 && digits.size() >= 15))
                end = i;
        }
        const auto separator = segment.separatorAt(i);
        // Written in groups of four to six; shorter or longer ones in front are other numbers.
        if (size < 4 || size > 6 || separator.length == 0 || (used != '\0' && separator.kind != used))
            return end;
        used = separator.kind;
        i += separator.length;
    }
}

/// The end of the DNI, NIE or NIF that begins at `place`.
std::optional<std::size_t> nationalIdAt(const PiiSegment &segment, std::size_t place)
{
    const char first = upper(segment.at(place));
    const bool lettered = first == 'X' || first == 'Y' || first == 'Z' || first == 'K' || first == 'L' || first == 'M';
    if (!lettered && (!isDigit(first) || segment.behindPoint(place)))
        return std::nullopt;
    std::string number;
    std::size_t i = place;
    if (lettered) {
        number = first;
        i += 1 + segment.separatorAt(i + 1).length;
    }
    std::uint64_t separatedAt = 0;
    const std::size_t before = number.size();
    while (isDigit(segment.at(i)) && number.size() <= 8) {
        number += segment.at(i++);
        const auto separator = segment.separatorAt(i);
        if (separator.length == 0 || !isDigit(segment.at(i + separator.length)))
            continue;
        separatedAt |= std::uint64_t{1} << (number.size() - before);
        i += separator.length;
    }
    const std::size_t digits = number.size() - before;
    // 12.345.678 or 1.234.567
    const bool grouped = separatedAt == 0 || (digits == 8 && separatedAt == ((1U << 2U) | (1U << 5U))) ||
                         (digits == 7 && separatedAt == ((1U << 1U) | (1U << 4U)));
    if (!grouped || number.size() < 7 || number.size() > 8)
        return std::nullopt;
    const auto separator = segment.separatorAt(i);
    const std::size_t at = i + separator.length;
    const char letter = segment.at(at);
    const bool follows = isLetter(letter) && segment.wordAt(at + 1) == 0;
    const bool named = segment.hintBefore(place, idWords) > 0;
    // A small letter after a blank is the next word: «12345678 y».
    const bool joined = follows && (separator.kind != ' ' || upper(letter) == letter);
    if (joined && ((number.size() == 8 && idLetter(number, upper(letter))) || named))
        return at + 1;
    return named && !lettered && segment.endsNumber(i) ? std::optional(i) : std::nullopt;
}

/// Asks `valueAt` at every place where a word of ASCII begins, and goes on behind what it finds.
template<class ValueAt>
void scanWords(PiiSegment segment, PiiKind kind, ValueAt valueAt, std::vector<PiiFinding> &found)
{
    bool inWord = false;
    for (std::size_t i = segment.from(); i < segment.to(); ++i) {
        const bool word = isLetter(segment.at(i)) || isDigit(segment.at(i));
        const bool first = word && !inWord && !segment.wordBefore(i);
        inWord = word;
        if (const auto end = first ? valueAt(segment, i) : std::optional<std::size_t>()) {
            found.push_back({kind, i, *end - i});
            // No word touches a value, so what comes next is a sign.
            segment = segment.behind(*end);
            i = *end;
            inWord = false;
        }
    }
}

} // namespace

void scanEmails(const PiiSegment &segment, std::vector<PiiFinding> &found)
{
    std::size_t free = segment.from();
    for (std::size_t at = segment.from(); at < segment.to(); ++at) {
        if (segment.at(at) != '@')
            continue;
        const std::size_t begin = nameBegin(segment, free, at);
        const std::size_t end = domainEnd(segment, at + 1);
        free = at + 1;
        if (begin == at || end == at + 1)
            continue;
        found.push_back({PiiKind::Email, begin, end - begin});
        free = end;
        at = end - 1;
    }
}

void scanIbans(const PiiSegment &segment, std::vector<PiiFinding> &found)
{
    const auto valueAt = [](const PiiSegment &all, std::size_t place) {
        return isDigit(all.at(place)) ? accountAt(all, place) : ibanAt(all, place);
    };
    scanWords(segment, PiiKind::Iban, valueAt, found);
}

void scanCards(const PiiSegment &segment, std::vector<PiiFinding> &found)
{
    scanWords(segment, PiiKind::Card, cardAt, found);
}

void scanNationalIds(const PiiSegment &segment, std::vector<PiiFinding> &found)
{
    scanWords(segment, PiiKind::NationalId, nationalIdAt, found);
}

} // namespace atalaya::rules
