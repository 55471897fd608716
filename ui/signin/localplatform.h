// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>

namespace atalaya::ui {

/// The platform that lies beside the console, run on this computer. `app/` has the real one.
class LocalPlatform : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Stopped,
        Starting,
        Running,
        Failed
    };
    Q_ENUM(State)
    /// Why it does not run; `ui/` has the words.
    enum class Failure
    {
        None,
        NotInstalled,
        DidNotStart,
        StartTimedOut,
        Ended
    };
    Q_ENUM(Failure)

    using QObject::QObject;

    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual Failure failure() const = 0;
    /// Valid while Running.
    [[nodiscard]] virtual QUrl url() const = 0;
    /// Where it runs, ran last, or is expected to run; empty when nobody knows.
    [[nodiscard]] virtual QUrl address() const { return url(); }
    /// The last line it wrote before it ended, in English, for the details.
    [[nodiscard]] virtual QString detail() const = 0;

public Q_SLOTS:
    /// Does nothing while it starts or runs.
    virtual void start() = 0;

Q_SIGNALS:
    void stateChanged(atalaya::ui::LocalPlatform::State state);
};

} // namespace atalaya::ui
