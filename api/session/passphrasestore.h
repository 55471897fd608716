// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keyfile.h"
#include "api/session/keystore.h"

#include <QByteArray>
#include <QMap>
#include <QThreadPool>

#include <optional>

namespace atalaya::api {

/// One file in the profile, sealed under a passphrase. Deriving and writing run on a thread of the store's own, in the
/// order they were asked for. While it is closed, every call answers NeedsPassphrase, but for write() of the session:
/// what comes after close() is put beside the file, sealed so that only the passphrase opens it, and is an entry from
/// the next open() on.
class PassphraseStore final : public KeyStore
{
    Q_OBJECT

public:
    explicit PassphraseStore(const QString &file, const keyfile::Cost &cost = {}, QObject *parent = nullptr);
    /// Waits for what is being written.
    ~PassphraseStore() override;

    /// An empty store in the place of whatever was there; open from then on.
    [[nodiscard]] QFuture<Result<void>> create(const SecretString &passphrase);
    /// EntryLost without a file, Damaged or WrongPassphrase.
    [[nodiscard]] QFuture<Result<void>> open(const SecretString &passphrase);
    /// Forgets key and entries; the file stays.
    void close();
    [[nodiscard]] bool isOpen() const { return m_keys.has_value(); }
    /// WrongPassphrase when `present` is not the one; the file changes whole or not at all.
    [[nodiscard]] QFuture<Result<void>> change(const SecretString &present, const SecretString &next);
    /// close(), and the file goes.
    [[nodiscard]] QFuture<Result<void>> destroy();

    [[nodiscard]] Mode mode() const override { return Mode::Passphrase; }
    [[nodiscard]] QString backend() const override { return {}; }
    [[nodiscard]] QFuture<Result<std::optional<SecretString>>> read(const QString &entry) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &entry, const SecretString &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &entry) override;

private:
    struct Opened
    {
        keyfile::Head head;
        keyfile::Keys keys;
        keyfile::Entries entries;
        bool hadLate = false;
    };
    [[nodiscard]] QFuture<Result<void>> save();
    [[nodiscard]] QFuture<Result<void>> saveLate(const QString &entry, const SecretString &secret);
    void takeLate(bool hadLate);
    [[nodiscard]] QFuture<Result<void>> entered(const QFuture<Result<Opened>> &opening);

    QString m_file;
    keyfile::Cost m_cost;
    QThreadPool m_worker;
    keyfile::Head m_head;
    std::optional<keyfile::Keys> m_keys;
    keyfile::Entries m_entries;
    /// Since close(): how to seal what comes late, and what came, by entry.
    QByteArray m_door;
    QMap<QString, QByteArray> m_late;
    /// Counts close(): what was being opened then stays closed.
    int m_life = 0;
};

} // namespace atalaya::api
