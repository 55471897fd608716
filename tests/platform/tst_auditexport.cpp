// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditexport.h"
#include "platform/auditexport/exportroutes.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/http/reply.h"
#include "tests/platform/routesfixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya::platform;
using atalaya::contract::AuditQuery;
using atalaya::contract::AuditRow;
using atalaya::contract::DecisionState;
using nlohmann::json;

namespace {

/// A snapshot `q-1` of tenant a with the rows that the test puts in.
class KnownSnapshot final : public ExportSource
{
public:
    std::optional<AuditQuery> snapshot(const TenantScope &scope, const std::string &queryId) override
    {
        if (scope.tenantId() != "a" || queryId != "q-1")
            return std::nullopt;
        AuditQuery query;
        query.queryId = queryId;
        query.total = total.value_or(static_cast<std::int64_t>(rows.size()));
        query.headSize = 9;
        query.q = "state:blocked user:ana@example.org";
        return query;
    }
    std::optional<std::vector<AuditRow>> snapshotRows(const TenantScope &, const std::string &, std::int64_t offset,
                                                      std::int64_t limit, const std::function<bool()> &) override
    {
        if (gone)
            return std::nullopt;
        const auto from = rows.begin() + std::min<std::ptrdiff_t>(offset, std::ssize(rows));
        return std::vector(from, from + std::min<std::ptrdiff_t>(limit, rows.end() - from));
    }

    std::vector<AuditRow> rows;
    /// Says so many instead.
    std::optional<std::int64_t> total;
    bool gone = false;
};

/// Keeps what is sent; takes only so many bytes.
class KeptBytes final : public ReplySink
{
public:
    bool write(std::string_view piece) override
    {
        bytes += piece;
        return bytes.size() <= most;
    }
    bool goesOn() const override { return true; }

    std::string bytes;
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

AuditRow row(std::int64_t seq)
{
    AuditRow made;
    made.seq = seq;
    made.id = "dec-" + std::to_string(seq);
    made.at = Instant{std::chrono::milliseconds{1'770'379'200'000 + seq}};
    made.agent = "crédito";
    made.entity = "Crédito 20-4471";
    made.action = "Aprobar operación";
    made.state = DecisionState::Blocked;
    made.policyId = "pol-1";
    made.policyName = "Riesgo alto";
    made.policyVersion = 7;
    made.confidence = 0.7125;
    made.risk = 94;
    made.containsPii = true;
    made.user = "u1";
    made.reason = "requiere revisión humana";
    made.correlationId = "c-1";
    return made;
}

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

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void csvIsReadBackAsItWas_data();
    void csvIsReadBackAsItWas();
    void csvIsWrittenToTheLetter();
    void nothingInASpreadsheetRuns();
    void nothingRunsBehindAnotherSeparator();
    void jsonLinesAreReadBackAsTheyWere();
    void workbooksHoldTextsAsTexts();
    void aSheetThatIsTooLongIsRefused();
    void theManifestFitsTheFile_data() { formats(); }
    void theManifestFitsTheFile();
    void whatBreaksOffIsNoExport_data();
    void whatBreaksOffIsNoExport();
    void thousandsOfRowsAreStreamed();
    void headIsRefused();
    void wrongRequestsSendNothing_data();
    void wrongRequestsSendNothing();
    void onlyWhoMayExportsAndOnlyWithACode();
    void foreignAndAbsentAreTheSame();

private:
    static void formats();
    [[nodiscard]] RawReply ask(const std::string &parameters, const std::string &token = "COMPLIANCE@a");
    /// Asks and takes the whole file.
    [[nodiscard]] std::string file(const std::string &parameters);

    KnownSnapshot m_snapshot;
    QTemporaryDir m_scratch;
    bool m_stepUp = true;
    /// How often the right to export is still there.
    int m_pieces = 1'000;
    std::string m_exportId;
    std::unique_ptr<RoutesFixture> m_fixture;
};

void ExportTest::init()
{
    m_snapshot = KnownSnapshot();
    m_stepUp = true;
    m_pieces = 1'000;
    m_fixture = std::make_unique<RoutesFixture>([this](ChainFixture &fixture) {
        const auto stepUp = [this](const RequestContext &) -> std::string {
            if (!m_stepUp)
                throw httpError(403, "step_up_required", "A fresh code is needed.");
            return "proof-digest";
        };
        return exportRoutes({fixture.database(), fixture.log(), fixture.clock, m_snapshot, stepUp,
                             [this](const RequestContext &) { return m_pieces-- > 0; }, m_scratch.path().toStdString(),
                             3'000});
    });
}

void ExportTest::formats()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"csv", "jsonl", "xlsx"})
        QTest::newRow(format) << QByteArray(format);
}

