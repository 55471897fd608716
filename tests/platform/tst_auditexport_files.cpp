// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditexportfixture.h"

#include "api/contract/auditexport.h"

#include <QProcess>
#include <QTest>

using namespace atalaya::platform;
using atalaya::contract::AuditRow;
using nlohmann::json;

namespace {

/// Every text that a spreadsheet would run, or a reader could take for another cell or line.
std::vector<std::string> dangerous()
{
    return {"=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "'quoted",
            "a;b",
            "a,b",
            "a\"b",
            "a\r\nb",
            "=cmd|' /C calc'!A0",
            "\"",
            "plain",
            "x;=1",
            "x,=1",
            "x;'=1",
            "x,;\"=1",
            "\t-1",
            "x\r\n@1",
            ";',''+1"};
}

/// The cells of a CSV text, read as RFC 4180 says, with the `'` taken off again.
std::vector<std::vector<std::string>> readCsv(std::string text, char delimiter)
{
    Q_ASSERT(text.starts_with("\xEF\xBB\xBF"));
    std::vector<std::vector<std::string>> lines{{""}};
    bool quoted = false;
    for (std::size_t i = 3; i < text.size(); ++i) {
        std::string &cell = lines.back().back();
        if (quoted && text.compare(i, 2, "\"\"") == 0)
            cell += text[++i];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == delimiter)
            lines.back().emplace_back();
        else if (!quoted && text.compare(i, 2, "\r\n") == 0 && ++i + 1 < text.size())
            lines.push_back({""});
        else if (quoted || text[i] != '\n')
            cell += text[i];
    }
    for (auto &line : lines) {
        for (std::string &cell : line) {
            std::string original;
            for (std::size_t i = 0; i < cell.size(); ++i) {
                if (cell[i] != '\'' ||
                    (i > 0 && std::string_view(",;\t\r\n").find(cell[i - 1]) == std::string_view::npos))
                    original += cell[i];
            }
            cell = original;
        }
    }
    return lines;
}

} // namespace

/// What stands in the files.
class AuditExportFilesTest : public AuditExportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void csvIsReadBackAsItWas_data();
    void csvIsReadBackAsItWas();
    void csvIsWrittenToTheLetter();
    void nothingInASpreadsheetRuns();
    void nothingRunsBehindAnotherSeparator();
    void jsonLinesAreReadBackAsTheyWere();
    void workbooksHoldTextsAsTexts();
};

void AuditExportFilesTest::csvIsReadBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("es") << QByteArray("es") << ';';
    QTest::newRow("en") << QByteArray("en") << ',';
}

void AuditExportFilesTest::csvIsReadBackAsItWas()
{
    QFETCH(QByteArray, locale);
    QFETCH(char, delimiter);
    for (const std::string &text : dangerous()) {
        AuditRow made = row(std::ssize(m_snapshot.rows));
        made.agent = made.entity = text;
        made.reason = text;
        m_snapshot.rows.push_back(made);
    }
    const auto lines = readCsv(file("format=csv&locale=" + locale.toStdString()), delimiter);
    QCOMPARE(lines.size(), m_snapshot.rows.size() + 1);
    QVERIFY((lines[0] == std::vector<std::string>(atalaya::contract::exportColumns().begin(),
                                                  atalaya::contract::exportColumns().end())));
    for (std::size_t i = 0; i < m_snapshot.rows.size(); ++i) {
        QCOMPARE(lines[i + 1].size(), lines[0].size());
        QCOMPARE(lines[i + 1][3], dangerous()[i]);
        QCOMPARE(lines[i + 1][4], dangerous()[i]);
        QCOMPARE(lines[i + 1][14], dangerous()[i]);
    }
}

void AuditExportFilesTest::csvIsWrittenToTheLetter()
{
    AuditRow erased = row(8);
    erased.confidence.reset();
    erased.user.reset();
    erased.reason.reset();
    m_snapshot.rows = {row(7), erased};
    QCOMPARE(file("format=csv&columns=seq,at,state,confidence,risk,containsPii,user,reason"),
             std::string("\xEF\xBB\xBFseq;at;state;confidence;risk;containsPii;user;reason\r\n"
                         "7;2026-02-06T12:00:00.007Z;blocked;0,7125;94;true;u1;requiere revisión humana\r\n"
                         "8;2026-02-06T12:00:00.008Z;blocked;;94;true;;\r\n"));
    QCOMPARE(file("format=csv&locale=en&columns=confidence,seq"), std::string("\xEF\xBB\xBF"
                                                                              "confidence,seq\r\n0.7125,7\r\n,8\r\n"));
    m_snapshot.rows.clear();
    QCOMPARE(file("format=csv&columns=seq"), std::string("\xEF\xBB\xBFseq\r\n"));
}

