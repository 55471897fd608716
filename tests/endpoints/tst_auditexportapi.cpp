// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditexportapi.h"
#include "api/net/apiclient.h"
#include "api/net/authorizer.h"
#include "api/net/deferred.h"
#include "api/net/operationlog.h"
#include "tests/support/fakeserver.h"
#include "tests/support/futures.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto theFile = "GET /api/admin/audit/queries/qry-1/export";
constexpr auto theManifest = "GET /api/admin/audit/exports/exp-1";
/// Two rows; one has a line break and a quote within.
const QByteArray theCsv = "\xEF\xBB\xBFseq;reason\r\n7;\"two\r\nlines \"\"so\"\"\"\r\n8;one\r\n";

/// Signed in, with a second factor at hand or not.
class Someone final : public Authorizer
{
public:
    [[nodiscard]] SecretString accessToken() const override { return SecretString("token"); }
    [[nodiscard]] quint64 generation() const override { return 1; }
    [[nodiscard]] bool isFresh() const override { return true; }
    [[nodiscard]] QFuture<Result<void>> renew(quint64) override { return readyFuture<void>({}); }
    void refused(quint64) override {}
    [[nodiscard]] QFuture<Result<QByteArray>> stepUp(const StepUpQuestion &question) override
    {
        asked = question;
        if (!declines)
            return readyFuture<QByteArray>(QByteArray("proof-1"));
        QPromise<Result<QByteArray>> declined;
        declined.start();
        declined.future().cancel();
        declined.finish();
        return declined.future();
    }
    StepUpQuestion asked;
    bool declines = false;
};

FakeReply fileReply(const QByteArray &body = theCsv)
{
    FakeReply reply;
    reply.headers = {{"Content-Type", "text/csv; charset=utf-8"}, {"X-Tenant-ID", "ten-1"}, {"X-Export-Id", "exp-1"}};
    reply.body = body;
    return reply;
}

contract::ExportManifest manifestOf(const QByteArray &body, std::int64_t count)
{
    contract::ExportManifest manifest;
    manifest.id = "exp-1";
    manifest.fileName = "decisions.csv";
    manifest.q = "state:blocked";
    manifest.queryId = "qry-1";
    manifest.columns = {"seq", "reason"};
    manifest.count = count;
    manifest.locale = "es";
    manifest.headSize = 9;
    manifest.bytes = body.size();
    manifest.sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().toStdString();
    return manifest;
}

FakeReply manifestReply(const contract::ExportManifest &manifest)
{
    return FakeReply::data(QByteArray::fromStdString(encode(manifest).dump()), "ten-1");
}

} // namespace

Q_DECLARE_METATYPE(atalaya::tests::FakeReply)
Q_DECLARE_METATYPE(atalaya::contract::ExportManifest)

