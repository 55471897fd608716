// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/whenready.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QPromise>

#include <memory>
#include <utility>

namespace atalaya::api {

/// The giving end of a future, for use inside `api/`: resolves once, and hears when nobody wants the answer any more,
/// which QFuture::then does not pass upstream. Copies share the state; when the last one or `owner` goes, the future
/// is cancelled.
template<class T>
class Deferred
{
public:
    explicit Deferred(QObject *owner)
        : m_state(std::make_shared<State>(owner))
    {}

    [[nodiscard]] QFuture<Result<T>> future() const { return m_state->promise.future(); }
    [[nodiscard]] bool isCanceled() const { return m_state->promise.isCanceled(); }

    /// `fn` runs from the event loop when the listener cancelled. It must not hold this object.
    template<class F>
    void onCanceled(F fn) const
    {
        QObject::connect(m_state->watcher, &QFutureWatcherBase::canceled, m_state->watcher, std::move(fn));
    }

    void resolve(Result<T> result) const
    {
        m_state->promise.addResult(std::move(result));
        m_state->promise.finish();
    }
    void cancel() const
    {
        m_state->promise.future().cancel();
        m_state->promise.finish();
    }

private:
    struct State
    {
        explicit State(QObject *owner)
            : watcher(new QFutureWatcher<Result<T>>(owner))
        {
            promise.start();
            watcher->setFuture(promise.future());
        }
        ~State()
        {
            if (watcher)
                watcher->deleteLater();
        }
        Q_DISABLE_COPY_MOVE(State)

        QPromise<Result<T>> promise;
        QPointer<QFutureWatcher<Result<T>>> watcher;
    };
    std::shared_ptr<State> m_state;
};

/// `fn(Result<T>) → Result<R>` applied to what `source` brings; cancelling the answer cancels `source` and the other
/// way round. Both end with `owner`.
template<class R, class T, class F>
[[nodiscard]] QFuture<Result<R>> mapped(QObject *owner, QFuture<Result<T>> source, F fn)
{
    const Deferred<R> answer(owner);
    answer.onCanceled([source]() mutable { source.cancel(); });
    auto *const watcher = new QFutureWatcher<Result<T>>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, answer, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            answer.cancel();
        else
            answer.resolve(fn(watcher->result()));
    });
    watcher->setFuture(source);
    return answer.future();
}

/// A future that already has its answer.
template<class T>
[[nodiscard]] QFuture<Result<T>> readyFuture(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace atalaya::api
