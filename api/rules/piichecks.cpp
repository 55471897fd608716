// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/piichecks.h"

#include "api/rules/piitext.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace atalaya::rules {

namespace {

int valueOf(char digit)
{
    return digit - '0';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

struct Country
{
    std::string_view code;
    std::size_t length;
};

/// In alphabetical order.
constexpr auto countries = std::to_array<Country>({
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
    {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27},
    {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27},
    {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22},
    {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32},
    {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19},
    {"MN", 20}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24},
    {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31},
    {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28}, {"TL", 23},
    {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
});

struct Network
{
    std::string_view from;
    std::string_view to;
    std::size_t shortest;
    std::size_t longest;
};

/// First and last beginning of a range, both of the same length.
constexpr auto networks = std::to_array<Network>({
    {"4", "4", 13, 19},       // Visa
    {"51", "55", 16, 16},     // Mastercard
    {"2221", "2720", 16, 16}, // Mastercard
    {"34", "34", 15, 15},     // American Express
    {"37", "37", 15, 15},     // American Express
    {"6011", "6011", 16, 19}, // Discover
    {"644", "649", 16, 19},   // Discover
    {"65", "65", 16, 19},     // Discover
    {"300", "305", 14, 19},   // Diners Club
    {"36", "36", 14, 19},     // Diners Club
    {"38", "39", 14, 19},     // Diners Club
    {"3528", "3589", 16, 19}, // JCB
    {"62", "62", 16, 19},     // UnionPay
    {"50", "50", 13, 19},     // Maestro
    {"56", "58", 13, 19},     // Maestro
    {"6304", "6304", 13, 19}, // Maestro
    {"6759", "6763", 13, 19}, // Maestro
});

} // namespace

bool luhn(std::string_view digits)
{
    if (!allDigits(digits))
        return false;
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
        const int value = valueOf(*digit) * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

bool cardNetwork(std::string_view digits)
{
    return std::ranges::any_of(networks, [digits](const Network &network) {
        const std::string_view begin = digits.substr(0, network.from.size());
        return digits.size() >= network.shortest && digits.size() <= network.longest && begin >= network.from &&
               begin <= network.to;
    });
}

std::size_t ibanLength(std::string_view country)
{
    const auto found = std::ranges::lower_bound(countries, country, {}, &Country::code);
    return found != countries.end() && found->code == country ? found->length : 0;
}

bool ibanCheck(std::string_view iban)
{
    if (iban.size() < 5)
        return false;
    unsigned rest = 0;
    const auto take = [&rest](std::string_view text) {
        for (const char c : text) {
            if (isDigit(c))
                rest = (rest * 10 + static_cast<unsigned>(valueOf(c))) % 97;
            else
                rest = (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
        }
    };
    take(iban.substr(4));
    take(iban.substr(0, 4));
    return rest == 1;
}

bool accountCheck(std::string_view digits)
{
    if (digits.size() != 20 || !allDigits(digits))
        return false;
    constexpr std::array<int, 10> weights{1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
    const auto control = [&weights](std::string_view ten) {
        int sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            sum += weights[i] * valueOf(ten[i]);
        const int digit = 11 - sum % 11;
        return digit > 9 ? 11 - digit : digit;
    };
    std::array<char, 10> bank{'0', '0'};
    std::ranges::copy(digits.substr(0, 8), bank.begin() + 2);
    return control({bank.data(), bank.size()}) == valueOf(digits[8]) &&
           control(digits.substr(10)) == valueOf(digits[9]) && digits.find_first_not_of('0') < 8;
}

bool idLetter(std::string_view number, char letter)
{
    constexpr std::string_view letters = "TRWAGMYFPDXBNJZSQVHLCKE";
    if (number.empty() || number.size() > 8)
        return false;
    std::uint32_t value = 0;
    const char first = number.front();
    const bool foreigner = first == 'X' || first == 'Y' || first == 'Z';
    if (!isDigit(first)) {
        if ((!foreigner && first != 'K' && first != 'L' && first != 'M') || number.size() != 8)
            return false;
        value = foreigner ? static_cast<std::uint32_t>(first - 'X') : 0;
        number.remove_prefix(1);
    }
    if (!allDigits(number))
        return false;
    for (const char digit : number)
        value = value * 10 + static_cast<std::uint32_t>(valueOf(digit));
    return letters[value % 23] == letter;
}

} // namespace atalaya::rules
