// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditsearch.h"
#include "models/interrupted.h"

#include <functional>
#include <optional>
#include <utility>

namespace atalaya::models {

/// One answer that hangs on the snapshot of a search, asked for whenever there is another snapshot; what was asked
/// about the one before is given up. The answer of before stays until the new one is here.
template<class T>
class AuditAnswer
{
public:
    using Ask = std::function<QFuture<api::Result<T>>(const QString &snapshotId)>;

    /// `owner` lives as long as this and is called back: `changed()` after every change.
    AuditAnswer(AuditSearch *search, QObject *owner, Ask ask, std::function<void()> changed)
        : m_search(search)
        , m_owner(owner)
        , m_ask(std::move(ask))
        , m_changed(std::move(changed))
    {
        QObject::connect(search, &AuditSearch::snapshotChanged, owner, [this] { load(); });
        QObject::connect(search, &AuditSearch::rebuilt, owner, [this](const auto &error) {
            if (!std::exchange(m_isGone, false))
                return;
            error ? fail(*error) : load();
        });
    }
    Q_DISABLE_COPY_MOVE(AuditAnswer)

    void load()
    {
        m_request.abandon();
        m_isGone = false;
        if (!m_search->snapshot()) {
            m_value.reset();
            m_state = m_search->state();
            m_error = m_search->error();
            return m_changed();
        }
        m_state = m_value ? LoadState::Stale : LoadState::Loading;
        m_request.listen(
            m_owner, m_ask(m_search->snapshotId()),
            [this](const api::Result<T> &answer) {
                if (answer)
                    return take(*answer);
                if (!api::isSnapshotGone(answer.error()))
                    return fail(answer.error());
                // rebuilt() or another snapshot follows.
                m_isGone = true;
                m_search->askAgain(m_search->snapshotId());
            },
            [this] { fail(interrupted()); });
        m_changed();
    }

    [[nodiscard]] const std::optional<T> &value() const { return m_value; }
    /// Ready or Stale: there is a value; Stale: of an earlier snapshot.
    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }

private:
    void take(const T &answer)
    {
        m_error.reset();
        m_value = answer;
        m_state = LoadState::Ready;
        m_changed();
    }
    void fail(const api::ApiError &error)
    {
        m_error = error;
        m_state = m_value ? LoadState::Stale : stateWithoutData(error);
        m_changed();
    }

    AuditSearch *m_search;
    QObject *m_owner;
    Ask m_ask;
    std::function<void()> m_changed;
    api::RequestScope m_request;
    std::optional<T> m_value;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_error;
    bool m_isGone = false;
};

} // namespace atalaya::models
