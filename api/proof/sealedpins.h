// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/pinstore.h"
#include "api/vault/sealable.h"

#include <QObject>

#include <functional>
#include <memory>

namespace atalaya::api {

class KeyStore;

/// Pins in sealed files, with a copy of each head in the key store: neither a file that is deleted nor an older one
/// that is put back makes this console forget how far it had seen a log. Outlives sessions, so that signing out does
/// not turn the next sign-in into a first contact.
class SealedPins final : public QObject, public PinStore, public Sealable
{
    Q_OBJECT

public:
    /// `folder` is made when it is needed. `keys`: the key store of the moment, null while there is none.
    SealedPins(const QString &folder, std::function<KeyStore *()> keys, QObject *parent = nullptr);
    ~SealedPins() override;

    void open(const SecretString &key) override;
    void seal() override;
    /// Seals only: no wish to throw away drafts makes a log trusted anew.
    void destroy() override;

    /// Kind KeyStore: neither place can be read. Kind Storage: the file can't be.
    [[nodiscard]] QFuture<Result<PinRecord>> load(const LogName &log) override;
    [[nodiscard]] QFuture<Result<void>> save(const LogName &log, const PinRecord &record) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
