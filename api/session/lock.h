// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/lockproblem.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace atalaya::api {

class KeyHolder;
class KeyStore;
class SecretString;
class Session;

/// The lock of one window, as a named state machine. While it is not Unlocked, keys and tokens are out of memory, and
/// who shows data has to have let go of it when stateChanged() returns. It outlives the process: a console that ended
/// locked starts locked.
class Lock : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Unlocked,
        Locked,
        /// Too many wrong tries: the stored data can't be opened any more, and the session is over.
        Destroyed
    };
    Q_ENUM(State)

    enum class Reason
    {
        User,
        Idle,
        Suspend,
        Screen,
        /// It was locked when it ended.
        Restart
    };
    Q_ENUM(Reason)

    using Problem = LockProblem;

    /// Nothing of it is owned; all of it outlives the lock.
    struct Parts
    {
        Session *session = nullptr;
        KeyHolder *keys = nullptr;
        /// The store in use, null while there is none.
        std::function<KeyStore *()> store;
        QString profile;
        /// For the platform's answer; then this computer looks itself.
        std::chrono::milliseconds patience{8'000};
    };

    /// Wrong tries in a row, without the platform, after which the key is destroyed.
    static constexpr int TriesHere = 10;

    explicit Lock(const Parts &parts, QObject *parent = nullptr);
    ~Lock() override;

    [[nodiscard]] State state() const;
    [[nodiscard]] Reason reason() const;
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const std::optional<Problem> &problem() const;
    /// What unlocks is the passphrase of the key store, not the password.
    [[nodiscard]] bool asksPassphrase() const;
    /// Destroyed: the drafts' key went with the others.
    [[nodiscard]] bool draftsAreLost() const;

    /// Once it is known whether something was restored. A lock of the run before takes hold with what was kept, now or
    /// whenever that is restored; until then it stands in the profile, and who signs in here is not held up by it.
    void begin();
    /// Keeps a verifier of the password that has just opened the session.
    void rememberPassword(const SecretString &password);

    /// Nothing to do while nobody is signed in.
    void lock(Reason reason);
    /// Through the platform; when it can't be reached, here. One try at a time.
    void unlock(const SecretString &secret);
    /// Destroyed was read and understood: the way in is free.
    void acknowledge();

Q_SIGNALS:
    void stateChanged(atalaya::api::Lock::State state);
    void busyChanged(bool busy);
    void problemChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
