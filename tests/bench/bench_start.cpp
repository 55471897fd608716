// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/secretstring.h"
#include "app/console.h"
#include "models/dashboardpresenter.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <iostream>
#include <string>
#include <unistd.h>

namespace {

using namespace atalaya;

/// Says "painted" when the dashboard's figures are there and nothing is left to paint, and stays until its input ends,
/// so that whoever measures can read the process's memory.
class LastFrame final : public QObject
{
public:
    explicit LastFrame(ui::MainWindow *window)
        : m_window(window)
    {
        window->installEventFilter(this);
        m_idle.setSingleShot(true);
        connect(&m_idle, &QTimer::timeout, this, &LastFrame::say);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // A timer of zero fires when every posted event has been handled; a further frame starts it again.
        if (event->type() == QEvent::UpdateRequest && hasFigures() && !m_said)
            m_idle.start(0);
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] bool hasFigures() const
    {
        const auto *const presenter = m_window->findChild<models::DashboardPresenter *>();
        return presenter != nullptr && presenter->state() == models::LoadState::Ready &&
               presenter->usageState() == models::LoadState::Ready;
    }

    void say()
    {
        m_said = true;
        QTextStream(stdout) << "painted" << Qt::endl;
    }

    ui::MainWindow *m_window;
    QTimer m_idle;
    bool m_said = false;
};

} // namespace

/// usage: bench_start URL, with a refresh token on standard input. The console as it starts when it kept its session.
int main(int argc, char *argv[])
{
    std::string token;
    std::getline(std::cin, token);
    QApplication application(argc, argv);
    QTemporaryDir profile;
    Arguments arguments;
    arguments.profile = profile.path();
    arguments.server = QUrl(QString::fromLocal8Bit(argv[1]));
    Console console(arguments);
    const LastFrame frame(console.window());
    console.window()->resize(1440, 900);
    console.resume(api::SecretString::take(token));
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    return QApplication::exec();
}
