// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/stepup.h"

#include "api/session/stepupprompt.h"

namespace atalaya::api {

namespace {

/// Another code, or the same person a little later, can still be right.
bool isWorthAnother(const ApiError &error)
{
    return error.code == QLatin1String("invalid_code") || error.code == QLatin1String("code_already_used") ||
           error.code == QLatin1String("mfa_locked");
}

} // namespace

StepUp::StepUp(AuthApi auth, StepUpPrompt *prompt, StepUpQuestion question, QObject *parent)
    : QObject(parent)
    , m_auth(auth)
    , m_prompt(prompt)
    , m_question(std::move(question))
    , m_answer(this)
{}

void StepUp::start()
{
    m_answer.onCanceled([this] { end(std::nullopt); });
    ask(std::nullopt);
}

void StepUp::ask(const std::optional<ApiError> &problem)
{
    m_state = State::Asking;
    auto *const watcher = new QFutureWatcher<Result<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            end(std::nullopt);
        else if (const auto code = watcher->result(); code)
            prove(*code);
        else
            end(Result<QByteArray>(tl::unexpected(code.error())));
    });
    watcher->setFuture(m_questions.track(m_prompt->askCode(m_question, problem)));
}

void StepUp::prove(const QString &code)
{
    m_state = State::Proving;
    m_questions.listen(this, m_auth.stepUp(code, m_question.action, m_question.digest),
                       [this](const Result<QByteArray> &proof) {
                           if (!proof && isWorthAnother(proof.error()))
                               ask(proof.error());
                           else
                               end(proof);
                       });
}

void StepUp::end(const std::optional<Result<QByteArray>> &result)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_questions.abandon();
    m_prompt->settled(m_question);
    if (result)
        m_answer.resolve(*result);
    else
        m_answer.cancel();
    deleteLater();
}

} // namespace atalaya::api