RawReply ExportTest::ask(const std::string &parameters, const std::string &token)
{
    return m_fixture->get("/api/admin/audit/queries/q-1/export?" + parameters, token);
}

std::string ExportTest::file(const std::string &parameters)
{
    const RawReply reply = ask(parameters);
    if (reply.status != 200 || !reply.stream)
        qFatal("%s", reply.body.c_str());
    m_exportId = reply.headers.at("X-Export-Id");
    KeptBytes sink;
    if (!reply.stream(sink))
        qFatal("broke off");
    return sink.bytes;
}

void ExportTest::csvIsReadBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("es") << QByteArray("es") << ';';
    QTest::newRow("en") << QByteArray("en") << ',';
}

void ExportTest::csvIsReadBackAsItWas()
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

void ExportTest::csvIsWrittenToTheLetter()
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

void ExportTest::nothingInASpreadsheetRuns()
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
void ExportTest::nothingRunsBehindAnotherSeparator()
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

void ExportTest::jsonLinesAreReadBackAsTheyWere()
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

void ExportTest::workbooksHoldTextsAsTexts()
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

void ExportTest::aSheetThatIsTooLongIsRefused()
{
    m_snapshot.total = 3'001;
    const RawReply reply = ask("format=xlsx");
    QCOMPARE(reply.status, 422);
    const json error = ChainFixture::inner(reply);
    QCOMPARE(error["code"].get<std::string>(), std::string("export_too_many_rows"));
    QVERIFY(error["message"].get<std::string>().find("format=csv") != std::string::npos);
    QCOMPARE(SheetWriter::mostRows, std::int64_t{1'048'575});
    m_snapshot.total = 3'000;
    QCOMPARE(ask("format=xlsx").status, 200);
}

void ExportTest::theManifestFitsTheFile()
{
    QFETCH(QByteArray, format);
    for (int i = 0; i < 5; ++i)
        m_snapshot.rows.push_back(row(i));
    const std::string bytes = file("format=" + format.toStdString() + "&locale=en&columns=seq,state");
    const RawReply reply = m_fixture->get("/api/admin/audit/exports/" + m_exportId);
    QVERIFY2(reply.status == 200, reply.body.c_str());
    const auto manifest = atalaya::contract::decodeExportManifest(ChainFixture::inner(reply));
    QVERIFY(manifest);
    QCOMPARE(manifest->sha256, toHex(sha256(bytes)));
    QCOMPARE(manifest->bytes, static_cast<std::int64_t>(bytes.size()));
    QCOMPARE(manifest->count, std::int64_t{5});
    QCOMPARE(manifest->q, std::string("state:blocked user:ana@example.org"));
    QCOMPARE(manifest->headSize, std::int64_t{9});
    QCOMPARE(manifest->locale, std::string("en"));
    QVERIFY((manifest->columns == std::vector<std::string>{"seq", "state"}));
    QVERIFY(manifest->fileName.ends_with('.' + format.toStdString()));
    QCOMPARE(manifest->createdBy, std::string("user-COMPLIANCE-a"));
    // The log itself says which file it was.
    const auto trail = m_fixture->trail("a");
    QCOMPARE(trail.size(), std::size_t{2});
    QCOMPARE(trail[0].action, std::string("audit.export"));
    QCOMPARE(trail[1].action, std::string("audit.exported"));
    QCOMPARE(trail[1].result, std::string("allowed"));
    m_fixture->database().read([&](Connection &c) {
        const auto after = c.row("SELECT after FROM base_change WHERE action = 'audit.exported'")->text(0);
        QCOMPARE(json::parse(after)["sha256"].get<std::string>(), manifest->sha256);
        const auto before = c.row("SELECT after FROM base_change WHERE action = 'audit.export'")->text(0);
        QCOMPARE(json::parse(before)["stepUp"].get<std::string>(), std::string("proof-digest"));
        QCOMPARE(json::parse(before)["q"].get<std::string>(), std::string("state:blocked user:[email]"));
    });
}

void ExportTest::whatBreaksOffIsNoExport_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("why");
    for (const char *format : {"csv", "jsonl", "xlsx"}) {
        for (const char *why : {"hung up", "snapshot gone", "fewer rows", "right gone", "an hour over", "never sent"})
            QTest::addRow("%s, %s", format, why) << QByteArray(format) << QByteArray(why);
    }
}

