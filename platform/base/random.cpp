// SPDX-License-Identifier: GPL-3.0-or-later
#include "random.h"

#include "encoding.h"

#include <sodium.h>

#include <stdexcept>

namespace atalaya::platform {

namespace {

void needSodium()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw std::runtime_error("libsodium has no source of randomness");
}

} // namespace

std::string randomBytes(std::size_t count)
{
    needSodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string randomId()
{
    return toBase64Url(randomBytes(16));
}

std::string randomToken()
{
    return toBase64Url(randomBytes(32));
}

std::string randomText(std::size_t length, std::string_view alphabet)
{
    needSodium();
    std::string text;
    text.reserve(length);
    for (std::size_t i = 0; i < length; ++i)
        text.push_back(alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))]);
    return text;
}

} // namespace atalaya::platform
