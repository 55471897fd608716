// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretkey.h"

#include "platform/base/random.h"

#include <sodium.h>

#include <cstring>
#include <stdexcept>

namespace atalaya::platform {

namespace {

constexpr char sealVersion = 1;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void start()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw std::runtime_error("libsodium cannot be started");
}

const unsigned char *raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *raw(std::string &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

void wipe(std::string &secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

void SecretKey::Free::operator()(unsigned char *memory) const
{
    sodium_free(memory);
}

SecretKey::SecretKey()
{
    start();
    m_memory.reset(static_cast<unsigned char *>(sodium_malloc(size)));
    if (!m_memory)
        throw std::bad_alloc();
}

SecretKey SecretKey::random()
{
    SecretKey key;
    randombytes_buf(key.m_memory.get(), size);
    return key;
}

SecretKey SecretKey::fromBytes(std::string_view bytes)
{
    if (bytes.size() != size)
        throw std::invalid_argument("a key has 32 bytes");
    SecretKey key;
    std::memcpy(key.m_memory.get(), bytes.data(), size);
    return key;
}

std::string_view SecretKey::bytes() const
{
    return {reinterpret_cast<const char *>(m_memory.get()), size};
}

std::string sealBytes(const SecretKey &key, std::string_view associated, std::string_view plain)
{
    const std::string nonce = randomBytes(nonceSize);
    std::string cipher(plain.size() + tagSize, '\0');
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(cipher), &length, raw(plain), plain.size(), raw(associated),
                                               associated.size(), nullptr, raw(nonce), raw(key.bytes()));
    return std::string(1, sealVersion) + nonce + cipher;
}

std::optional<std::string> openBytes(const SecretKey &key, std::string_view associated, std::string_view sealed)
{
    start();
    if (sealed.size() < 1 + nonceSize + tagSize || sealed.front() != sealVersion)
        return std::nullopt;
    const std::string_view nonce = sealed.substr(1, nonceSize);
    const std::string_view cipher = sealed.substr(1 + nonceSize);
    std::string plain(cipher.size() - tagSize, '\0');
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), &length, nullptr, raw(cipher), cipher.size(),
                                                   raw(associated), associated.size(), raw(nonce),
                                                   raw(key.bytes())) != 0)
        return std::nullopt;
    return plain;
}

} // namespace atalaya::platform
