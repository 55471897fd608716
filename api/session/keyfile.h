// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/secretstring.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>

namespace atalaya::api {

/// The sealed file of the passphrase mode: Argon2id over the passphrase, XChaCha20-Poly1305 over the entries. A
/// checksum and a proof of the passphrase tell a damaged file from a wrong passphrase. No Qt beyond its containers;
/// every function may run on any thread.
namespace keyfile {

/// What one guess costs. It is written into the file, so that it can be raised later.
struct Cost
{
    std::uint32_t passes = 3;
    std::uint32_t mebibytes = 256;

    bool operator==(const Cost &) const = default;
};

/// The part of the file that is needed before the passphrase.
struct Head
{
    Cost cost;
    QByteArray salt;
};

struct Keys
{
    SecretString sealing;
    /// Shows that the passphrase is the one; says nothing about it.
    QByteArray proof;
};

using Entries = std::map<QString, SecretString>;

/// With a salt of its own.
[[nodiscard]] Head newHead(const Cost &cost);
/// nullopt: not such a file, or damaged, or of a cost that no honest file has.
[[nodiscard]] std::optional<Head> readHead(const QByteArray &file);
/// Slow by intention; nullopt when there is not enough memory.
[[nodiscard]] std::optional<Keys> derive(const SecretString &passphrase, const Head &head);
[[nodiscard]] QByteArray seal(const Head &head, const Keys &keys, const Entries &entries);
/// WrongPassphrase or Damaged.
[[nodiscard]] Result<Entries> open(const QByteArray &file, const Keys &keys);

/// For what comes while the file is closed: anybody with this can seal, only the keys can open.
[[nodiscard]] QByteArray door(const Keys &keys);
[[nodiscard]] QByteArray sealLate(const QByteArray &door, const Entries &entries);
/// Nothing for what was not sealed for these keys.
[[nodiscard]] Entries openLate(const QByteArray &sealed, const Keys &keys);

} // namespace keyfile

} // namespace atalaya::api
