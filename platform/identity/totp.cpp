// SPDX-License-Identifier: GPL-3.0-or-later
#include "totp.h"

#include "platform/base/digest.h"
#include "platform/base/random.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace atalaya::platform::totp {

namespace {

constexpr std::size_t secretBytes = 20;

void start()
{
    static const bool ready = oath_init() == OATH_OK;
    if (!ready)
        throw std::runtime_error("liboath cannot be started");
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', hex[byte >> 4U], hex[byte & 0xFU]};
        }
    }
    return encoded;
}

} // namespace

std::string newSecret()
{
    return randomBytes(secretBytes);
}

std::string hotp(std::string_view secret, std::int64_t counter, unsigned codeDigits)
{
    start();
    std::array<char, 16> code{};
    const int result = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(counter), codeDigits,
                                          false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    if (result != OATH_OK)
        throw std::runtime_error(std::string("liboath: ") + oath_strerror(result));
    return code.data();
}

std::int64_t stepAt(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch() / period;
}

Instant startOf(std::int64_t step)
{
    return Instant(step * period);
}

Match match(std::string_view secret, std::string_view code, Instant now, std::optional<std::int64_t> lastStep)
{
    Match found;
    const std::int64_t present = stepAt(now);
    // Every step of the window is tried, whatever came before, so that the time taken tells nothing.
    for (std::int64_t step = present + window; step >= present - window; --step) {
        if (!equalsInConstantTime(hotp(secret, step), code))
            continue;
        if (!lastStep || step > *lastStep)
            found = {Match::Result::Accepted, step};
        else if (found.result == Match::Result::Wrong)
            found.result = Match::Result::Replayed;
    }
    return found;
}

std::string toBase32(std::string_view secret)
{
    start();
    char *text = nullptr;
    if (oath_base32_encode(secret.data(), secret.size(), &text, nullptr) != OATH_OK)
        throw std::runtime_error("liboath cannot encode a secret");
    std::string encoded = text;
    std::free(text); // NOLINT(cppcoreguidelines-no-malloc): liboath allocates with malloc
    encoded.erase(encoded.find_last_not_of('=') + 1);
    return encoded;
}

std::optional<std::string> fromBase32(std::string_view text)
{
    start();
    char *bytes = nullptr;
    std::size_t length = 0;
    if (oath_base32_decode(text.data(), text.size(), &bytes, &length) != OATH_OK)
        return std::nullopt;
    std::string decoded(bytes, length);
    std::free(bytes); // NOLINT(cppcoreguidelines-no-malloc): liboath allocates with malloc
    return decoded;
}

std::string otpauthUrl(std::string_view issuer, std::string_view account, std::string_view secret)
{
    return "otpauth://totp/" + percentEncoded(issuer) + ':' + percentEncoded(account) + "?secret=" + toBase32(secret) +
           "&issuer=" + percentEncoded(issuer) + "&algorithm=SHA1&digits=" + std::to_string(digits) +
           "&period=" + std::to_string(period.count());
}

} // namespace atalaya::platform::totp
