// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/overridesource.h"
#include "api/net/requestscope.h"
#include "models/draftsource.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace atalaya::models {

/// An override that somebody is about to ask for. What is typed is kept as unsent work until it is sent or given up.
class OverrideWish final : public QObject
{
    Q_OBJECT

public:
    enum class Scope
    {
        /// The same request, once.
        Once,
        /// The same agent, entity and action for some hours.
        Entity
    };
    static constexpr int mostHours = static_cast<int>(contract::mostOverrideHours);
    static constexpr int mostReason = 1000;

    /// Both outlive it; `drafts` may be null.
    OverrideWish(api::OverrideSource *source, models::DraftSource *drafts, const QString &decisionId,
                 QObject *parent = nullptr);
    /// Keeps what still waits.
    ~OverrideWish() override;
    Q_DISABLE_COPY_MOVE(OverrideWish)

    [[nodiscard]] const QString &decisionId() const { return m_decisionId; }
    [[nodiscard]] static QString draftId(const QString &decisionId);
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] Scope scope() const { return m_scope; }
    [[nodiscard]] int hours() const { return m_hours; }
    /// It began with what was typed before.
    [[nodiscard]] bool isContinued() const { return m_isContinued; }
    void setReason(const QString &reason);
    void setScope(Scope scope);
    void setHours(int hours);

    [[nodiscard]] bool canSend() const { return !m_isBusy && !m_reason.trimmed().isEmpty(); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] const std::optional<api::ApiError> &refusal() const { return m_refusal; }
    void send();
    /// Nothing is kept.
    void giveUp();

Q_SIGNALS:
    void changed();
    void sent(const QString &overrideId);

private:
    void touch();
    void keep();
    void take(const api::Result<contract::Override> &answer);

    api::OverrideSource *m_source;
    DraftSource *m_drafts;
    QString m_decisionId;
    QString m_reason;
    Scope m_scope = Scope::Once;
    int m_hours = 8;
    bool m_isContinued = false;
    bool m_isUnkept = false;
    bool m_isBusy = false;
    std::optional<api::ApiError> m_refusal;
    QTimer m_pause;
    api::RequestScope m_sends;
};

} // namespace atalaya::models
