// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/treehash.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// Who may sign, in the form of C2SP signed-note: `<name>+<key id in hex>+<base64(0x01 ‖ Ed25519 public key)>`.
struct VerifierKey
{
    std::string name;
    /// First four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key), as a big-endian number.
    std::uint32_t id = 0;
    std::array<std::uint8_t, 32> publicKey{};

    /// nullopt for another algorithm, a name with blanks or `+`, and an id that is not this key's.
    [[nodiscard]] static std::optional<VerifierKey> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    bool operator==(const VerifierKey &) const = default;
};

/// A text and who says to have signed it (C2SP signed-note); what it says counts only once verify() agrees.
class SignedNote
{
public:
    /// Far above what a head needs; 16 signatures must be accepted.
    static constexpr std::size_t largest = 16U * 1024U;
    static constexpr std::size_t mostSignatures = 32;

    struct Signature
    {
        std::string name;
        std::uint32_t keyId = 0;
        std::string bytes;

        bool operator==(const Signature &) const = default;
    };

    /// nullopt unless it is UTF-8 without control characters, ends its text with an empty line, and every line after
    /// that is a signature.
    [[nodiscard]] static std::optional<SignedNote> parse(std::string_view note);

    /// With its last newline, without the empty line.
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] const std::vector<Signature> &signatures() const { return m_signatures; }
    /// Signed by `key`: every signature under its name and id is right, and there is one. Others don't count.
    [[nodiscard]] bool verify(const VerifierKey &key) const;

private:
    std::string m_text;
    std::vector<Signature> m_signatures;
};

} // namespace atalaya::api
