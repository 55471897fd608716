// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace atalaya::api {

/// `fn() → R` on a thread of the pool; it may not touch what others do.
template<class F, class R = std::invoke_result_t<F>>
[[nodiscard]] QFuture<Result<R>> onPool(F fn)
{
    const auto promise = std::make_shared<QPromise<Result<R>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)]() mutable {
        promise->addResult(Result<R>(fn()));
        promise->finish();
    });
    return promise->future();
}

} // namespace atalaya::api
