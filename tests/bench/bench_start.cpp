// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/secretstring.h"
#include "app/console.h"
#include "models/dashboardpresenter.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QSocketNotifier>
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
    /// Out of the cache they may be older than they should be.
    [[nodiscard]] static bool isThere(models::LoadState state)
    {
        return state == models::LoadState::Ready || state == models::LoadState::Stale;
    }

    [[nodiscard]] bool hasFigures() const
    {
        const auto *const presenter = m_window->findChild<models::DashboardPresenter *>();
        return presenter != nullptr && isThere(presenter->state()) && isThere(presenter->usageState());
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

/// usage: bench_start URL PROFILE, with a refresh token or an empty line on standard input. The console as it starts
/// with the session that the profile keeps, or, where it keeps none, with the token.
int main(int argc, char *argv[])
{
    std::string token;
    std::getline(std::cin, token);
    QApplication application(argc, argv);
    Arguments arguments;
    arguments.server = QUrl(QString::fromLocal8Bit(argv[1]));
    arguments.profile = QString::fromLocal8Bit(argv[2]);
    Console console(arguments);
    const LastFrame frame(console.window());
    console.window()->resize(1440, 900);
    console.startWith(api::SecretString::take(token));
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, console.window(), [&console] {
        console.window()->close();
        QCoreApplication::quit();
    });
    return QApplication::exec();
}
