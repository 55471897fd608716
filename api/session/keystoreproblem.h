// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QMetaType>

#include <optional>

namespace atalaya::api {

/// Why a key store did not do what was asked, or is not the one that was wished. `ui/` words it.
enum class KeyStoreProblem
{
    /// First start and nothing to keep keys in: no bus, no keychain.
    NoService,
    /// The keychain is there and does not let anybody in before it is unlocked.
    Locked,
    /// No answer within the deadline; it may come back.
    Slow,
    /// The keychain used so far is not running any more.
    Gone,
    /// The store answers, but what was kept in it is not there any more.
    EntryLost,
    /// It refused this one entry.
    Denied,
    /// Longer than an entry may be; a mistake of the caller.
    TooLong,
    /// The passphrase was not given yet.
    NeedsPassphrase,
    WrongPassphrase,
    /// The sealed file of the passphrase mode can't be read as one: cut, changed or of another make.
    Damaged,
    /// The profile's folder can't be written or read: disk full, rights.
    DiskFailed,
    /// Memory only needs the password once, to lock what it holds; it was not given since the start.
    NeedsPassword,
    /// Another console works with this profile and keeps its keys.
    ProfileInUse
};

/// Of kind ApiError::Kind::KeyStore; `detail` is for logs and must hold no secret.
[[nodiscard]] ApiError keyStoreError(KeyStoreProblem problem, const QString &detail = {});
/// Nothing when `error` is not a key store's.
[[nodiscard]] std::optional<KeyStoreProblem> keyStoreProblemOf(const ApiError &error);

} // namespace atalaya::api

Q_DECLARE_METATYPE(atalaya::api::KeyStoreProblem)
