// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/whenready.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

namespace atalaya::tests {

/// Lets the event loop run until `future` has ended and gives its result; a cancelled one fails the test's check of it
/// by being an error of no status.
template<class T>
[[nodiscard]] api::Result<T> waitFor(QFuture<api::Result<T>> future, int milliseconds = 5000)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<api::Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    const bool ended = future.isFinished();
    if (!ended || future.isCanceled() || future.resultCount() == 0) {
        api::ApiError error;
        error.code = ended ? QStringLiteral("test_cancelled") : QStringLiteral("test_still_running");
        return tl::unexpected(error);
    }
    return future.result();
}

/// For QVERIFY2: what the error says.
template<class T>
[[nodiscard]] QByteArray reason(const api::Result<T> &result)
{
    if (result)
        return QByteArrayLiteral("succeeded");
    const api::ApiError &error = result.error();
    return "kind " + QByteArray::number(static_cast<int>(error.kind)) + ", HTTP " +
           QByteArray::number(error.httpStatus) + ", " + error.code.toUtf8() + ": " + error.message.toUtf8();
}

} // namespace atalaya::tests
