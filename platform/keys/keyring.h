// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/keys/keyencryptionkey.h"
#include "platform/keys/keyvault.h"
#include "platform/store/database.h"

#include <functional>
#include <map>

namespace atalaya::platform {

/// The keys that seal the platform's secrets (TOTP seeds, signing seeds). They are stored wrapped, each with the id of
/// the key-encryption key that wrapped it. Read-only after construction, so every thread may use it.
class Keyring final : public KeyVault
{
public:
    /// Unwraps the stored keys and makes the first one. Throws std::runtime_error when `kek` did not wrap them.
    Keyring(Database &database, const KeyEncryptionKey &kek, const Clock &clock);

    /// From the environment, else from `<data>/keys/kek`, which is created with the first key. Finishes a change of
    /// the key-encryption key that was interrupted.
    [[nodiscard]] static Keyring load(Database &database, const std::filesystem::path &data, const Clock &clock);

    /// Key id, colon, sealed bytes.
    [[nodiscard]] std::string wrap(std::string_view context, std::string_view secret) const override;
    [[nodiscard]] std::optional<std::string> unwrap(std::string_view context, std::string_view wrapped) const override;

private:
    std::map<std::string, SecretKey, std::less<>> m_keys;
    std::string m_current;
};

/// Writes down, in the transaction of the change, that another key-encryption key wraps the keys: the ids of both.
using RewrapRecord = std::function<void(Transaction &, const std::string &before, const std::string &after)>;

struct Rewrapped
{
    std::int64_t keys = 0;
    /// Id of the key-encryption key that wraps them now.
    std::string keyId;
    /// It lies in `<data>/keys/kek`; else it is the one of the environment.
    bool inFile = true;
};

/// Wraps every stored key with `next` instead of `current`, in one transaction. Answers how many there were.
std::int64_t rewrapKeys(Database &database, const KeyEncryptionKey &current, const KeyEncryptionKey &next,
                        const RewrapRecord &record = {});
/// The same from the key in use (see Keyring::load) to the one in `ATALAYA_KEK_NEXT`, or, without it, to a new key
/// file. At no moment is the key in use not on disk, unless it is in the environment. Throws std::runtime_error.
Rewrapped replaceKey(Database &database, const std::filesystem::path &data, const RewrapRecord &record = {});

} // namespace atalaya::platform
