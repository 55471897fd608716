// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <QStandardPaths>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;

/// The command line: what is understood, and what is refused with which words.
class TstArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void answersAndEnds_data();
    void answersAndEnds();
    void profileHasAPlace();

private:
    [[nodiscard]] static ParsedArguments parse(const QStringList &words)
    {
        return Arguments::parse(QStringList{u"atalaya"_s} + words);
    }
};

void TstArguments::understands_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QUrl>("server");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("shots");
    const auto row = [](const char *name, const QStringList &words, const char *server, bool demo, const char *language,
                        const char *shots) {
        QTest::newRow(name) << words << QUrl(QLatin1String(server)) << demo << QString::fromLatin1(language)
                            << QString::fromLatin1(shots);
    };
    row("nothing", {}, "", false, "", "");
    row("server", {u"--server"_s, u"https://console.example.org"_s}, "https://console.example.org", false, "", "");
    row("server without scheme", {u"--server=console.example.org"_s}, "https://console.example.org", false, "", "");
    row("server on this computer", {u"--server=127.0.0.1:8080"_s}, "http://127.0.0.1:8080", false, "", "");
    row("demo", {u"--demo"_s}, "", true, "", "");
    row("Spanish", {u"--language"_s, u"es"_s}, "", false, "es", "");
    row("English", {u"--language=en"_s}, "", false, "en", "");
    row("pictures", {u"--demo"_s, u"--shots"_s, u"/tmp/pictures"_s}, "", true, "", "/tmp/pictures");
}

void TstArguments::understands()
{
    QFETCH(QStringList, words);
    QFETCH(QUrl, server);
    const ParsedArguments parsed = parse(words + QStringList{u"--profile"_s, u"/tmp/mine"_s});
    QVERIFY2(parsed.arguments, qPrintable(parsed.text));
    QCOMPARE(parsed.arguments->server.has_value(), !server.isEmpty());
    QCOMPARE(parsed.arguments->server.value_or(QUrl()), server);
    QTEST(parsed.arguments->demo, "demo");
    QTEST(parsed.arguments->language, "language");
    QTEST(parsed.arguments->shots, "shots");
    QCOMPARE(parsed.arguments->profile, u"/tmp/mine"_s);
}

void TstArguments::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("reason");
    QTest::addRow("unknown option") << QStringList{u"--fast"_s} << u"fast"_s;
    QTest::addRow("unknown word") << QStringList{u"please"_s} << u"please"_s;
    QTest::addRow("value missing") << QStringList{u"--server"_s} << u"server"_s;
    QTest::addRow("no address") << QStringList{u"--server"_s, u"not an address"_s} << u"--server needs"_s;
    QTest::addRow("other scheme") << QStringList{u"--server"_s, u"ftp://a.example"_s} << u"--server needs"_s;
    QTest::addRow("password in the address")
        << QStringList{u"--server"_s, u"https://me:pw@a.example"_s} << u"--server needs"_s;
    QTest::addRow("server and demo") << QStringList{u"--demo"_s, u"--server=a.example"_s} << u"exclude"_s;
    QTest::addRow("pictures of whom") << QStringList{u"--shots"_s, u"/tmp/x"_s} << u"needs --demo"_s;
    QTest::addRow("pictures to where") << QStringList{u"--demo"_s, u"--shots"_s, QString()} << u"needs --demo"_s;
    QTest::addRow("other language") << QStringList{u"--language"_s, u"fr"_s} << u"es and en"_s;
    QTest::addRow("no language") << QStringList{u"--language"_s, QString()} << u"es and en"_s;
}

void TstArguments::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, reason);
    const ParsedArguments parsed = parse(words);
    QVERIFY(!parsed.arguments);
    QCOMPARE(parsed.exitCode, 2);
    QVERIFY2(parsed.text.contains(reason), qPrintable(parsed.text));
}

void TstArguments::answersAndEnds_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("part");
    QTest::addRow("help") << u"--help"_s << u"--server <URL>"_s;
    QTest::addRow("version") << u"--version"_s << u"atalaya " ATALAYA_VERSION ""_s;
}

void TstArguments::answersAndEnds()
{
    QFETCH(QString, word);
    QFETCH(QString, part);
    const ParsedArguments parsed = parse({word});
    QVERIFY(!parsed.arguments);
    QCOMPARE(parsed.exitCode, 0);
    QVERIFY2(parsed.text.contains(part), qPrintable(parsed.text));
}

void TstArguments::profileHasAPlace()
{
    const ParsedArguments parsed = parse({});
    QVERIFY(parsed.arguments);
    QCOMPARE(parsed.arguments->profile, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
}

QTEST_GUILESS_MAIN(TstArguments)
#include "tst_arguments.moc"
