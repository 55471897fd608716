// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace atalaya::api {

/// `fn() → Result<T>` on a thread of `pool`. It must not touch what the caller's thread owns.
template<class T, class F>
[[nodiscard]] QFuture<Result<T>> aside(QThreadPool *pool, F fn)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    pool->start([promise, fn = std::move(fn)]() mutable {
        promise->addResult(fn());
        promise->finish();
    });
    return future;
}

} // namespace atalaya::api
