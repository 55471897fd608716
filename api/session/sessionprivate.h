// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/authapi.h"
#include "api/net/apiclient.h"
#include "api/net/authorizer.h"
#include "api/net/deferred.h"
#include "api/session/session.h"
#include "api/session/tokenkeeper.h"
#include "api/session/tokens.h"

#include <QPointer>

#include <vector>

namespace atalaya::api {

/// The side of a session that the client asks for tokens, and that SignIn hands a new session to.
struct Session::Private final : Authorizer
{
    Private(Session *session, ApiClient *apiClient)
        : q(session)
        , client(apiClient)
        , auth(apiClient)
    {}

    SecretString accessToken() const override { return tokens.access; }
    quint64 generation() const override { return tokenGeneration; }
    bool isFresh() const override { return tokens.isFresh(); }
    QFuture<Result<void>> renew(quint64 used) override;
    void refused(quint64 used) override;
    QFuture<Result<QByteArray>> stepUp(const StepUpQuestion &question) override;

    /// A complete sign-in: from here on calls are made for this person.
    void enter(const QUrl &server, Tokens fresh, contract::Me who);

    void setTokens(Tokens fresh);
    void setState(State next);
    void onRenewed(Result<contract::Authenticated> result);
    /// The new pair, once its refresh token is kept.
    void use(const Tokens &fresh, bool roleChanged);
    /// Tells the platform that the session is not used any more, with the tokens of memory or those that are kept.
    void sayFarewell();
    void endOverThere(const QUrl &where, const Tokens &last);
    /// Of what settle() waits for.
    void begin() { ++underWay; }
    void done();
    /// Every call that waits for the renewal gets an answer; a cancelled one would leave it waiting for ever.
    void tellWaiting(const Result<void> &outcome);
    void reloadMe();
    /// From here on calls are made for `me`.
    void identifyCalls();
    void keepOnly(Result<contract::Authenticated> result);
    /// Second half of resume(): who is it?
    void identify(const QUrl &where, Tokens fresh, const Deferred<void> &outcome);
    void expire();

    Session *q;
    QPointer<ApiClient> client;
    AuthApi auth;
    SignIn *signIn = nullptr;
    StepUpPrompt *prompt = nullptr;
    TokenKeeper *keeper = nullptr;
    State state = State::SignedOut;
    std::optional<contract::Me> me;
    QUrl server;
    Tokens tokens;
    quint64 tokenGeneration = 0;
    /// The generation that forgetTokens() took out of memory: what its renewal still brings is kept, not used.
    std::optional<quint64> forgotten;
    /// `me` is from an earlier process.
    bool restored = false;
    /// Calls that wait for the one renewal under way.
    std::vector<Deferred<void>> waiting;
    int underWay = 0;
    std::vector<Deferred<void>> settling;
};

} // namespace atalaya::api