void AuditExportFilesTest::nothingInASpreadsheetRuns()
{
    for (const std::string &text : dangerous()) {
        AuditRow made = row(1);
        made.agent = text;
        m_snapshot.rows.push_back(made);
    }
    const std::string csv = file("format=csv&columns=agent");
    std::size_t from = csv.find("\r\n") + 2;
    for (const std::string &text : dangerous()) {
        const char first = csv[from] == '"' ? csv[from + 1] : csv[from];
        QVERIFY2(std::string_view("=+-@\t\r\n").find(first) == std::string_view::npos, text.c_str());
        // Every line of the file but those that a quoted text goes on in.
        from = csv.find("\r\n", from + (text.find('\n') == std::string::npos ? 0 : text.size() + 2)) + 2;
    }
}

/// Whatever character a spreadsheet cuts at, and whether it heeds the file's quotes or not.
void AuditExportFilesTest::nothingRunsBehindAnotherSeparator()
{
    for (const std::string &text : dangerous()) {
        AuditRow made = row(1);
        made.agent = text;
        m_snapshot.rows.push_back(made);
    }
    for (const char *locale : {"es", "en"}) {
        const std::string csv = file(std::string("format=csv&columns=agent&locale=") + locale);
        for (std::size_t i = csv.find("\r\n"); i + 1 < csv.size(); ++i) {
            if (std::string_view(",;\t\r\n").find(csv[i]) != std::string_view::npos)
                QVERIFY2(std::string_view("=+-@").find(csv[csv.find_first_not_of('"', i + 1)]) ==
                             std::string_view::npos,
                         csv.substr(i).c_str());
        }
    }
}

void AuditExportFilesTest::jsonLinesAreReadBackAsTheyWere()
{
    for (const std::string &text : dangerous()) {
        AuditRow made = row(std::ssize(m_snapshot.rows));
        made.agent = text;
        m_snapshot.rows.push_back(made);
    }
    m_snapshot.rows.back().confidence.reset();
    m_snapshot.rows.back().user.reset();
    std::string text = file("format=jsonl");
    for (const AuditRow &expected : m_snapshot.rows) {
        const std::size_t end = text.find('\n');
        const auto read = atalaya::contract::decodeAuditRow(json::parse(text.substr(0, end)));
        QVERIFY(read && *read == expected);
        text.erase(0, end + 1);
    }
    QVERIFY(text.empty());
}

void AuditExportFilesTest::workbooksHoldTextsAsTexts()
{
    AuditRow made = row(12);
    made.agent = "=1+1";
    m_snapshot.rows = {made};
    QFile kept(m_scratch.filePath(QStringLiteral("kept.xlsx")));
    QVERIFY(kept.open(QIODevice::WriteOnly));
    QVERIFY(kept.write(QByteArray::fromStdString(file("format=xlsx&columns=seq,agent,confidence,containsPii,state"))) >
            0);
    kept.close();
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-c"),
                  QStringLiteral("import sys, zipfile\n"
                                 "book = zipfile.ZipFile(sys.argv[1])\n"
                                 "assert book.testzip() is None\n"
                                 "sys.stdout.write(book.read('xl/worksheets/sheet1.xml').decode())"),
                  kept.fileName()});
    QVERIFY(python.waitForFinished());
    const QByteArray sheet = python.readAllStandardOutput();
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    QVERIFY(!sheet.contains("<f>"));
    QVERIFY(sheet.contains("'=1+1") || sheet.contains("&apos;=1+1"));
    QVERIFY(sheet.contains("<v>0.7125</v>"));
    QVERIFY(sheet.contains("<v>12</v>"));
    QVERIFY(sheet.contains("t=\"b\"><v>1</v>"));
    // Nothing of it stays behind.
    QCOMPARE(QDir(m_scratch.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), qsizetype{0});
}

QTEST_GUILESS_MAIN(AuditExportFilesTest)
#include "tst_auditexport_files.moc"
