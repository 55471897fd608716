// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/session.h"

#include "api/session/farewell.h"
#include "api/session/sessionprivate.h"
#include "api/session/signin.h"
#include "api/session/stepup.h"

#include <algorithm>

namespace atalaya::api {

Session::Session(ApiClient *client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client))
{
    d->signIn = new SignIn(this);
    client->setAuthorizer(d.get());
}

Session::~Session()
{
    if (d->client)
        d->client->setAuthorizer(nullptr);
}

Session::State Session::state() const
{
    return d->state;
}

SignIn *Session::signIn() const
{
    return d->signIn;
}

ApiClient *Session::client() const
{
    return d->client;
}

QUrl Session::server() const
{
    return d->state == State::SignedOut ? d->client->server() : d->server;
}

const std::optional<contract::Me> &Session::me() const
{
    return d->me;
}

QString Session::tenantId() const
{
    return d->me && d->me->tenant ? QString::fromStdString(d->me->tenant->id) : QString();
}

bool Session::may(const QString &permission) const
{
    return d->me && std::ranges::count(d->me->permissions, permission.toStdString()) > 0;
}

QStringList Session::rolesThatMay(const QString &permission) const
{
    QStringList roles;
    if (!d->me)
        return roles;
    for (const contract::RoleInfo &role : d->me->roles) {
        if (std::ranges::count(role.permissions, permission.toStdString()) > 0)
            roles.append(QString::fromStdString(role.id));
    }
    return roles;
}

void Session::setStepUpPrompt(StepUpPrompt *prompt)
{
    d->prompt = prompt;
}

void Session::setTokenKeeper(TokenKeeper *keeper)
{
    d->keeper = keeper;
}

void Session::restore(const QUrl &server, contract::Me me, const SecretString &refreshToken)
{
    if (d->state != State::SignedOut)
        return;
    d->client->setServer(server);
    d->server = server;
    d->restored = true;
    d->setTokens({{}, refreshToken});
    d->me = std::move(me);
    d->identifyCalls();
    d->setState(State::SignedIn);
    Q_EMIT meChanged();
}

bool Session::isRestored() const
{
    return d->restored && d->state == State::SignedIn;
}

void Session::checkIn()
{
    if (isRestored())
        (void)d->renew(d->tokenGeneration);
}

void Session::forgetTokens()
{
    const quint64 generation = d->tokenGeneration;
    d->setTokens({});
    d->forgotten = generation;
}

void Session::goOnWith(const SecretString &refreshToken)
{
    if (d->state == State::SignedIn)
        d->setTokens({{}, refreshToken});
}

QFuture<Result<void>> Session::resume(const QUrl &server, const SecretString &refreshToken)
{
    const Deferred<void> outcome(this);
    d->client->setServer(server);
    whenReady(this, d->auth.refresh(refreshToken), [this, outcome, server](Result<contract::Authenticated> renewed) {
        if (renewed)
            d->identify(server, Tokens::take(*renewed), outcome);
        else
            outcome.resolve(tl::unexpected(renewed.error()));
    });
    return outcome.future();
}

void Session::Private::identify(const QUrl &where, Tokens fresh, const Deferred<void> &outcome)
{
    whenReady(q, auth.me(fresh.access), [this, outcome, where, fresh](Result<contract::Me> who) {
        if (!who) {
            outcome.resolve(tl::unexpected(who.error()));
            return;
        }
        enter(where, fresh, std::move(*who));
        outcome.resolve({});
    });
}

void Session::signOut()
{
    if (d->state == State::SignedOut)
        return;
    const QString email = QString::fromStdString(d->me->user.email);
    d->sayFarewell();
    d->setTokens({});
    d->me.reset();
    d->client->setIdentity({});
    d->signIn->restart(d->server, email);
    d->setState(State::SignedOut);
    Q_EMIT meChanged();
}

void Session::endLeft(const QUrl &server, const SecretString &refreshToken)
{
    d->endOverThere(server, {{}, refreshToken});
}

QFuture<Result<void>> Session::settle()
{
    if (d->underWay == 0)
        return readyFuture<void>({});
    d->settling.emplace_back(this);
    return d->settling.back().future();
}

void Session::Private::sayFarewell()
{
    if (state != State::SignedIn)
        return;
    if (!tokens.refresh.isEmpty() || keeper == nullptr)
        return endOverThere(server, tokens);
    // Locked: where they are kept they can still be read, before they go from there too.
    begin();
    whenReady(
        q, keeper->lastToken(),
        [this, where = server](const Result<SecretString> &token) {
            if (token)
                endOverThere(where, {{}, *token});
            else
                Q_EMIT q->leftOpen();
            done();
        },
        [this] { done(); });
}

void Session::Private::endOverThere(const QUrl &where, const Tokens &last)
{
    auto *const farewell = new Farewell(where, client->limits(), q);
    begin();
    whenReady(q, farewell->say(last), [this, farewell](const Result<void> &outcome) {
        farewell->deleteLater();
        if (!outcome)
            Q_EMIT q->leftOpen();
        done();
    });
}

void Session::Private::done()
{
    if (--underWay > 0)
        return;
    const auto calls = std::exchange(settling, {});
    for (const Deferred<void> &call : calls)
        call.resolve({});
}

void Session::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(next);
}

void Session::Private::enter(const QUrl &where, Tokens fresh, contract::Me who)
{
    server = where;
    restored = false;
    setTokens(std::move(fresh));
    me = std::move(who);
    identifyCalls();
    if (keeper != nullptr)
        (void)keeper->keep(tokens.refresh);
    setState(State::SignedIn);
    Q_EMIT q->meChanged();
}

void Session::Private::identifyCalls()
{
    client->setIdentity(
        {server, QString::fromStdString(me->user.id), q->tenantId(), QString::fromStdString(me->user.role)});
}

Authorizer *Session::authorizer() const
{
    return d.get();
}

QFuture<Result<QByteArray>> Session::confirm(const QString &action, const QByteArray &digest)
{
    return d->stepUp({action, digest});
}

QFuture<Result<QByteArray>> Session::Private::stepUp(const StepUpQuestion &question)
{
    if (prompt == nullptr) {
        ApiError error;
        error.kind = ApiError::Kind::MfaRequired;
        error.code = QStringLiteral("step_up_required");
        return readyFuture<QByteArray>(tl::unexpected(error));
    }
    auto *const flow = new StepUp(auth, prompt, question, q);
    flow->start();
    return flow->proof();
}

} // namespace atalaya::api
