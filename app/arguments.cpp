// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include "ui/common/language.h"
#include "ui/signin/serverlist.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace atalaya {
namespace {

ParsedArguments wrong(const QString &text)
{
    return {std::nullopt, text, 2};
}

} // namespace

ParsedArguments Arguments::parse(const QStringList &line)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Atalaya: admin console of a multi-tenant AI platform."));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("Platform to sign in to."),
                                    QStringLiteral("URL"));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QStringLiteral("Start a platform with demo data on this computer, and end it on exit."));
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder for settings and data."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("es or en."), QStringLiteral("CODE"));
    const QCommandLineOption shots(
        QStringLiteral("shots"),
        QStringLiteral("With --demo: sign in as every demo account and write a picture of every page."),
        QStringLiteral("DIR"));
    parser.addOptions({server, demo, profile, language, shots});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(line))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return {std::nullopt, parser.helpText(), 0};
    if (parser.isSet(version))
        return {std::nullopt, QStringLiteral("atalaya " ATALAYA_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("Unknown argument: ") + parser.positionalArguments().constFirst());

    Arguments arguments;
    arguments.demo = parser.isSet(demo);
    arguments.shots = parser.value(shots);
    arguments.language = parser.value(language);
    arguments.profile = parser.value(profile);
    if (parser.isSet(server)) {
        const QUrl url = ui::ServerList::parse(parser.value(server));
        if (!url.isValid())
            return wrong(QStringLiteral("--server needs an address such as https://console.example.org"));
        arguments.server = url;
    }
    if (arguments.server && arguments.demo)
        return wrong(QStringLiteral("--server and --demo exclude each other."));
    if (parser.isSet(shots) && (!arguments.demo || arguments.shots.isEmpty()))
        return wrong(QStringLiteral("--shots DIR needs --demo."));
    if (parser.isSet(language) && !ui::Language::available().contains(arguments.language))
        return wrong(QStringLiteral("--language knows es and en."));
    if (arguments.profile.isEmpty())
        arguments.profile = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return {arguments, {}, 0};
}

} // namespace atalaya
