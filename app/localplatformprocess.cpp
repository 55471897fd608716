// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/localplatformprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace atalaya {
namespace {

constexpr int EndMilliseconds = 4000;
constexpr qsizetype DetailLength = 200;

} // namespace

LocalPlatformProcess::LocalPlatformProcess(const QString &program, const QString &data, QObject *parent)
    : LocalPlatformProcess(program, data, std::chrono::seconds(StartSeconds), parent)
{}

LocalPlatformProcess::LocalPlatformProcess(const QString &program, const QString &data,
                                           std::chrono::milliseconds startTime, QObject *parent)
    : LocalPlatform(parent)
    , m_program(program)
    , m_data(data)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(startTime);
    m_patience.setSingleShot(true);
    m_patience.setInterval(EndMilliseconds);
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(Failure::StartTimedOut);
        end();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &LocalPlatformProcess::onOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &LocalPlatformProcess::onErrorOutput);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(Failure::NotInstalled);
    });
    connect(&m_process, &QProcess::finished, this, [this] {
        m_patience.stop();
        if (std::exchange(m_isWaiting, false))
            launch();
        else if (m_state == State::Starting && std::exchange(m_isExpected, false))
            launchAnywhere();
        else if (m_state == State::Starting)
            fail(Failure::DidNotStart);
        else if (m_state == State::Running)
            fail(Failure::Ended);
    });
}

LocalPlatformProcess::~LocalPlatformProcess()
{
    m_process.disconnect(this);
    end();
    if (!m_process.waitForFinished(EndMilliseconds)) {
        m_process.kill();
        m_process.waitForFinished(EndMilliseconds);
    }
}

QString LocalPlatformProcess::programBesideThis()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("atalaya-platform"));
}

void LocalPlatformProcess::start()
{
    if (m_state == State::Starting || m_state == State::Running)
        return;
    m_detail.clear();
    // The same address again, so that whoever is signed in goes on; unless that was what failed.
    if (m_failure != Failure::Ended && m_failure != Failure::None)
        m_port = 0;
    m_failure = Failure::None;
    if (!QFileInfo(m_program).isExecutable())
        return fail(Failure::NotInstalled);
    setState(State::Starting);
    // The one before has been told to end and has not yet: two would share one folder.
    m_isWaiting = m_process.state() != QProcess::NotRunning;
    if (!m_isWaiting)
        launch();
}

void LocalPlatformProcess::expectAt(const QUrl &address)
{
    m_address = address;
    m_port = address.port(0);
    m_isExpected = m_port != 0;
}

void LocalPlatformProcess::launchAnywhere()
{
    m_port = 0;
    launch();
}

void LocalPlatformProcess::launch()
{
    m_deadline.start();
    m_process.start(m_program, {QStringLiteral("serve"), QStringLiteral("--data"), m_data, QStringLiteral("--listen"),
                                QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--demo")});
}

void LocalPlatformProcess::onOutput()
{
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        const QUrl url(line.value(QLatin1String("url")).toString(), QUrl::StrictMode);
        if (m_state != State::Starting || m_isWaiting || !url.isValid() || url.host().isEmpty())
            continue;
        m_deadline.stop();
        m_url = url;
        m_address = url;
        m_isExpected = false;
        m_port = url.port(0);
        setState(State::Running);
    }
}

void LocalPlatformProcess::onErrorOutput()
{
    const QList<QByteArray> lines = m_process.readAllStandardError().trimmed().split('\n');
    m_detail = QString::fromUtf8(lines.constLast()).left(DetailLength);
}

void LocalPlatformProcess::fail(Failure failure)
{
    m_deadline.stop();
    m_url.clear();
    m_failure = failure;
    setState(State::Failed);
}

void LocalPlatformProcess::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void LocalPlatformProcess::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    m_patience.start();
}

} // namespace atalaya
