// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditexportfixture.h"

#include "api/contract/auditexport.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <QTest>

using namespace atalaya::platform;
using nlohmann::json;

/// Who gets a file, and what is known of it afterwards.
class AuditExportTest : public AuditExportFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

void AuditExportTest::aSheetThatIsTooLongIsRefused()
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

void AuditExportTest::theManifestFitsTheFile()
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

void AuditExportTest::whatBreaksOffIsNoExport_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("why");
    for (const char *format : {"csv", "jsonl", "xlsx"}) {
        for (const char *why : {"hung up", "snapshot gone", "fewer rows", "right gone", "an hour over", "never sent"})
            QTest::addRow("%s, %s", format, why) << QByteArray(format) << QByteArray(why);
    }
}

void AuditExportTest::whatBreaksOffIsNoExport()
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

void AuditExportTest::thousandsOfRowsAreStreamed()
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
void AuditExportTest::headIsRefused()
{
    const RawReply reply =
        m_fixture->send("HEAD", "/api/admin/audit/queries/q-1/export?format=csv", "COMPLIANCE@a", {}, {});
    QCOMPARE(reply.status, 405);
    QVERIFY(m_fixture->trail("a").empty());
}

void AuditExportTest::wrongRequestsSendNothing_data()
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

void AuditExportTest::wrongRequestsSendNothing()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, field);
    const RawReply reply = ask(parameters.toStdString());
    QCOMPARE(reply.status, 400);
    QVERIFY(!reply.stream);
    QCOMPARE(QByteArray::fromStdString(ChainFixture::inner(reply)["fields"][0]["field"].get<std::string>()), field);
    QVERIFY(m_fixture->trail("a").empty());
}

void AuditExportTest::onlyWhoMayExportsAndOnlyWithACode()
{
    QCOMPARE(ask("format=csv", "MANAGER@a").status, 403);
    QCOMPARE(ask("format=csv", "VIEWER@a").status, 403);
    m_stepUp = false;
    const RawReply reply = ask("format=csv");
    QCOMPARE(reply.status, 403);
    QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), std::string("step_up_required"));
    QVERIFY(!reply.stream);
}

void AuditExportTest::foreignAndAbsentAreTheSame()
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

QTEST_GUILESS_MAIN(AuditExportTest)
#include "tst_auditexport.moc"
