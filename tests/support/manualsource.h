// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"

#include <QFuture>
#include <QPromise>

#include <deque>
#include <memory>

namespace atalaya::tests {

/// The calls of one method of a source, answered by the test one by one, in the order they were made.
template<class T>
class ManualCalls
{
public:
    [[nodiscard]] QFuture<api::Result<T>> add()
    {
        auto promise = std::make_unique<QPromise<api::Result<T>>>();
        promise->start();
        m_open.push_back(std::move(promise));
        return m_open.back()->future();
    }
    [[nodiscard]] std::size_t open() const { return m_open.size(); }
    [[nodiscard]] bool firstIsCanceled() const { return m_open.front()->isCanceled(); }
    void answer(api::Result<T> result)
    {
        const auto promise = std::move(m_open.front());
        m_open.pop_front();
        promise->addResult(std::move(result));
        promise->finish();
    }
    /// As the client does when the session changes: no answer at all.
    void giveUp()
    {
        const auto promise = std::move(m_open.front());
        m_open.pop_front();
        promise->future().cancel();
        promise->finish();
    }
    void fail(api::ApiError::Kind kind)
    {
        api::ApiError error;
        error.kind = kind;
        answer(tl::unexpected(error));
    }

private:
    std::deque<std::unique_ptr<QPromise<api::Result<T>>>> m_open;
};

} // namespace atalaya::tests
