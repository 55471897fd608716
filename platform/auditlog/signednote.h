// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/merkle.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// The state of one tree in three lines (C2SP tlog-checkpoint): origin, size, root in base64.
struct Checkpoint
{
    /// `<server>/t/<tenant>/<epoch>`; also the name of the key that signs.
    std::string origin;
    std::uint64_t size = 0;
    TreeHash root{};

    bool operator==(const Checkpoint &) const = default;
};

[[nodiscard]] std::string encode(const Checkpoint &checkpoint);
[[nodiscard]] std::optional<Checkpoint> decodeCheckpoint(std::string_view text);

/// Signs the heads of one tree with Ed25519; the secret is wiped when the key goes.
class NoteKey
{
public:
    /// A fresh key. `name` must not contain spaces or `+`.
    [[nodiscard]] static NoteKey generate(std::string name);
    /// From the 32-byte seed that `seed` gives; nullopt when it has another length.
    [[nodiscard]] static std::optional<NoteKey> fromSeed(std::string name, std::string_view seed);
    NoteKey(const NoteKey &) = default;
    NoteKey &operator=(const NoteKey &) = default;
    ~NoteKey();

    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] std::string seed() const;
    [[nodiscard]] std::string publicKey() const;
    /// C2SP verifier key: `<name>+<key id in hex>+<base64(0x01 ‖ public key)>`.
    [[nodiscard]] std::string verifierKey() const;
    /// C2SP signed note: the text, an empty line, `— <name> <base64(key id ‖ signature)>`.
    [[nodiscard]] std::string sign(const Checkpoint &checkpoint) const;

private:
    NoteKey(std::string name, const std::array<std::uint8_t, 32> &seed);

    std::string m_name;
    std::array<std::uint8_t, 32> m_public{};
    std::array<std::uint8_t, 64> m_secret{};
};

/// C2SP verifier key of a public key of 32 bytes.
[[nodiscard]] std::string verifierKeyOf(const std::string &name, std::string_view publicKey);

/// The text of a note that carries a valid signature by `verifierKey` (C2SP form); nullopt for any other.
[[nodiscard]] std::optional<std::string> openNote(std::string_view note, std::string_view verifierKey);

} // namespace atalaya::platform
