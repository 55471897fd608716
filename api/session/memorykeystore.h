// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keystore.h"

#include <map>

namespace atalaya::api {

/// Guarded memory, gone with the process.
class MemoryKeyStore final : public KeyStore
{
    Q_OBJECT

public:
    using KeyStore::KeyStore;

    [[nodiscard]] Mode mode() const override { return Mode::MemoryOnly; }
    [[nodiscard]] QString backend() const override { return {}; }
    [[nodiscard]] QFuture<Result<std::optional<SecretString>>> read(const QString &entry) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &entry, const SecretString &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &entry) override;

private:
    std::map<QString, SecretString> m_entries;
};

} // namespace atalaya::api
