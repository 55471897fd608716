// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordpolicy.h"

#include <algorithm>
#include <set>

namespace atalaya::platform {

/// platform/identity/data/common-passwords.txt
extern const std::string_view commonPasswordsText;

namespace {

std::string folded(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

const std::set<std::string_view> &commonPasswords()
{
    static const std::set<std::string_view> passwords = [] {
        std::set<std::string_view> lines;
        std::string_view rest = commonPasswordsText;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (const std::string_view line = rest.substr(0, end); !line.empty() && line.front() != '#')
                lines.insert(line);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return lines;
    }();
    return passwords;
}

bool isCommon(const std::string &password, const std::string &email)
{
    const std::string person = email.substr(0, email.find('@'));
    // "password2026!" is "password" to whoever guesses.
    const std::string stem = password.substr(0, password.find_last_not_of("0123456789!.?*#$") + 1);
    return commonPasswords().contains(password) || commonPasswords().contains(stem) || password == email ||
           stem == person || std::ranges::count(password, password.front()) == std::ssize(password);
}

} // namespace

std::optional<std::string> passwordProblem(std::string_view password, std::string_view email, bool withFactor)
{
    if (characters(password) < (withFactor ? shortestPasswordWithFactor : shortestPasswordAlone))
        return "too_short";
    if (password.size() > longestPasswordBytes)
        return "too_long";
    if (isCommon(folded(password), folded(email)))
        return "too_common";
    return std::nullopt;
}

} // namespace atalaya::platform
