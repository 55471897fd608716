// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/session.h"

#include "api/session/sessionprivate.h"
#include "api/session/signin.h"
#include "api/session/stepup.h"

#include <algorithm>

namespace atalaya::api {

namespace {

ApiError noSession()
{
    ApiError error;
    error.kind = ApiError::Kind::Unauthenticated;
    error.code = QStringLiteral("no_session");
    return error;
}

} // namespace

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
    d->endOverThere(d->tokens);
    d->setTokens({});
    d->me.reset();
    d->client->setIdentity({});
    d->signIn->restart(d->server, email);
    d->setState(State::SignedOut);
    Q_EMIT meChanged();
}

void Session::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(next);
}

void Session::Private::setTokens(Tokens fresh)
{
    tokens = std::move(fresh);
    ++tokenGeneration;
    forgotten.reset();
    // A renewal under way is overtaken: who waits for it hears now, or would never hear.
    if (tokens.access.isEmpty())
        tellWaiting(tl::unexpected(noSession()));
    else
        tellWaiting({});
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

void Session::Private::endOverThere(const Tokens &last)
{
    if (last.isFresh()) {
        (void)auth.logout(last.access);
    } else if (!last.refresh.isEmpty()) {
        whenReady(q, auth.refresh(last.refresh), [this](Result<contract::Authenticated> renewed) {
            if (renewed)
                (void)auth.logout(Tokens::take(*renewed).access);
        });
    }
}

void Session::Private::expire()
{
    if (state != State::SignedIn)
        return;
    setTokens({});
    // The identity stays: what was read stays readable, and the same person goes on with it.
    signIn->restart(server, QString::fromStdString(me->user.email));
    setState(State::Expired);
}

QFuture<Result<void>> Session::Private::renew(quint64 used)
{
    if (used != tokenGeneration && !tokens.access.isEmpty())
        return readyFuture<void>({});
    if (tokens.refresh.isEmpty())
        return readyFuture<void>(tl::unexpected(noSession()));
    const bool first = waiting.empty();
    waiting.emplace_back(q);
    const QFuture<Result<void>> future = waiting.back().future();
    if (!first)
        return future;
    auto *const watcher = new QFutureWatcher<Result<contract::Authenticated>>(q);
    connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher, generation = tokenGeneration] {
        watcher->deleteLater();
        if (generation != tokenGeneration) {
            // Signed out or in again meanwhile: the answer belongs to nobody, and who waited has been told. Locked
            // meanwhile: the token before is used up, so this one is what there is to go on with.
            if (forgotten == generation && keeper != nullptr && watcher->future().resultCount() > 0)
                keepOnly(watcher->result());
            return;
        }
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            tellWaiting(tl::unexpected(noSession()));
        else
            onRenewed(watcher->result());
    });
    watcher->setFuture(auth.refresh(tokens.refresh));
    return future;
}

void Session::Private::onRenewed(Result<contract::Authenticated> result)
{
    if (!result) {
        // The platform's own words first: the end of the session would tell them less.
        tellWaiting(tl::unexpected(result.error()));
        if (result.error().kind == ApiError::Kind::Unauthenticated || result.error().kind == ApiError::Kind::Forbidden)
            expire();
        return;
    }
    const bool roleChanged = me && result->user.role != me->user.role;
    const Tokens fresh = Tokens::take(*result);
    if (keeper == nullptr) {
        use(fresh, roleChanged);
        return;
    }
    whenReady(
        q, keeper->keep(fresh.refresh),
        [this, fresh, roleChanged, generation = tokenGeneration](const Result<void> &) {
            if (generation == tokenGeneration)
                use(fresh, roleChanged);
        },
        [this, fresh, roleChanged, generation = tokenGeneration] {
            if (generation == tokenGeneration)
                use(fresh, roleChanged);
        });
}

void Session::Private::keepOnly(Result<contract::Authenticated> result)
{
    if (result)
        (void)keeper->keep(Tokens::take(*result).refresh);
}

void Session::Private::use(const Tokens &fresh, bool roleChanged)
{
    setTokens(fresh);
    if (roleChanged || restored)
        reloadMe();
}

void Session::Private::tellWaiting(const Result<void> &outcome)
{
    const auto calls = std::exchange(waiting, {});
    for (const Deferred<void> &call : calls)
        call.resolve(outcome);
}

void Session::Private::reloadMe()
{
    whenReady(q, auth.me(tokens.access), [this, generation = tokenGeneration](Result<contract::Me> now) {
        if (!now || generation != tokenGeneration)
            return;
        me = std::move(*now);
        restored = false;
        identifyCalls();
        Q_EMIT q->meChanged();
    });
}

void Session::Private::refused(quint64 used)
{
    if (used == tokenGeneration)
        expire();
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
