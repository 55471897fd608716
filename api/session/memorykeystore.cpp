// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/memorykeystore.h"

#include "api/net/deferred.h"

namespace atalaya::api {

QFuture<Result<std::optional<SecretString>>> MemoryKeyStore::read(const QString &entry)
{
    const auto found = m_entries.find(entry);
    return readyFuture<std::optional<SecretString>>(found == m_entries.end() ? std::nullopt
                                                                             : std::optional(found->second));
}

QFuture<Result<void>> MemoryKeyStore::write(const QString &entry, const SecretString &secret)
{
    if (secret.size() > MaxEntry)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::TooLong)));
    m_entries.insert_or_assign(entry, secret);
    return readyFuture<void>({});
}

QFuture<Result<void>> MemoryKeyStore::remove(const QString &entry)
{
    m_entries.erase(entry);
    return readyFuture<void>({});
}

} // namespace atalaya::api
