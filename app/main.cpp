// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"
#include "app/console.h"

#include <QApplication>
#include <QTextStream>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

/// Tokens and keys live in this process: no core file, and no other process of the same user may look into it.
void forbidCoreDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    QCoreApplication::setApplicationName(QStringLiteral("atalaya"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ATALAYA_VERSION));
    QStringList line;
    for (int i = 0; i < argc; ++i)
        line.append(QString::fromLocal8Bit(argv[i]));
    // Before the application exists: --help and --version need no display. Options of Qt itself are left to Qt.
    if (line.contains(QStringLiteral("--version")) || line.contains(QStringLiteral("--help"))) {
        QTextStream(stdout) << atalaya::Arguments::parse(line).text;
        return 0;
    }
    QApplication application(argc, argv);
    const auto outcome = atalaya::Arguments::parse(QCoreApplication::arguments());
    if (!outcome.arguments) {
        QTextStream(outcome.exitCode == 0 ? stdout : stderr) << outcome.text << Qt::endl;
        return outcome.exitCode;
    }
    atalaya::Console console(*outcome.arguments);
    console.endWithLastWindow();
    console.start();
    return QApplication::exec();
}
