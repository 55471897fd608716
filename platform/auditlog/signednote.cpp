// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/signednote.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace atalaya::platform {

namespace {

constexpr char ed25519 = 1;
/// EM DASH and a space begin a signature line.
constexpr std::string_view dash = "\xE2\x80\x94 ";

const unsigned char *octets(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

/// First four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key).
std::string keyId(const std::string &name, std::string_view publicKey)
{
    return sha256(name + '\n' + ed25519 + std::string(publicKey)).substr(0, 4);
}

/// The text up to and without the next newline; nullopt without one.
std::optional<std::string_view> takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

} // namespace

std::string encode(const Checkpoint &checkpoint)
{
    return checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' + toBase64(view(checkpoint.root)) + '\n';
}

std::optional<Checkpoint> decodeCheckpoint(std::string_view text)
{
    const auto origin = takeLine(text);
    const auto size = takeLine(text);
    const auto root = takeLine(text);
    if (!root || !text.empty() || origin->empty())
        return std::nullopt;
    Checkpoint checkpoint;
    checkpoint.origin = *origin;
    const auto [rest, error] = std::from_chars(size->data(), size->data() + size->size(), checkpoint.size);
    const auto hash = fromBase64(*root);
    if (error != std::errc{} || rest != size->data() + size->size() || !hash || hash->size() != checkpoint.root.size())
        return std::nullopt;
    std::ranges::copy(*hash, checkpoint.root.begin());
    return checkpoint;
}

NoteKey::NoteKey(std::string name, const std::array<std::uint8_t, 32> &seed)
    : m_name(std::move(name))
{
    crypto_sign_seed_keypair(m_public.data(), m_secret.data(), seed.data());
}

NoteKey::~NoteKey()
{
    sodium_memzero(m_secret.data(), m_secret.size());
}

NoteKey NoteKey::generate(std::string name)
{
    std::array<std::uint8_t, 32> seed{};
    randombytes_buf(seed.data(), seed.size());
    NoteKey key(std::move(name), seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

std::optional<NoteKey> NoteKey::fromSeed(std::string name, std::string_view seed)
{
    std::array<std::uint8_t, 32> bytes{};
    if (seed.size() != bytes.size())
        return std::nullopt;
    std::ranges::copy(seed, bytes.begin());
    NoteKey key(std::move(name), bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

std::string NoteKey::seed() const
{
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    crypto_sign_ed25519_sk_to_seed(reinterpret_cast<unsigned char *>(seed.data()), m_secret.data());
    return seed;
}

std::string NoteKey::publicKey() const
{
    return {reinterpret_cast<const char *>(m_public.data()), m_public.size()};
}

std::string NoteKey::verifierKey() const
{
    return verifierKeyOf(m_name, publicKey());
}

std::string verifierKeyOf(const std::string &name, std::string_view publicKey)
{
    return name + '+' + toHex(keyId(name, publicKey)) + '+' + toBase64(ed25519 + std::string(publicKey));
}

std::string NoteKey::sign(const Checkpoint &checkpoint) const
{
    const std::string text = encode(checkpoint);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, octets(text), text.size(),
                         m_secret.data());
    return text + '\n' + std::string(dash) + m_name + ' ' + toBase64(keyId(m_name, publicKey()) + signature) + '\n';
}

std::optional<std::string> openNote(std::string_view note, std::string_view verifierKey)
{
    const std::size_t nameEnd = verifierKey.find('+');
    const std::size_t idEnd = verifierKey.find('+', nameEnd + 1);
    const std::size_t gap = note.rfind("\n\n");
    if (idEnd == std::string_view::npos || nameEnd == 0 || gap == std::string_view::npos)
        return std::nullopt;
    const std::string name(verifierKey.substr(0, nameEnd));
    const auto key = fromBase64(verifierKey.substr(idEnd + 1));
    if (!key || key->size() != 1 + crypto_sign_PUBLICKEYBYTES || key->front() != ed25519 ||
        toHex(keyId(name, key->substr(1))) != verifierKey.substr(nameEnd + 1, idEnd - nameEnd - 1))
        return std::nullopt;
    const std::string_view text = note.substr(0, gap + 1);
    std::string_view lines = note.substr(gap + 2);
    const std::string head = std::string(dash) + name + ' ';
    while (const auto line = takeLine(lines)) {
        if (!line->starts_with(head))
            continue;
        const auto bytes = fromBase64(line->substr(head.size()));
        if (bytes && bytes->size() == 4 + crypto_sign_BYTES && bytes->starts_with(keyId(name, key->substr(1))) &&
            crypto_sign_verify_detached(octets(*bytes) + 4, octets(text), text.size(), octets(*key) + 1) == 0)
            return std::string(text);
    }
    return std::nullopt;
}

} // namespace atalaya::platform
