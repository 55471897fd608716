// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/stepupprompter.h"

#include "api/session/session.h"
#include "ui/signin/stepupdialog.h"

namespace atalaya::ui {

StepUpPrompter::StepUpPrompter(api::Session *session, QWidget *window, api::DemoSource *demo)
    : m_session(session)
    , m_window(window)
    , m_demo(demo)
{
    m_session->setStepUpPrompt(this);
}

StepUpPrompter::~StepUpPrompter()
{
    m_session->setStepUpPrompt(nullptr);
}

QFuture<api::Result<QString>> StepUpPrompter::askCode(const api::StepUpQuestion &question,
                                                      const std::optional<api::ApiError> &problem)
{
    QPointer<StepUpDialog> &dialog = m_dialogs[question.digest];
    // Declined while the code was being looked at: it was wrong, and nobody wants to try again.
    if (!dialog && problem) {
        QPromise<api::Result<QString>> declined;
        declined.start();
        declined.future().cancel();
        declined.finish();
        return declined.future();
    }
    if (!dialog) {
        dialog = new StepUpDialog(question.action, m_window);
        if (m_demo && m_session->me())
            dialog->offerFrom(m_demo, QString::fromStdString(m_session->me()->user.email));
    }
    return dialog->ask(problem);
}

void StepUpPrompter::settled(const api::StepUpQuestion &question)
{
    if (const QPointer<StepUpDialog> dialog = m_dialogs.take(question.digest))
        dialog->done(QDialog::Accepted);
}

} // namespace atalaya::ui
