// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/stepupprompt.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

namespace atalaya::api {
class DemoSource;
class Session;
} // namespace atalaya::api

namespace atalaya::ui {

class StepUpDialog;

/// Asks the person before `window` for the codes that `session` needs, one dialog for each change. Both outlive it.
class StepUpPrompter final : public api::StepUpPrompt
{
public:
    /// `demo`: offers codes where the platform is a demo; outlives it, may be null.
    StepUpPrompter(api::Session *session, QWidget *window, api::DemoSource *demo = nullptr);
    ~StepUpPrompter() override;
    Q_DISABLE_COPY_MOVE(StepUpPrompter)

    [[nodiscard]] QFuture<api::Result<QString>> askCode(const api::StepUpQuestion &question,
                                                        const std::optional<api::ApiError> &problem) override;
    void settled(const api::StepUpQuestion &question) override;

private:
    api::Session *m_session;
    QWidget *m_window;
    api::DemoSource *m_demo;
    /// By the digest of the change.
    QHash<QByteArray, QPointer<StepUpDialog>> m_dialogs;
};

} // namespace atalaya::ui
