// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/authapi.h"
#include "api/net/authorizer.h"
#include "api/net/deferred.h"
#include "api/net/requestscope.h"

#include <QObject>
#include <QString>

#include <optional>

namespace atalaya::api {

class StepUpPrompt;

/// One step-up: Asking → Proving → Ended, and back to Asking while the code is merely wrong. When nobody wants the
/// proof any more the question is withdrawn. Private to `session`.
class StepUp : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Asking,
        Proving,
        Ended
    };

    StepUp(AuthApi auth, StepUpPrompt *prompt, StepUpQuestion question, QObject *parent);

    [[nodiscard]] QFuture<Result<QByteArray>> proof() const { return m_answer.future(); }
    void start();

private:
    void ask(const std::optional<ApiError> &problem);
    void prove(const QString &code);
    void end(const std::optional<Result<QByteArray>> &result);

    AuthApi m_auth;
    StepUpPrompt *m_prompt;
    StepUpQuestion m_question;
    Deferred<QByteArray> m_answer;
    RequestScope m_questions;
    State m_state = State::Asking;
};

} // namespace atalaya::api
