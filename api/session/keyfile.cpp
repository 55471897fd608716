// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keyfile.h"

#include "api/session/keystoreproblem.h"

#include <QtEndian>

#include <sodium.h>

#include <array>
#include <string>

namespace atalaya::api::keyfile {

namespace {

// magic 8 | passes 4 | mebibytes 4 | salt 16 | proof 32 | nonce 24 | sealed entries | checksum 32; little-endian.
constexpr QByteArrayView kMagic("ATLKEYS\x01", 8);
constexpr qsizetype kSalt = crypto_pwhash_SALTBYTES;
constexpr qsizetype kProof = 32;
constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype kChecksum = 32;
constexpr qsizetype kCostAt = 8;
constexpr qsizetype kSaltAt = 16;
constexpr qsizetype kProofAt = kSaltAt + kSalt;
constexpr qsizetype kNonceAt = kProofAt + kProof;
constexpr qsizetype kSealedAt = kNonceAt + kNonce;
constexpr std::uint32_t kMostPasses = 16;
constexpr std::uint32_t kMostMebibytes = 1024;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

const unsigned char *bytesOf(const SecretString &secret)
{
    return reinterpret_cast<const unsigned char *>(secret.view().data());
}

QByteArray number(std::uint32_t value)
{
    QByteArray bytes(sizeof value, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray checksumOf(QByteArrayView bytes)
{
    QByteArray hash(kChecksum, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), kChecksum,
                       reinterpret_cast<const unsigned char *>(bytes.data()),
                       static_cast<unsigned long long>(bytes.size()), nullptr, 0);
    return hash;
}

void append(std::string &text, std::string_view part)
{
    const QByteArray size = number(static_cast<std::uint32_t>(part.size()));
    text.append(size.constData(), sizeof(std::uint32_t)).append(part);
}

std::optional<std::string_view> take(std::string_view &text)
{
    if (text.size() < sizeof(std::uint32_t))
        return std::nullopt;
    const auto size = qFromLittleEndian<std::uint32_t>(text.data());
    text.remove_prefix(sizeof size);
    if (text.size() < size)
        return std::nullopt;
    const std::string_view part = text.substr(0, size);
    text.remove_prefix(size);
    return part;
}

SecretString serialised(const Entries &entries)
{
    std::string text;
    // Growing would leave copies behind.
    text.reserve(entries.size() * 4096);
    for (const auto &[name, secret] : entries) {
        append(text, name.toStdString());
        append(text, secret.view());
    }
    return SecretString::take(text);
}

std::optional<Entries> parsed(std::string_view text)
{
    Entries entries;
    while (!text.empty()) {
        const auto name = take(text);
        const auto secret = name ? take(text) : std::nullopt;
        if (!secret)
            return std::nullopt;
        entries.insert_or_assign(QString::fromUtf8(name->data(), static_cast<qsizetype>(name->size())),
                                 SecretString(*secret));
    }
    return entries;
}

tl::unexpected<ApiError> damaged()
{
    return tl::unexpected(keyStoreError(KeyStoreProblem::Damaged));
}

} // namespace

Head newHead(const Cost &cost)
{
    QByteArray salt(kSalt, '\0');
    randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
    return {cost, salt};
}

std::optional<Head> readHead(const QByteArray &file)
{
    if (file.size() < kSealedAt + kTag + kChecksum || !file.startsWith(kMagic))
        return std::nullopt;
    const qsizetype body = file.size() - kChecksum;
    if (checksumOf(QByteArrayView(file).first(body)) != QByteArrayView(file).sliced(body))
        return std::nullopt;
    Head head;
    head.cost.passes = qFromLittleEndian<std::uint32_t>(file.constData() + kCostAt);
    head.cost.mebibytes = qFromLittleEndian<std::uint32_t>(file.constData() + kCostAt + 4);
    head.salt = file.mid(kSaltAt, kSalt);
    if (head.cost.passes < 1 || head.cost.passes > kMostPasses || head.cost.mebibytes < 1 ||
        head.cost.mebibytes > kMostMebibytes)
        return std::nullopt;
    return head;
}

std::optional<Keys> derive(const SecretString &passphrase, const Head &head)
{
    if (sodium_init() < 0)
        return std::nullopt;
    std::string derived(kKey + kProof, '\0');
    // An empty secret has no memory; the function wants an address all the same.
    const char *const text = passphrase.isEmpty() ? "" : passphrase.view().data();
    const int outcome = crypto_pwhash(
        reinterpret_cast<unsigned char *>(derived.data()), derived.size(), text, passphrase.size(), bytesOf(head.salt),
        head.cost.passes, static_cast<std::size_t>(head.cost.mebibytes) << 20, crypto_pwhash_ALG_ARGON2ID13);
    if (outcome != 0)
        return std::nullopt;
    const SecretString both = SecretString::take(derived);
    return Keys{SecretString(both.view().substr(0, kKey)),
                checksumOf(QByteArrayView(both.view().data() + kKey, kProof))};
}

QByteArray seal(const Head &head, const Keys &keys, const Entries &entries)
{
    QByteArray nonce(kNonce, '\0');
    randombytes_buf(nonce.data(), static_cast<std::size_t>(nonce.size()));
    QByteArray file =
        kMagic.toByteArray() + number(head.cost.passes) + number(head.cost.mebibytes) + head.salt + keys.proof + nonce;
    const SecretString plain = serialised(entries);
    QByteArray sealed(static_cast<qsizetype>(plain.size()) + kTag, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char *>(sealed.data()), nullptr, bytesOf(plain), plain.size(), bytesOf(file),
        static_cast<unsigned long long>(file.size()), nullptr, bytesOf(nonce), bytesOf(keys.sealing));
    file += sealed;
    return file + checksumOf(file);
}

Result<Entries> open(const QByteArray &file, const Keys &keys)
{
    if (!readHead(file))
        return damaged();
    if (sodium_memcmp(file.constData() + kProofAt, keys.proof.constData(), kProof) != 0)
        return tl::unexpected(keyStoreError(KeyStoreProblem::WrongPassphrase));
    const QByteArray sealed = file.mid(kSealedAt, file.size() - kSealedAt - kChecksum);
    std::string plain(static_cast<std::size_t>(sealed.size() - kTag), '\0');
    const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char *>(plain.data()), nullptr, nullptr, bytesOf(sealed),
        static_cast<unsigned long long>(sealed.size()), bytesOf(file), kSealedAt, bytesOf(file) + kNonceAt,
        bytesOf(keys.sealing));
    const SecretString kept = SecretString::take(plain);
    auto entries = outcome == 0 ? parsed(kept.view()) : std::nullopt;
    if (!entries)
        return damaged();
    return std::move(*entries);
}

namespace {

struct Pair
{
    QByteArray open;
    SecretString secret;
};

Pair pairOf(const Keys &keys)
{
    static constexpr std::string_view purpose = "late entries";
    std::string seed(crypto_box_SEEDBYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(seed.data()), seed.size(),
                       reinterpret_cast<const unsigned char *>(purpose.data()), purpose.size(), bytesOf(keys.sealing),
                       keys.sealing.size());
    const SecretString kept = SecretString::take(seed);
    std::string secret(crypto_box_SECRETKEYBYTES, '\0');
    Pair pair{QByteArray(crypto_box_PUBLICKEYBYTES, '\0'), {}};
    crypto_box_seed_keypair(reinterpret_cast<unsigned char *>(pair.open.data()),
                            reinterpret_cast<unsigned char *>(secret.data()), bytesOf(kept));
    pair.secret = SecretString::take(secret);
    return pair;
}

} // namespace

QByteArray door(const Keys &keys)
{
    return pairOf(keys).open;
}

QByteArray sealLate(const QByteArray &door, const Entries &entries)
{
    const SecretString plain = serialised(entries);
    QByteArray sealed(static_cast<qsizetype>(plain.size() + crypto_box_SEALBYTES), '\0');
    crypto_box_seal(reinterpret_cast<unsigned char *>(sealed.data()), bytesOf(plain), plain.size(), bytesOf(door));
    return sealed;
}

Entries openLate(const QByteArray &sealed, const Keys &keys)
{
    if (sealed.size() < static_cast<qsizetype>(crypto_box_SEALBYTES))
        return {};
    const Pair pair = pairOf(keys);
    std::string plain(static_cast<std::size_t>(sealed.size()) - crypto_box_SEALBYTES, '\0');
    const int outcome =
        crypto_box_seal_open(reinterpret_cast<unsigned char *>(plain.data()), bytesOf(sealed),
                             static_cast<unsigned long long>(sealed.size()), bytesOf(pair.open), bytesOf(pair.secret));
    const SecretString kept = SecretString::take(plain);
    return outcome == 0 ? parsed(kept.view()).value_or(Entries()) : Entries();
}

} // namespace atalaya::api::keyfile
