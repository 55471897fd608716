// SPDX-License-Identifier: GPL-3.0-or-later
// The console as it ships, on the profile and the platform of its arguments: says `ready`, and closes its window when
// its input ends.
#include "app/console.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QTextStream>
#include <QUrl>

#include <unistd.h>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("atalaya-windowchild"));
    atalaya::Arguments arguments;
    arguments.profile = QApplication::arguments().value(1);
    arguments.server = QUrl(QApplication::arguments().value(2));
    atalaya::Console console(arguments);
    console.endWithLastWindow();
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &console, [&] {
        input.setEnabled(false);
        console.window()->close();
    });
    console.start();
    QTextStream(stdout) << "ready" << Qt::endl;
    return QApplication::exec();
}
