// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace atalaya::api {

/// The only way to listen to a call outside `api/`: `fn(Result<T>)` runs on `context`'s thread, always from the event
/// loop, never after `context` is gone and never for a cancelled call. QFuture::then has none of these in Qt 6.4.
template<class T, class F>
void whenReady(QObject *context, const QFuture<Result<T>> &future, F fn)
{
    auto *const watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
            fn(watcher->result());
    });
    watcher->setFuture(future);
}

/// The same, and `lost()` when the call was cancelled: exactly one of the two runs while `context` lives.
template<class T, class F, class L>
void whenReady(QObject *context, const QFuture<Result<T>> &future, F fn, L lost)
{
    auto *const watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, fn = std::move(fn), lost = std::move(lost)]() mutable {
                         watcher->deleteLater();
                         if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
                             fn(watcher->result());
                         else
                             lost();
                     });
    watcher->setFuture(future);
}

} // namespace atalaya::api
