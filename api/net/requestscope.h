// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/whenready.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace atalaya::api {

/// The calls of one page or model. Destroying it (or abandon()) cancels those still under way, down to the socket when
/// nobody else waits for the same answer.
class RequestScope
{
public:
    RequestScope() = default;
    ~RequestScope() { abandon(); }
    Q_DISABLE_COPY_MOVE(RequestScope)

    /// Makes `future` a call of this scope.
    template<class T>
    QFuture<Result<T>> track(QFuture<Result<T>> future)
    {
        forgetFinished();
        m_calls.push_back({[future] { return future.isFinished(); },
                           [future]() mutable {
                               future.cancel();
                           }});
        return future;
    }

    /// track() and whenReady() in one.
    template<class T, class F>
    void listen(QObject *context, QFuture<Result<T>> future, F fn)
    {
        whenReady(context, track(std::move(future)), std::move(fn));
    }

    /// For who shows that a call is under way: `lost()` runs when somebody else ended it without an answer (another
    /// session, another person), never when this scope did.
    template<class T, class F, class L>
    void listen(QObject *context, QFuture<Result<T>> future, F fn, L lost)
    {
        whenReady(context, track(std::move(future)), std::move(fn),
                  [wanted = std::weak_ptr<const char>(m_wanted), lost = std::move(lost)]() mutable {
                      if (!wanted.expired())
                          lost();
                  });
    }

    void abandon()
    {
        m_wanted = std::make_shared<const char>();
        const auto calls = std::exchange(m_calls, {});
        for (const Tracked &call : calls)
            call.cancel();
    }

private:
    struct Tracked
    {
        std::function<bool()> isFinished;
        std::function<void()> cancel;
    };
    void forgetFinished()
    {
        std::erase_if(m_calls, [](const Tracked &call) { return call.isFinished(); });
    }
    std::vector<Tracked> m_calls;
    /// Lives until the calls of now are abandoned.
    std::shared_ptr<const char> m_wanted = std::make_shared<const char>();
};

} // namespace atalaya::api
