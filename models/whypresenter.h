// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/overridesource.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"

#include <QObject>

#include <optional>

namespace atalaya::models {

/// One question: why a decision, or the newest of a request, came out as it did, and who may lift it.
class WhyPresenter final : public QObject
{
    Q_OBJECT

public:
    /// `source` outlives it.
    explicit WhyPresenter(api::WhySource *source, QObject *parent = nullptr);

    /// Of a decision, or a correlation id; blanks around it are left out. Empty: no question.
    void ask(const QString &id);
    void refresh();

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const std::optional<contract::Why> &answer() const { return m_answer; }
    /// Empty without a question.
    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// It was held back, and there is something to ask for that nobody has asked for yet.
    [[nodiscard]] bool canRequest() const;

Q_SIGNALS:
    void changed();

private:
    void take(const api::Result<api::Dated<contract::Why>> &answer);

    api::WhySource *m_source;
    QString m_id;
    std::optional<contract::Why> m_answer;
    LoadState m_state = LoadState::Empty;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    api::RequestScope m_loads;
};

} // namespace atalaya::models
