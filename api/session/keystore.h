// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/secretstring.h"
#include "api/session/keystoreproblem.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <cstddef>
#include <optional>

namespace atalaya::api {

/// Where the few secrets that outlive the process are kept. Entries are small, named and whole: an entry is written
/// entirely or not at all. Calls are answered in the order they were made; failures are of kind KeyStore.
class KeyStore : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        /// The keychain of the desktop.
        Keychain,
        /// A file in the profile, sealed under a passphrase.
        Passphrase,
        /// Nothing outlives the process.
        MemoryOnly
    };
    Q_ENUM(Mode)

    /// Bytes of one entry; keychains are made for passwords, not for documents.
    static constexpr std::size_t MaxEntry = 1999;

    using QObject::QObject;

    [[nodiscard]] virtual Mode mode() const = 0;
    /// The proper name of what keeps the entries ("GNOME Keyring"); empty where there is none.
    [[nodiscard]] virtual QString backend() const = 0;

    /// Nothing when there is no such entry.
    [[nodiscard]] virtual QFuture<Result<std::optional<SecretString>>> read(const QString &entry) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString &entry, const SecretString &secret) = 0;
    /// Succeeds too when there was none.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString &entry) = 0;
};

/// The entries that a session has.
namespace keyentry {
inline constexpr QLatin1String Session("session");
inline constexpr QLatin1String Cache("cache");
inline constexpr QLatin1String Drafts("drafts");
/// The lock's own: verifier and count of tries. Ends with the session.
inline constexpr QLatin1String Unlock("unlock");
} // namespace keyentry

/// What the user is told about the place of the keys.
struct KeyStoreStatus
{
    /// In use now.
    KeyStore::Mode mode = KeyStore::Mode::MemoryOnly;
    /// Chosen or remembered; other than `mode` while `problem` says why.
    KeyStore::Mode wanted = KeyStore::Mode::MemoryOnly;
    QString backend;
    std::optional<KeyStoreProblem> problem;

    bool operator==(const KeyStoreStatus &) const = default;
};

} // namespace atalaya::api
