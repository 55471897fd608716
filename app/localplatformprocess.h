// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/localplatform.h"

#include <QProcess>
#include <QTimer>

#include <chrono>

namespace atalaya {

/// The platform as a child process on a free loopback port. It ends with the console, also when the console is killed:
/// its standard input is a pipe that closes then.
class LocalPlatformProcess final : public ui::LocalPlatform
{
    Q_OBJECT

public:
    /// Demo data take some seconds to be made; on a busy machine with a debug build, many.
    static constexpr int StartSeconds = 120;

    /// `program`: the platform's executable. `data`: its folder, made when missing.
    LocalPlatformProcess(const QString &program, const QString &data, QObject *parent = nullptr);
    LocalPlatformProcess(const QString &program, const QString &data, std::chrono::milliseconds startTime,
                         QObject *parent = nullptr);
    /// Waits for the process; nothing else here does.
    ~LocalPlatformProcess() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] Failure failure() const override { return m_failure; }
    [[nodiscard]] QUrl url() const override { return m_url; }
    [[nodiscard]] QUrl address() const override { return m_address; }
    /// Where an earlier console had it, whose session is still kept: the first start tries that address, then any.
    void expectAt(const QUrl &address);
    [[nodiscard]] QString detail() const override { return m_detail; }
    void start() override;

    /// Beside this program.
    [[nodiscard]] static QString programBesideThis();

private:
    void launch();
    void launchAnywhere();
    void onOutput();
    void onErrorOutput();
    void fail(Failure failure);
    void setState(State state);
    /// Asks it to end, and makes it when it does not.
    void end();

    QString m_program;
    QString m_data;
    QProcess m_process;
    QTimer m_deadline;
    QTimer m_patience;
    State m_state = State::Stopped;
    Failure m_failure = Failure::None;
    QUrl m_url;
    QUrl m_address;
    /// Where to listen; 0: anywhere.
    int m_port = 0;
    /// The port was another console's; nobody knows whether it is free.
    bool m_isExpected = false;
    /// Starts as soon as the process before it is gone.
    bool m_isWaiting = false;
    QString m_detail;
};

} // namespace atalaya
