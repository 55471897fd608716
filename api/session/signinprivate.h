// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/endpoints/authapi.h"
#include "api/net/requestscope.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "api/session/tokens.h"

#include <vector>

namespace atalaya::api {

/// The machine behind SignIn: what it knows, and what each answer leads to.
struct SignIn::Private
{
    Private(SignIn *signIn, Session *s)
        : q(signIn)
        , session(s)
        , auth(s->client())
    {}

    SignIn *q;
    Session *session;
    AuthApi auth;
    RequestScope calls;
    Step step = Step::Password;
    bool busy = false;
    std::optional<Problem> problem;
    QUrl server;
    /// Answered the probe as a platform does.
    QUrl knownServer;
    QString email;
    contract::LoginRequest login;
    /// Kept for the taker while a second step is asked for.
    SecretString password;
    std::function<void(const SecretString &)> passwordTaker;
    SecretString stepToken;
    SecretString otpauthUrl;
    SecretString secret;
    QDateTime stepEndsAt;
    std::vector<SecretString> recoveryCodes;
    int wrongCodes = 0;
    /// Verified, but not yet known who it is: kept when that answer is lost, so that no code is asked twice.
    std::optional<Tokens> verified;
    /// Of the password that was sent last; see fingerprintOf().
    QByteArray attempt;

    void setBusy(bool now)
    {
        if (busy == now)
            return;
        busy = now;
        Q_EMIT q->busyChanged(now);
    }
    void setProblem(const std::optional<Problem> &now)
    {
        if (!problem && !now)
            return;
        problem = now;
        Q_EMIT q->problemChanged();
    }
    void go(Step next)
    {
        setProblem(std::nullopt);
        if (step == next)
            return;
        step = next;
        Q_EMIT q->stepChanged(next);
    }

    /// Starts the one call of a step.
    template<class T, class F>
    void ask(const QFuture<Result<T>> &future, F then)
    {
        setProblem(std::nullopt);
        setBusy(true);
        calls.listen(q, future, [this, then = std::move(then)](Result<T> result) mutable {
            setBusy(false);
            then(std::move(result));
        });
    }
    void stop()
    {
        calls.abandon();
        setBusy(false);
    }
    /// Server, person and password, hashed under a key that nobody else has: tells a repetition from another attempt
    /// without keeping the password.
    [[nodiscard]] QByteArray fingerprintOf(const contract::LoginRequest &what) const;
    /// A session that nobody will use must not stay open on the platform.
    void dropVerified();
    void forgetPassword();
    void forgetSecrets();

    void fail(const Problem &what);
    void onProbed(const Result<Health> &result);
    void sendPassword();
    void onPassword(Result<contract::LoginReply> result);
    void onCode(Result<contract::Authenticated> result);
    void onEnrolled(Result<contract::MfaEnrolled> result);
    void finish();
    void askMe();
    void onMe(Result<contract::Me> result);
};

} // namespace atalaya::api
