// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/prompttext.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isOther(char c)
{
    return c == '_' || (c >= '0' && c <= '9');
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

bool isPlaceholderName(std::string_view name)
{
    constexpr std::size_t longest = 60;
    return !name.empty() && name.size() <= longest && isLetter(name.front()) &&
           std::ranges::all_of(name, [](char c) { return isLetter(c) || isOther(c); });
}

PromptReading readPrompt(std::string_view text)
{
    PromptReading reading;
    for (std::size_t from = text.find("{{"); from != std::string_view::npos;) {
        // A place is within its line, so that one brace too many does not swallow the rest.
        const std::size_t lineEnd = std::min(text.find('\n', from), text.size());
        const std::size_t close = text.substr(0, lineEnd).find("}}", from + 2);
        const std::size_t end = close == std::string_view::npos ? lineEnd : close + 2;
        if (close == std::string_view::npos) {
            reading.faults.push_back({"unclosed_placeholder", from, end - from});
        } else if (const auto name = trimmed(text.substr(from + 2, close - from - 2)); isPlaceholderName(name)) {
            reading.places.push_back({std::string(name), from, end - from});
        } else {
            reading.faults.push_back({"bad_placeholder", from, end - from});
        }
        from = text.find("{{", end);
    }
    return reading;
}

std::vector<std::string> placeholdersIn(std::string_view text)
{
    std::vector<std::string> names;
    for (const PromptPlace &place : readPrompt(text).places) {
        if (std::ranges::find(names, place.name) == names.end())
            names.push_back(place.name);
    }
    return names;
}

} // namespace atalaya::rules
