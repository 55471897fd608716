// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/sealedrecord.h"

#include <QtEndian>

#include <sodium.h>

#include <array>
#include <new>
#include <string_view>

namespace atalaya::api {

namespace {

// magic 4, format 1, algorithm 1, kind 2, key id 8, generation 8, nonce 24, length 8; numbers little-endian.
constexpr std::string_view magic = "ATLR";
constexpr char format = 1;
constexpr char xchacha20Poly1305 = 1;
constexpr qsizetype kindAt = 6;
constexpr qsizetype keyIdAt = 8;
constexpr qsizetype keyIdBytes = 8;
constexpr qsizetype generationAt = 16;
constexpr qsizetype nonceAt = 24;
constexpr qsizetype lengthAt = 48;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(lengthAt + 8 == RecordHead::bytes);
static_assert(lengthAt - nonceAt == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(RecordKey::keyBytes == crypto_kdf_KEYBYTES);
static_assert(RecordKey::keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

enum Purpose : std::uint64_t
{
    Sealing = 1,
    Naming = 2,
    KeyId = 3
};

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

const unsigned char *bytesOf(const SecretString &secret)
{
    return reinterpret_cast<const unsigned char *>(secret.view().data());
}

unsigned long long sizeOf(const QByteArray &bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

SecretString derive(const SecretString &key, Purpose purpose)
{
    std::array<char, RecordKey::keyBytes> sub{};
    crypto_kdf_derive_from_key(reinterpret_cast<unsigned char *>(sub.data()), sub.size(), purpose, "atlvault",
                               bytesOf(key));
    SecretString secret(std::string_view(sub.data(), sub.size()));
    sodium_memzero(sub.data(), sub.size());
    return secret;
}

template<class T>
void append(QByteArray &to, T number)
{
    const T little = qToLittleEndian(number);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

template<class T>
T numberAt(const QByteArray &from, qsizetype at)
{
    return qFromLittleEndian<T>(from.constData() + at);
}

/// Each part behind its length, so that no two labels give the same bytes.
QByteArray bound(QByteArray begin, const RecordLabel &label)
{
    for (const QByteArray *const part : {&label.origin, &label.user, &label.tenant, &label.method, &label.url}) {
        append(begin, static_cast<std::uint64_t>(part->size()));
        begin += *part;
    }
    return begin;
}

} // namespace

std::optional<RecordKey> RecordKey::from(const SecretString &key)
{
    if (key.size() != keyBytes || sodium_init() < 0)
        return std::nullopt;
    RecordKey made;
    made.m_sealing = derive(key, Sealing);
    made.m_naming = derive(key, Naming);
    const SecretString id = derive(key, KeyId);
    made.m_id = QByteArray(id.view().data(), keyIdBytes);
    return made;
}

QByteArray RecordKey::nameOf(const RecordLabel &label, RecordKind kind) const
{
    QByteArray about;
    append(about, static_cast<std::uint16_t>(kind));
    about = bound(about, label);
    QByteArray hash(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<std::size_t>(hash.size()),
                       bytesOf(about), sizeOf(about), bytesOf(m_naming), m_naming.size());
    return hash.toHex();
}

QByteArray RecordKey::seal(const RecordLabel &label, RecordKind kind, std::uint64_t generation,
                           const QByteArray &plain) const
{
    QByteArray record;
    record.reserve(RecordHead::bytes + plain.size() + tagBytes);
    record.append(magic.data(), static_cast<qsizetype>(magic.size()));
    record += format;
    record += xchacha20Poly1305;
    append(record, static_cast<std::uint16_t>(kind));
    record += m_id;
    append(record, generation);
    record.resize(lengthAt);
    randombytes_buf(record.data() + nonceAt, static_cast<std::size_t>(lengthAt - nonceAt));
    append(record, static_cast<std::uint64_t>(plain.size()));

    const QByteArray data = bound(record, label);
    record.resize(RecordHead::bytes + plain.size() + tagBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(record.data()) + RecordHead::bytes,
                                               nullptr, bytesOf(plain), sizeOf(plain), bytesOf(data), sizeOf(data),
                                               nullptr, bytesOf(record) + nonceAt, bytesOf(m_sealing));
    return record;
}

std::optional<QByteArray> RecordKey::open(const RecordLabel &label, RecordKind kind, std::uint64_t generation,
                                          const QByteArray &record) const
{
    const auto head = RecordHead::read(record);
    if (!head || head->kind != kind || head->keyId != m_id || head->generation != generation)
        return std::nullopt;
    const qsizetype sealed = record.size() - RecordHead::bytes;
    if (sealed < tagBytes || numberAt<std::uint64_t>(record, lengthAt) != static_cast<std::uint64_t>(sealed - tagBytes))
        return std::nullopt;
    const QByteArray data = bound(record.left(RecordHead::bytes), label);
    QByteArray plain(sealed - tagBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char *>(plain.data()), nullptr, nullptr,
                                                   bytesOf(record) + RecordHead::bytes,
                                                   static_cast<unsigned long long>(sealed), bytesOf(data), sizeOf(data),
                                                   bytesOf(record) + nonceAt, bytesOf(m_sealing)) != 0)
        return std::nullopt;
    return plain;
}

std::optional<RecordHead> RecordHead::read(const QByteArray &begin)
{
    if (begin.size() < bytes || !begin.startsWith({magic.data(), static_cast<qsizetype>(magic.size())}) ||
        begin.at(4) != format || begin.at(5) != xchacha20Poly1305)
        return std::nullopt;
    return RecordHead{static_cast<RecordKind>(numberAt<std::uint16_t>(begin, kindAt)), begin.mid(keyIdAt, keyIdBytes),
                      numberAt<std::uint64_t>(begin, generationAt)};
}

} // namespace atalaya::api
