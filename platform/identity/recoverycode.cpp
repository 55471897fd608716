// SPDX-License-Identifier: GPL-3.0-or-later
#include "recoverycode.h"

#include "platform/base/random.h"

namespace atalaya::platform {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t secretLength = 16;
constexpr std::size_t groupLength = 4;

char letterFor(char typed)
{
    switch (typed) {
    case '0':
        return 'O';
    case '1':
        return 'I';
    case '8':
        return 'B';
    default:
        return typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    }
}

} // namespace

std::string RecoveryCode::text() const
{
    std::string shown = std::to_string(slot);
    for (std::size_t at = 0; at < secret.size(); at += groupLength)
        shown += '-' + secret.substr(at, groupLength);
    return shown;
}

std::optional<RecoveryCode> RecoveryCode::parse(std::string_view text)
{
    std::string typed;
    for (const char c : text) {
        if (c != '-' && c != ' ')
            typed += c;
    }
    if (typed.size() != 1 + secretLength || typed.front() < '0' || typed.front() > '9')
        return std::nullopt;
    RecoveryCode code;
    code.slot = typed.front() - '0';
    for (const char c : typed.substr(1)) {
        const char letter = letterFor(c);
        if (alphabet.find(letter) == std::string_view::npos)
            return std::nullopt;
        code.secret += letter;
    }
    return code;
}

std::vector<RecoveryCode> newRecoveryCodes()
{
    std::vector<RecoveryCode> codes;
    for (int slot = 0; slot < RecoveryCode::slots; ++slot)
        codes.push_back({slot, randomText(secretLength, alphabet)});
    return codes;
}

} // namespace atalaya::platform