void ExportTest::whatBreaksOffIsNoExport()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, why);
    for (int i = 0; i < 2'500; ++i)
        m_snapshot.rows.push_back(row(i));
    RawReply reply = ask("format=" + format.toStdString());
    QCOMPARE(reply.status, 200);
    KeptBytes sink;
    if (why == "right gone")
        m_pieces = 1;
    if (why == "an hour over")
        m_fixture->clock.advance(std::chrono::hours(1));
    if (why == "hung up")
        sink.most = 100;
    m_snapshot.gone = why == "snapshot gone";
    if (why == "fewer rows")
        m_snapshot.rows.resize(2'100);
    if (why != "never sent")
        QVERIFY(!reply.stream(sink));
    reply.stream = {};
    if (why == "right gone" || why == "an hour over")
        QVERIFY(sink.bytes.size() < 100'000);
    QCOMPARE(m_fixture->get("/api/admin/audit/exports/" + reply.headers.at("X-Export-Id")).status, 404);
    QCOMPARE(m_fixture->trail("a").back().action, std::string("audit.exported"));
    QCOMPARE(m_fixture->trail("a").back().result, std::string("failed"));
    QCOMPARE(QDir(m_scratch.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), qsizetype{0});
}

void ExportTest::thousandsOfRowsAreStreamed()
{
    for (int i = 0; i < 20'000; ++i)
        m_snapshot.rows.push_back(row(i));
    class Pieces final : public ReplySink
    {
    public:
        bool write(std::string_view piece) override
        {
            largest = std::max(largest, piece.size());
            lines += std::ranges::count(piece, '\n');
            return true;
        }
        bool goesOn() const override { return true; }
        std::size_t largest = 0;
        std::ptrdiff_t lines = 0;
    } pieces;
    QVERIFY(ask("format=jsonl").stream(pieces));
    QCOMPARE(pieces.lines, std::ptrdiff_t{20'000});
    QVERIFY(pieces.largest < 70'000);
}

/// It would leave a line in the trail and use up the code, and send nothing.
void ExportTest::headIsRefused()
{
    const RawReply reply =
        m_fixture->send("HEAD", "/api/admin/audit/queries/q-1/export?format=csv", "COMPLIANCE@a", {}, {});
    QCOMPARE(reply.status, 405);
    QVERIFY(m_fixture->trail("a").empty());
}

void ExportTest::wrongRequestsSendNothing_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("no format") << QByteArray("locale=es") << QByteArray("format");
    QTest::newRow("another format") << QByteArray("format=pdf") << QByteArray("format");
    QTest::newRow("another locale") << QByteArray("format=csv&locale=fr") << QByteArray("locale");
    QTest::newRow("another column") << QByteArray("format=csv&columns=seq,secret") << QByteArray("columns");
    QTest::newRow("a column twice") << QByteArray("format=csv&columns=seq,seq") << QByteArray("columns");
    QTest::newRow("an empty column") << QByteArray("format=csv&columns=seq,") << QByteArray("columns");
    QTest::newRow("another parameter") << QByteArray("format=csv&limit=5") << QByteArray("limit");
}

void ExportTest::wrongRequestsSendNothing()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, field);
    const RawReply reply = ask(parameters.toStdString());
    QCOMPARE(reply.status, 400);
    QVERIFY(!reply.stream);
    QCOMPARE(QByteArray::fromStdString(ChainFixture::inner(reply)["fields"][0]["field"].get<std::string>()), field);
    QVERIFY(m_fixture->trail("a").empty());
}

void ExportTest::onlyWhoMayExportsAndOnlyWithACode()
{
    QCOMPARE(ask("format=csv", "MANAGER@a").status, 403);
    QCOMPARE(ask("format=csv", "VIEWER@a").status, 403);
    m_stepUp = false;
    const RawReply reply = ask("format=csv");
    QCOMPARE(reply.status, 403);
    QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), std::string("step_up_required"));
    QVERIFY(!reply.stream);
}

void ExportTest::foreignAndAbsentAreTheSame()
{
    m_snapshot.rows = {row(1)};
    (void)file("format=csv");
    QCOMPARE(ask("format=csv", "COMPLIANCE@b").status, 404);
    const RawReply foreign = m_fixture->get("/api/admin/audit/exports/" + m_exportId, "COMPLIANCE@b");
    const RawReply absent = m_fixture->get("/api/admin/audit/exports/exp-0", "COMPLIANCE@b");
    QCOMPARE(foreign.status, 404);
    QCOMPARE(absent.status, 404);
    QCOMPARE(m_fixture->trail("b").size(), std::size_t{1});
    QCOMPARE(m_fixture->trail("b")[0].action, std::string("CROSS_TENANT_ACCESS_ATTEMPT"));
}

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_auditexport.moc"
