// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/authapi.h"
#include "api/net/requestscope.h"
#include "api/session/lock.h"
#include "api/session/lockmemory.h"
#include "api/session/passwordverifier.h"
#include "api/session/session.h"

#include <QTimer>

#include <optional>

namespace atalaya::api {

/// The machine behind Lock. A try is a chain of four named steps: openKeys → askPlatform → askVerifier → onVerified.
struct Lock::Private
{
    Private(Lock *lock, const Parts &given);

    void go(State next);
    void setBusy(bool now);
    void setProblem(const std::optional<Problem> &now);
    void onSession(Session::State now);
    /// What was kept is back: so is its lock.
    void onRestored();

    void openKeys();
    void onKeys(const Result<void> &result);
    void askPlatform();
    void onPlatform(const Result<void> &result);
    /// A network that swallows everything is no network.
    void onSilence();
    void askVerifier();
    void onVerifier(const Result<std::optional<SecretString>> &kept);
    void onVerified(bool right);

    /// Nothing of the try is waited for any more.
    void stop();
    /// Before a try is looked at here. False: it must not be.
    [[nodiscard]] bool count();
    void wrongHere();
    void destroy();
    /// The lock is over, here and in the profile.
    void open();
    void openWithPassword();
    /// Unlocked here: what the profile's lock is about is not.
    void stepAside();
    /// The try ends and leaves it locked, the keys out of memory.
    void fail(const Problem &what);
    void remember(const LockMemory::Record &record);
    [[nodiscard]] VerifierOwner owner() const;

    /// A step of the try under way.
    template<class T, class F>
    void ask(const QFuture<Result<T>> &future, F then)
    {
        calls.listen(
            q, future, [then = std::move(then)](const Result<T> &result) { then(result); }, [this] { fail({}); });
    }

    Lock *q;
    Parts parts;
    AuthApi auth;
    LockMemory memory;
    LockMemory::Record record;
    RequestScope calls;
    QTimer patience;
    RequestScope remembering;
    SecretString secret;
    State state = State::Unlocked;
    Reason reason = Reason::User;
    Session::State sessionWas = Session::State::SignedOut;
    bool busy = false;
    bool draftsAreLost = false;
    std::optional<Problem> problem;
};

} // namespace atalaya::api
