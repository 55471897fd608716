// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/secretstring.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

namespace atalaya::api {

/// Whose password a verifier is for.
struct VerifierOwner
{
    QUrl server;
    QString userId;
};

/// An Argon2id verifier (t=3, 64 MiB) of `password`, tied to its owner: about 200 bytes of text, made on a thread of
/// the pool. Fails when there is no memory for it.
[[nodiscard]] QFuture<Result<SecretString>> makeVerifier(const VerifierOwner &owner, const SecretString &password);

/// Whether `verifier` is one of this owner.
[[nodiscard]] bool isVerifierOf(const SecretString &verifier, const VerifierOwner &owner);
/// Whether `password` is the one that `verifier` was made of; on a thread of the pool.
[[nodiscard]] QFuture<Result<bool>> checkVerifier(const SecretString &verifier, const SecretString &password);

} // namespace atalaya::api
