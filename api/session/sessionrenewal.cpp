// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/sessionprivate.h"
#include "api/session/signin.h"

// The tokens of a session: renewed, kept, refused.
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
    begin();
    auto *const watcher = new QFutureWatcher<Result<contract::Authenticated>>(q);
    connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher, generation = tokenGeneration] {
        watcher->deleteLater();
        if (generation != tokenGeneration) {
            // Signed out or in again meanwhile: the answer belongs to nobody, and who waited has been told. Locked
            // meanwhile: the token before is used up, so this one is what there is to go on with.
            if (forgotten == generation && keeper != nullptr && watcher->future().resultCount() > 0)
                keepOnly(watcher->result());
        } else if (watcher->isCanceled() || watcher->future().resultCount() == 0) {
            tellWaiting(tl::unexpected(noSession()));
        } else {
            onRenewed(watcher->result());
        }
        done();
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
    const auto kept = [this, fresh, roleChanged, generation = tokenGeneration] {
        if (generation == tokenGeneration)
            use(fresh, roleChanged);
        done();
    };
    begin();
    whenReady(
        q, keeper->keep(fresh.refresh), [kept](const Result<void> &) { kept(); }, kept);
}

void Session::Private::keepOnly(Result<contract::Authenticated> result)
{
    if (!result)
        return;
    begin();
    whenReady(
        q, keeper->keep(Tokens::take(*result).refresh), [this](const Result<void> &) { done(); }, [this] { done(); });
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

} // namespace atalaya::api
