// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks to the keychain of its environment: a command a line on standard input, an answer a line.
#include "api/net/whenready.h"
#include "api/session/keychainstore.h"
#include "api/session/keyentries.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>

#include <iostream>
#include <string>

using namespace atalaya::api;

namespace {

QString words(const ApiError &error)
{
    return error.code + QLatin1Char(' ') + error.message;
}

void say(const QString &text)
{
    QTextStream(stdout) << text.simplified() << Qt::endl;
}

void obey(KeychainStore &store, const QStringList &command)
{
    const auto done = [](const Result<void> &outcome) {
        say(outcome ? QStringLiteral("ok") : words(outcome.error()));
    };
    const QString verb = command.value(0);
    if (verb == QLatin1String("probe"))
        whenReady(&store, keyentries::probe(&store, &store), done);
    else if (verb == QLatin1String("write"))
        whenReady(&store, store.write(command.value(1), SecretString(command.value(2).toStdString())), done);
    else if (verb == QLatin1String("fill"))
        whenReady(&store, store.write(command.value(1), SecretString(std::string(command.value(2).toULong(), 'x'))),
                  done);
    else if (verb == QLatin1String("remove"))
        whenReady(&store, store.remove(command.value(1)), done);
    else
        whenReady(&store, store.read(command.value(1)), [](const Result<std::optional<SecretString>> &found) {
            if (!found)
                say(words(found.error()));
            else
                say(*found ? QStringLiteral("value ") + QString::fromStdString(std::string((*found)->view()))
                           : QStringLiteral("nothing"));
        });
}

} // namespace

/// Arguments: prefix of the entries, deadline in milliseconds.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    KeychainStore store(arguments.value(1), QStringLiteral("of the test"),
                        std::chrono::milliseconds(arguments.value(2).toInt()));
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &store, [&store] {
        // One read takes what is there: a command, or the end.
        std::string line;
        if (!std::getline(std::cin, line)) {
            QCoreApplication::quit();
            return;
        }
        obey(store, QString::fromStdString(line).split(QLatin1Char(' ')));
    });
    return QCoreApplication::exec();
}
