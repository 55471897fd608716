// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keystore.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace atalaya::api {

/// What a profile remembers about its key store, in a small file without secrets: so that a store which is not there
/// any more is missed, and what was interrupted is finished.
struct KeyStoreMemo
{
    /// Nothing: the first start.
    std::optional<KeyStore::Mode> mode;
    QString backend;
    /// Tells this profile's entries apart from those of others in the same keychain.
    QString prefix;
    /// A session lies in the store.
    bool kept = false;
    /// Signing out has begun and did not end: entries must go before anything else.
    bool leaving = false;
    /// Where the entries were before; they may still be there.
    std::optional<KeyStore::Mode> former;
    /// The latest time that was seen in the session that is kept: a clock set back later makes it live no longer.
    QDateTime seenAt;

    bool operator==(const KeyStoreMemo &) const = default;

    /// With a prefix of its own when there is none, or none that can be read.
    [[nodiscard]] static KeyStoreMemo load(const QString &profile);
    /// What load() reads, and the name of its file.
    [[nodiscard]] QByteArray toJson() const;
    static constexpr QLatin1String File{"keystore.json"};
    /// On the disk when it returns true.
    [[nodiscard]] bool save(const QString &profile) const;
};

} // namespace atalaya::api
