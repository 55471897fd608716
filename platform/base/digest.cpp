// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest.h"

#include <sodium.h>

namespace atalaya::platform {

namespace {

const unsigned char *data(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

std::string sha256(std::string_view bytes)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char *>(hash.data()), data(bytes), bytes.size());
    return hash;
}

std::string hmacSha256(std::string_view key, std::string_view bytes)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, data(key), key.size());
    crypto_auth_hmacsha256_update(&state, data(bytes), bytes.size());
    std::string code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(code.data()));
    sodium_memzero(&state, sizeof state);
    return code;
}

bool equalsInConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace atalaya::platform
