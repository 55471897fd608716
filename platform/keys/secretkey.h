// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Overwrites what the string held, so that it does not stay in freed memory.
void wipe(std::string &secret);

/// A 256-bit key in guarded memory that is zeroed when it ends.
class SecretKey
{
public:
    static constexpr std::size_t size = 32;

    [[nodiscard]] static SecretKey random();
    /// Throws std::invalid_argument unless `bytes` is exactly 32 long.
    [[nodiscard]] static SecretKey fromBytes(std::string_view bytes);

    [[nodiscard]] std::string_view bytes() const;

private:
    struct Free
    {
        void operator()(unsigned char *memory) const;
    };
    SecretKey();
    std::unique_ptr<unsigned char, Free> m_memory;
};

/// XChaCha20-Poly1305 with a random nonce: version byte, nonce (24), ciphertext with its tag.
[[nodiscard]] std::string sealBytes(const SecretKey &key, std::string_view associated, std::string_view plain);
/// nullopt when key, associated data or bytes are not the ones that were sealed.
[[nodiscard]] std::optional<std::string> openBytes(const SecretKey &key, std::string_view associated,
                                                   std::string_view sealed);

} // namespace atalaya::platform
