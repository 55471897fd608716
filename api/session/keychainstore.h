// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keystore.h"

#include <chrono>
#include <deque>
#include <functional>

namespace QKeychain {
class Job;
}

namespace atalaya::api {

/// The desktop's keychain through QtKeychain. Nothing is ever written elsewhere instead. A call that gets no answer in
/// time ends with Slow; what answers later is not heard. A locked keychain says Locked when written to, but reads as
/// if it were empty: probe() tells the two apart. A keychain that was started again is found again.
class KeychainStore final : public KeyStore
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Deadline{5'000};

    /// `prefix` tells the entries of several profiles apart. `backend` is the keychain's proper name.
    explicit KeychainStore(const QString &prefix, const QString &backend, std::chrono::milliseconds deadline = Deadline,
                           QObject *parent = nullptr);

    [[nodiscard]] Mode mode() const override { return Mode::Keychain; }
    [[nodiscard]] QString backend() const override { return m_backend; }
    [[nodiscard]] QFuture<Result<std::optional<SecretString>>> read(const QString &entry) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &entry, const SecretString &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &entry) override;

    /// What QtKeychain speaks to on this desktop, as far as its environment tells.
    [[nodiscard]] static QString usualBackend();

private:
    /// One after the other, in the order they came, whatever becomes of them.
    struct Task
    {
        std::function<QKeychain::Job *()> make;
        std::function<void(const QKeychain::Job &)> done;
        bool again = false;
    };
    template<class T, class J, class F>
    [[nodiscard]] QFuture<Result<T>> run(F outcome, std::function<J *()> make);
    void startNext();
    void onFinished(const QKeychain::Job &job);
    [[nodiscard]] QString keyOf(const QString &entry) const;

    QString m_prefix;
    QString m_backend;
    std::chrono::milliseconds m_deadline;
    std::deque<Task> m_tasks;
};

} // namespace atalaya::api
