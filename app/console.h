// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <QObject>

#include <memory>

namespace atalaya::ui {
class MainWindow;
}

namespace atalaya {

class LocalPlatformProcess;

/// The composition root: the only place where concrete classes meet.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(const Arguments &arguments, QObject *parent = nullptr);
    ~Console() override;

    void start();
    [[nodiscard]] ui::MainWindow *window() const;
    [[nodiscard]] int exitCode() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya
