// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/signednote.h"

#include <QStringDecoder>

#include <sodium.h>

#include <algorithm>

namespace atalaya::api {

namespace {

constexpr std::string_view ed25519("\1", 1);
constexpr std::size_t idBytes = 4;
/// EM DASH and a space begin a signature line.
constexpr std::string_view dash = "\xE2\x80\x94 ";

const unsigned char *octets(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::uint32_t number(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (const char byte : bytes.substr(0, idBytes))
        value = (value << 8U) | static_cast<unsigned char>(byte);
    return value;
}

std::uint32_t idOf(std::string_view name, std::string_view publicKey)
{
    return number(bytesOf(sha256({name, "\n", ed25519, publicKey})));
}

/// The text in UTF-16 when it is UTF-8 throughout.
std::optional<QString> decode(std::string_view bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

bool isName(std::string_view name)
{
    const auto text = decode(name);
    return text && !text->isEmpty() &&
           std::ranges::none_of(*text, [](QChar c) { return c.isSpace() || c == QLatin1Char('+'); });
}

std::string hex(std::uint32_t id)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4)
        text += digits[(id >> static_cast<unsigned>(shift)) & 0xFU];
    return text;
}

std::optional<SignedNote::Signature> signatureFrom(std::string_view line)
{
    if (!line.starts_with(dash))
        return std::nullopt;
    line.remove_prefix(dash.size());
    const std::size_t gap = line.find(' ');
    if (gap == std::string_view::npos || !isName(line.substr(0, gap)))
        return std::nullopt;
    const auto bytes = fromBase64(line.substr(gap + 1));
    if (!bytes || bytes->size() <= idBytes)
        return std::nullopt;
    return SignedNote::Signature{std::string(line.substr(0, gap)), number(*bytes), bytes->substr(idBytes)};
}

} // namespace

std::optional<VerifierKey> VerifierKey::parse(std::string_view text)
{
    // A key is handed out as a line of its own.
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    const std::size_t nameEnd = text.find('+');
    const std::size_t idEnd = nameEnd == std::string_view::npos ? nameEnd : text.find('+', nameEnd + 1);
    if (idEnd == std::string_view::npos)
        return std::nullopt;
    VerifierKey key;
    key.name = text.substr(0, nameEnd);
    const auto bytes = fromBase64(text.substr(idEnd + 1));
    if (!isName(key.name) || !bytes || bytes->size() != 1 + key.publicKey.size() || !bytes->starts_with(ed25519))
        return std::nullopt;
    std::ranges::copy(bytes->substr(1), reinterpret_cast<char *>(key.publicKey.data()));
    key.id = idOf(key.name, bytes->substr(1));
    return text.substr(nameEnd + 1, idEnd - nameEnd - 1) == hex(key.id) ? std::optional(key) : std::nullopt;
}

std::string VerifierKey::text() const
{
    std::string bytes(ed25519);
    bytes.append(reinterpret_cast<const char *>(publicKey.data()), publicKey.size());
    return name + '+' + hex(id) + '+' + toBase64(bytes);
}

std::optional<SignedNote> SignedNote::parse(std::string_view note)
{
    const std::size_t gap = note.rfind("\n\n");
    if (note.size() > largest || gap == std::string_view::npos || !note.ends_with('\n') || !decode(note) ||
        std::ranges::any_of(note, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }))
        return std::nullopt;
    SignedNote parsed;
    parsed.m_text = note.substr(0, gap + 1);
    std::string_view lines = note.substr(gap + 2);
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        auto signature = signatureFrom(lines.substr(0, end));
        if (!signature || parsed.m_signatures.size() == mostSignatures)
            return std::nullopt;
        parsed.m_signatures.push_back(*std::move(signature));
        lines.remove_prefix(end + 1);
    }
    return parsed.m_signatures.empty() ? std::nullopt : std::optional(std::move(parsed));
}

bool SignedNote::verify(const VerifierKey &key) const
{
    bool signedByKey = false;
    for (const Signature &signature : m_signatures) {
        if (signature.name != key.name || signature.keyId != key.id)
            continue;
        if (signature.bytes.size() != crypto_sign_BYTES ||
            crypto_sign_verify_detached(octets(signature.bytes), octets(m_text), m_text.size(), key.publicKey.data()) !=
                0)
            return false;
        signedByKey = true;
    }
    return signedByKey;
}

} // namespace atalaya::api
