// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/farewell.h"

namespace atalaya::api {

namespace {

bool isUnknownThere(const ApiError &error)
{
    return error.kind == ApiError::Kind::Unauthenticated || error.kind == ApiError::Kind::Forbidden;
}

ApiError abandoned()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    return error;
}

} // namespace

Farewell::Farewell(const QUrl &server, const NetLimits &limits, QObject *parent)
    : QObject(parent)
    , m_client(limits)
    , m_auth(&m_client)
{
    m_client.setServer(server);
}

QFuture<Result<void>> Farewell::say(const Tokens &last)
{
    const Deferred<void> answer(this);
    if (!last.access.isEmpty() && last.isFresh())
        logOut(last.access, last.refresh, answer);
    else
        renew(last.refresh, answer);
    return answer.future();
}

void Farewell::logOut(const SecretString &access, const SecretString &refresh, const Deferred<void> &answer)
{
    whenReady(
        this, m_auth.logout(access),
        [this, refresh, answer](const Result<void> &outcome) {
            if (outcome || !isUnknownThere(outcome.error()))
                answer.resolve(outcome);
            else
                renew(refresh, answer);
        },
        [answer] { answer.resolve(tl::unexpected(abandoned())); });
}

void Farewell::renew(const SecretString &refresh, const Deferred<void> &answer)
{
    if (refresh.isEmpty())
        return answer.resolve({});
    whenReady(
        this, m_auth.refresh(refresh),
        [this, answer](Result<contract::Authenticated> renewed) {
            if (renewed)
                logOut(Tokens::take(*renewed).access, {}, answer);
            else
                answer.resolve(isUnknownThere(renewed.error()) ? Result<void>() : tl::unexpected(renewed.error()));
        },
        [answer] { answer.resolve(tl::unexpected(abandoned())); });
}

} // namespace atalaya::api
