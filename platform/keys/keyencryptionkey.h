// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/keys/secretkey.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// The key that wraps the platform's other keys. It lives outside the database and its backups: in the environment
/// (`ATALAYA_KEK`, 64 hexadecimal digits) or in a file that only its owner can read.
class KeyEncryptionKey
{
public:
    [[nodiscard]] static KeyEncryptionKey random();
    /// Throws std::runtime_error unless `text` is 64 hexadecimal digits.
    [[nodiscard]] static KeyEncryptionKey fromText(std::string_view text);
    /// Throws std::runtime_error when the file is unreadable, malformed or open to others than its owner.
    [[nodiscard]] static KeyEncryptionKey fromFile(const std::filesystem::path &file);

    /// Creates the file 0600 and its folder 0700, durable on return; refuses to replace a file.
    void saveTo(const std::filesystem::path &file) const;

    /// Names the key without telling it.
    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] std::string wrap(std::string_view keyId, const SecretKey &key) const;
    /// nullopt when another key wrapped it, or it was wrapped under another id.
    [[nodiscard]] std::optional<SecretKey> unwrap(std::string_view keyId, std::string_view wrapped) const;

private:
    explicit KeyEncryptionKey(SecretKey key);

    SecretKey m_key;
    std::string m_id;
};

} // namespace atalaya::platform
