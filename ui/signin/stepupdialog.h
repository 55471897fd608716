// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"

#include <QDateTime>
#include <QDialog>
#include <QFuture>
#include <QPromise>
#include <QTimer>

#include <optional>

namespace atalaya::api {
class DemoSource;
}

namespace atalaya::ui {

class DemoOffer;
class StepUpForm;

/// Asks for a fresh code, again while codes are refused. Esc, Cancel and the close button decline.
class StepUpDialog : public QDialog
{
    Q_OBJECT

public:
    StepUpDialog(const QString &action, QWidget *parent);
    /// Offers the code of `email` where the platform is a demo; `demo` outlives the dialog.
    void offerFrom(api::DemoSource *demo, const QString &email);
    ~StepUpDialog() override;

    /// The next code; cancelled when the person declines. `problem`: why the one before was refused.
    [[nodiscard]] QFuture<api::Result<QString>> ask(const std::optional<api::ApiError> &problem);
    void done(int result) override;

private:
    void answer(const QString &code);
    void showProblem();

    StepUpForm *m_form;
    DemoOffer *m_demo = nullptr;
    std::optional<QPromise<api::Result<QString>>> m_asked;
    std::optional<api::ApiError> m_problem;
    QDateTime m_refusedAt;
    QTimer m_wait;
};

} // namespace atalaya::ui
