// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keystore.h"

#include <QList>
#include <QStringList>

#include <map>

namespace atalaya::api {

/// Several entries of a key store at once. `owner` is who waits: when it goes, nobody does. A store that lets a call
/// hang is given up after `kKeyStoreDeadline` with Slow.
namespace keyentries {

using Entries = std::map<QString, SecretString>;

/// Those of `names` that are there.
[[nodiscard]] QFuture<Result<Entries>> read(QObject *owner, KeyStore *store, const QStringList &names);
/// In this order.
[[nodiscard]] QFuture<Result<void>> write(QObject *owner, KeyStore *store,
                                          const QList<std::pair<QString, SecretString>> &entries);
/// In this order; every one is tried. Succeeds only with a probe after it: to a locked keychain nothing is there that
/// could be removed.
[[nodiscard]] QFuture<Result<void>> remove(QObject *owner, KeyStore *store, const QStringList &names);
/// Whether it keeps what it is given: writes, reads and deletes an entry of its own.
[[nodiscard]] QFuture<Result<void>> probe(QObject *owner, KeyStore *store);

} // namespace keyentries

/// Longer than a store's own deadline, so that the store's word comes first.
inline constexpr std::chrono::milliseconds kKeyStoreDeadline{6'000};

} // namespace atalaya::api
