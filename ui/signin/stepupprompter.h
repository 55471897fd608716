// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/stepupprompt.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

namespace atalaya::api {
class Session;
}

namespace atalaya::ui {

class StepUpDialog;

/// Asks the person before `window` for the codes that `session` needs, one dialog for each change. Both outlive it.
class StepUpPrompter final : public api::StepUpPrompt
{
public:
    StepUpPrompter(api::Session *session, QWidget *window);
    ~StepUpPrompter() override;
    Q_DISABLE_COPY_MOVE(StepUpPrompter)

    [[nodiscard]] QFuture<api::Result<QString>> askCode(const api::StepUpQuestion &question,
                                                        const std::optional<api::ApiError> &problem) override;
    void settled(const api::StepUpQuestion &question) override;

private:
    api::Session *m_session;
    QWidget *m_window;
    /// By the digest of the change.
    QHash<QByteArray, QPointer<StepUpDialog>> m_dialogs;
};

} // namespace atalaya::ui