/// A file comes whole and as its manifest says, or there is none: neither it, nor a part, nor a trace.
class TestAuditExportApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
        NetLimits limits;
        limits.connect = 2s;
        limits.transfer = 300ms;
        limits.silence = 300ms;
        limits.backOff = {1ms, 2ms};
        m_client = std::make_unique<ApiClient>(limits);
        m_client->setServer(m_server->url());
        m_someone = std::make_unique<Someone>();
        m_client->setAuthorizer(m_someone.get());
        m_client->setIdentity({m_server->url(), QStringLiteral("usr-1"), QStringLiteral("ten-1"), {}});
        m_api = std::make_unique<AuditExportApi>(m_client.get());
        m_rows = m_bytes = 0;
        m_server->script(theFile, {fileReply()});
        m_server->script(theManifest, {manifestReply(manifestOf(theCsv, 2))});
    }
    void cleanup()
    {
        m_api.reset();
        m_client.reset();
        m_server.reset();
    }

    void aWholeFileIsKeptWithItsManifest()
    {
        const auto saved = waitFor(save());
        QVERIFY2(saved, reason(saved));
        QCOMPARE(read(path()), theCsv);
        QCOMPARE(saved->path, path());
        const auto kept =
            contract::parseJson(read(saved->manifestPath).toStdString()).and_then(contract::decodeExportManifest);
        QVERIFY(kept);
        QCOMPARE(*kept, manifestOf(theCsv, 2));
        QCOMPARE(saved->manifest, *kept);
        QCOMPARE(m_rows, 2);
        QCOMPARE(m_bytes, theCsv.size());
        QCOMPARE(files(), (QStringList{QStringLiteral("e.csv"), QStringLiteral("e.csv.manifest.json")}));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), 0);
        QCOMPARE(m_server->last(theFile).headers.value("accept-encoding"), QByteArray("identity"));
        QCOMPARE(m_server->last(theFile).query.queryItemValue(QStringLiteral("columns"), QUrl::FullyDecoded),
                 QStringLiteral("seq,reason"));
        QVERIFY(m_client->operations()->running().isEmpty());
    }

    void aLargeFileIsCarriedInPieces()
    {
        QByteArray large = "\xEF\xBB\xBFseq;reason\r\n";
        for (int i = 0; i < 300'000; ++i)
            large += QByteArray::number(i) + ";a reason that is as long as reasons are, number " +
                     QByteArray::number(i) + "\r\n";
        m_server->script(theFile, {fileReply(large)});
        m_server->script(theManifest, {manifestReply(manifestOf(large, 300'000))});
        const auto saved = waitFor(save(), 60'000);
        QVERIFY2(saved, reason(saved));
        QCOMPARE(m_rows, 300'000);
        QVERIFY(m_steps > large.size() / (512 * 1024));
        QCOMPARE(QFile(path()).size(), large.size());
    }

    void anEmptyResultIsAFileToo()
    {
        const QByteArray none = "\xEF\xBB\xBFseq;reason\r\n";
        m_server->script(theFile, {fileReply(none)});
        m_server->script(theManifest, {manifestReply(manifestOf(none, 0))});
        QVERIFY(waitFor(save()));
        QCOMPARE(read(path()), none);
    }

    void theSecondFactorIsAskedForExactlyThis()
    {
        m_server->handle(theFile, [](const FakeRequest &request) {
            return request.headers.value("x-step-up") == "proof-1" ? fileReply()
                                                                   : FakeReply::error(403, "step_up_required");
        });
        QVERIFY(waitFor(save()));
        QCOMPARE(m_someone->asked.action, QStringLiteral("audit.export"));
        QCOMPARE(m_someone->asked.digest,
                 QCryptographicHash::hash("GET " + m_server->last(theFile).target + '\n', QCryptographicHash::Sha256)
                     .toHex());
        QCOMPARE(m_server->count(theFile), 2);
    }

    void withoutItNothingIsExported()
    {
        m_someone->declines = true;
        m_server->script(theFile, {FakeReply::error(403, "step_up_required")});
        const auto saved = waitFor(save());
        QCOMPARE(saved.error().code, QStringLiteral("step_up_declined"));
        QVERIFY(files().isEmpty());
    }

    void noPartIsKept_data()
    {
        QTest::addColumn<FakeReply>("file");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<QString>("code");
        using Kind = ApiError::Kind;
        const QString none;
        QTest::newRow("cut in the middle") << fileReply().cut(20) << Kind::Offline << QStringLiteral("connection_lost");
        QTest::newRow("cut before the first byte")
            << fileReply().cut(0) << Kind::Offline << QStringLiteral("connection_lost");
        QTest::newRow("snapshot gone") << FakeReply::error(404, "snapshot_gone") << Kind::NotFound
                                       << QStringLiteral("snapshot_gone");
        QTest::newRow("superseded") << FakeReply::error(409, "superseded") << Kind::Conflict
                                    << QStringLiteral("superseded");
        QTest::newRow("too many rows") << FakeReply::error(422, "export_too_many_rows") << Kind::Validation
                                       << QStringLiteral("export_too_many_rows");
        QTest::newRow("too large") << FakeReply::error(413, "too_large") << Kind::Validation
                                   << QStringLiteral("too_large");
        QTest::newRow("not allowed") << FakeReply::error(403, "forbidden") << Kind::Forbidden
                                     << QStringLiteral("forbidden");
        QTest::newRow("storage of the platform")
            << FakeReply::error(507, "storage_full") << Kind::Server << QStringLiteral("storage_full");
        FakeReply page = fileReply("<html>");
        page.headers[0].second = "text/html";
        QTest::newRow("another type") << page << Kind::BadResponse << none;
        FakeReply foreign = fileReply();
        foreign.headers[1].second = "ten-2";
        QTest::newRow("another tenant") << foreign << Kind::WrongTenant << none;
        FakeReply nobody = fileReply();
        nobody.headers.removeAt(1);
        QTest::newRow("no tenant") << nobody << Kind::WrongTenant << none;
        QTest::newRow("elsewhere") << FakeReply::json(302, "{}").with("Location", "/x") << Kind::Redirected << none;
        QTest::newRow("silence") << FakeReply::silence() << Kind::Timeout << none;
        FakeReply dripping = fileReply();
        dripping.dripMs = 1'000;
        QTest::newRow("silence in the middle") << dripping << Kind::Timeout << none;
    }
    void noPartIsKept()
    {
        QFETCH(FakeReply, file);
        QFETCH(ApiError::Kind, kind);
        QFETCH(QString, code);
        m_server->script(theFile, {file});
        write(path(), "what was there");
        const auto saved = waitFor(save());
        QVERIFY(!saved);
        QVERIFY2(saved.error().kind == kind, reason(saved));
        QCOMPARE(saved.error().code, code);
        // Not asked for once more: a code is good for one export.
        QCOMPARE(m_server->count(theFile), 1);
        QCOMPARE(m_server->count(theManifest), 0);
        QTRY_COMPARE(files(), QStringList{QStringLiteral("e.csv")});
        QCOMPARE(read(path()), QByteArray("what was there"));
    }

    /// Qt takes the end of the connection for the end of the answer, or not: that is a matter of moments.
    void anAnswerWithoutItsLastChunkIsCutOff()
    {
        FakeReply chunked;
        chunked.raw = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nX-Tenant-ID: ten-1\r\nX-Export-Id: exp-1\r\n"
                      "Transfer-Encoding: chunked\r\n\r\n5\r\nseq;r\r\n";
        m_server->script(theFile, {chunked});
        write(path(), "what was there");
        const auto saved = waitFor(save());
        QVERIFY(!saved);
        QVERIFY2(saved.error().kind == ApiError::Kind::Offline, reason(saved));
        QCOMPARE(saved.error().code, QStringLiteral("connection_lost"));
        QTRY_COMPARE(files(), QStringList{QStringLiteral("e.csv")});
        QCOMPARE(read(path()), QByteArray("what was there"));
    }

    void aFileThatIsNotItsManifestsIsThrownAway_data()
    {
        QTest::addColumn<contract::ExportManifest>("manifest");
        const contract::ExportManifest right = manifestOf(theCsv, 2);
        const auto add = [&](const char *name, auto bend) {
            contract::ExportManifest bent = right;
            bend(bent);
            QTest::newRow(name) << bent;
        };
        add("bytes", [](auto &m) { --m.bytes; });
        add("digest", [](auto &m) { m.sha256[0] = m.sha256[0] == 'a' ? 'b' : 'a'; });
        add("count", [](auto &m) { m.count = 3; });
        add("fewer", [](auto &m) { m.count = 1; });
        add("format", [](auto &m) { m.format = contract::ExportFormat::JsonLines; });
        add("columns", [](auto &m) { m.columns = {"seq"}; });
        add("locale", [](auto &m) { m.locale = "en"; });
        add("snapshot", [](auto &m) { m.queryId = "qry-2"; });
    }
    void aFileThatIsNotItsManifestsIsThrownAway()
    {
        QFETCH(contract::ExportManifest, manifest);
        m_server->script(theManifest, {manifestReply(manifest)});
        const auto saved = waitFor(save());
        QCOMPARE(saved.error().code, QStringLiteral("export_differs"));
        QTRY_VERIFY(files().isEmpty());
    }

    void withoutAManifestThereIsNoFile()
    {
        m_server->script(theManifest, {FakeReply::error(404, "not_found")});
        QCOMPARE(waitFor(save()).error().kind, ApiError::Kind::NotFound);
        QTRY_VERIFY(files().isEmpty());
    }

    void aWorkbookMayTakeItsTime()
    {
        FakeReply slow = FakeReply::silence();
        m_server->script(theFile, {slow});
        ExportOrder order = this->order();
        order.format = contract::ExportFormat::Xlsx;
        contract::ExportManifest manifest = manifestOf("PK", 2);
        manifest.format = contract::ExportFormat::Xlsx;
        m_server->script(theManifest, {manifestReply(manifest)});
        auto saved = m_api->save(order, {});
        QTRY_COMPARE(m_server->count(theFile), 1);
        // Longer than any other answer may take.
        QTest::qWait(700);
        QVERIFY(!saved.isFinished());
        FakeReply whole = fileReply("PK");
        whole.headers[0].second = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        m_server->release(theFile, whole);
        const auto done = waitFor(saved);
        QVERIFY2(done, reason(done));
        QCOMPARE(read(path()), QByteArray("PK"));
    }

    void cancellingLeavesNothing_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("before the answer") << 0;
        QTest::newRow("from the busy list") << 1;
        QTest::newRow("in the middle") << 2;
        QTest::newRow("another person") << 3;
    }
    void cancellingLeavesNothing()
    {
        QFETCH(int, when);
        FakeReply reply = when == 2 ? fileReply() : FakeReply::silence();
        reply.dripMs = when == 2 ? 20 : 0;
        m_server->script(theFile, {reply});
        auto saved = save();
        QTRY_COMPARE(m_server->count(theFile), 1);
        if (when == 1)
            m_client->operations()->giveUp(m_client->operations()->running().first().id);
        else if (when == 3)
            m_client->setIdentity({m_server->url(), QStringLiteral("usr-2"), QStringLiteral("ten-1"), {}});
        else if (when == 2)
            QTRY_VERIFY(m_bytes > 3);
        if (when == 0 || when == 2)
            saved.cancel();
        QTRY_VERIFY(saved.isCanceled());
        QTRY_VERIFY(files().isEmpty());
        QTRY_VERIFY(m_client->operations()->running().isEmpty());
    }

    void aPlaceThatCantBeWrittenIsToldBeforeAnythingIsAsked()
    {
        ExportOrder order = this->order();
        order.path = m_folder->filePath(QStringLiteral("no/such/folder/e.csv"));
        const auto saved = waitFor(m_api->save(order, {}));
        QCOMPARE(saved.error().kind, ApiError::Kind::Storage);
        QCOMPARE(saved.error().code, QStringLiteral("not_writable"));
        QCOMPARE(m_server->count(theFile), 0);
    }

    void aFullDiskIsTold()
    {
        // No file may grow beyond this: a full disk, whoever runs the test.
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        signal(SIGXFSZ, SIG_IGN);
        const rlimit small{30, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto saved = waitFor(save());
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(saved.error().kind, ApiError::Kind::Storage);
        QCOMPARE(saved.error().code, QStringLiteral("disk_full"));
        QTRY_VERIFY(files().isEmpty());
    }

    void aFullFileSystemIsTold()
    {
        const QByteArray place = m_folder->path().toLocal8Bit();
        if (mount("tmpfs", place.constData(), "tmpfs", 0, "size=64k") != 0)
            QSKIP("Only who may mount a file system can fill one.");
        QByteArray large(200'000, 'x');
        m_server->script(theFile, {fileReply(large)});
        const auto saved = waitFor(save());
        const QStringList left = files();
        umount2(place.constData(), MNT_DETACH);
        QCOMPARE(saved.error().code, QStringLiteral("disk_full"));
        QVERIFY(left.isEmpty());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("e.csv")); }
    [[nodiscard]] ExportOrder order() const
    {
        return {QStringLiteral("qry-1"), contract::ExportFormat::Csv, {"seq", "reason"}, "es", path()};
    }
    QFuture<Result<ExportedFile>> save()
    {
        m_steps = 0;
        return m_api->save(order(), [this](qint64 rows, qint64 bytes) {
            m_rows = rows;
            m_bytes = bytes;
            ++m_steps;
        });
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<Someone> m_someone;
    std::unique_ptr<AuditExportApi> m_api;
    qint64 m_rows = 0;
    qint64 m_bytes = 0;
    qint64 m_steps = 0;
};

QTEST_GUILESS_MAIN(TestAuditExportApi)
#include "tst_auditexportapi.moc"
