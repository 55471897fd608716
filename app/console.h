// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <QObject>

#include <memory>

namespace atalaya::api {
class SecretString;
}
namespace atalaya::ui {
class MainWindow;
}

namespace atalaya {

/// The composition root: the only place where concrete classes meet.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(const Arguments &arguments, QObject *parent = nullptr);
    ~Console() override;

    void start();
    /// start(), and goes on with a session that was opened elsewhere; falls back to the sign-in page.
    void startWith(const api::SecretString &refreshToken);
    /// The program ends with its last window, once what is under way for the session is kept, or after two seconds.
    void endWithLastWindow();
    [[nodiscard]] ui::MainWindow *window() const;
    [[nodiscard]] int exitCode() const;

private:
    /// The key store is known, and a kept session restored.
    void onStarted();
    void enterWith(const api::SecretString &refreshToken);
    void openKeyGate();
    void takePictures();
    void end();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya
