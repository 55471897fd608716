// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/secretstring.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace atalaya::api {

/// What a record is about. It is bound to all five: moved to another place it can't be opened.
struct RecordLabel
{
    QByteArray origin;
    QByteArray user;
    QByteArray tenant;
    QByteArray method;
    QByteArray url;

    bool operator==(const RecordLabel &) const = default;
};

/// What a record is for; one kind never opens as another.
enum class RecordKind : std::uint16_t
{
    Response = 1,
    /// "Still holds", said later than the response was stored.
    Confirmation = 2,
    /// What was invalidated when.
    Ledger = 3,
    Draft = 4,
    /// Anything else that a session keeps, for example who is signed in.
    Note = 5,
    /// A response that may have to be forgotten: its generation is that of the hour in which it was stored.
    Perishable = 6
};

/// One key's way to seal and open records (docs/decisions/0007). Sealing, naming and the key's public id use keys of
/// their own, derived from the one given. Copies share the guarded memory; it is zeroed when the last one goes.
class RecordKey
{
public:
    static constexpr std::size_t keyBytes = 32;

    /// nullopt unless `key` has 32 bytes.
    [[nodiscard]] static std::optional<RecordKey> from(const SecretString &key);

    /// Eight bytes that tell keys apart and nothing about them.
    [[nodiscard]] const QByteArray &id() const { return m_id; }
    /// File name of a record: a keyed hash in 64 hex digits, which says nothing to whom has no key.
    [[nodiscard]] QByteArray nameOf(const RecordLabel &label, RecordKind kind) const;
    /// `generation`: records of another one are refused, which makes all of them void at once.
    [[nodiscard]] QByteArray seal(const RecordLabel &label, RecordKind kind, std::uint64_t generation,
                                  const QByteArray &plain) const;
    /// nullopt for whatever is not exactly what seal() made for this label, kind and generation.
    [[nodiscard]] std::optional<QByteArray> open(const RecordLabel &label, RecordKind kind, std::uint64_t generation,
                                                 const QByteArray &record) const;

private:
    RecordKey() = default;

    SecretString m_sealing;
    SecretString m_naming;
    QByteArray m_id;
};

/// What can be read of a record without a key.
struct RecordHead
{
    RecordKind kind = RecordKind::Response;
    QByteArray keyId;
    std::uint64_t generation = 0;

    static constexpr qsizetype bytes = 56;

    /// Of the first `bytes` bytes of a file; nullopt when they don't begin a record.
    [[nodiscard]] static std::optional<RecordHead> read(const QByteArray &begin);
};

} // namespace atalaya::api
