// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/auditapi.h"
#include "api/endpoints/auditexportapi.h"
#include "api/endpoints/auditlogapi.h"
#include "api/net/apiclient.h"
#include "api/net/operationlog.h"
#include "models/auditpresenter.h"
#include "tests/support/demoperson.h"
#include "tests/support/memorypins.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::ExportFormat;

namespace {

/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 180'000;
/// Few of the 100,000, so that a check reads few entries.
const QString aDay = u"from:2026-02-05T00:00:00Z to:2026-02-06T00:00:00Z"_s;
const QString theEmail = u"lucas.otero@banca-norte.example"_s;

} // namespace

/// Exports of 100,000 decisions from a real platform through the console's own way, and what the console finds when
/// it reads them again.
class TestAuditExportLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanupTestCase() { end(); }

    void everythingBecomesAFile_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("locale");
        QTest::newRow("csv es") << static_cast<int>(ExportFormat::Csv) << u"es"_s;
        QTest::newRow("csv en") << static_cast<int>(ExportFormat::Csv) << u"en"_s;
        QTest::newRow("jsonl") << static_cast<int>(ExportFormat::JsonLines) << u"es"_s;
        QTest::newRow("xlsx") << static_cast<int>(ExportFormat::Xlsx) << u"es"_s;
    }
    void everythingBecomesAFile()
    {
        QFETCH(int, format);
        QFETCH(QString, locale);
        const auto wanted = static_cast<ExportFormat>(format);
        ask({});
        QSignalSpy changes(exporting(), &AuditExport::changed);
        qint64 mostRows = 0;
        // Listens no longer than what it writes to lives.
        const QObject listener;
        connect(exporting(), &AuditExport::changed, &listener,
                [this, &mostRows] { mostRows = std::max(mostRows, exporting()->rows()); });
        start(wanted, locale);
        QTRY_VERIFY_WITH_TIMEOUT(!exporting()->isUnderWay(), patience);
        QVERIFY2(exporting()->file(), qPrintable(said()));
        const auto &manifest = exporting()->file()->manifest;
        QVERIFY(manifest.count >= 100'000);
        QCOMPARE(QFile(path()).size(), manifest.bytes);
        QCOMPARE(digestOf(path()), QByteArray::fromStdString(manifest.sha256));
        // Told on the way, but of a workbook.
        QVERIFY(changes.size() > 5);
        if (wanted != ExportFormat::Xlsx)
            QCOMPARE(mostRows, manifest.count);
    }

    void whatWasExportedIsWhatTheLogHolds_data() { everythingBecomesAFile_data(); }
    void whatWasExportedIsWhatTheLogHolds()
    {
        QFETCH(int, format);
        QFETCH(QString, locale);
        ask(aDay);
        start(static_cast<ExportFormat>(format), locale);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->file(), patience);
        QVERIFY(exporting()->file()->manifest.count > 200);
        checkFile();
        QVERIFY2(check()->report(), qPrintable(check()->error() ? check()->error()->message : QString()));
        QVERIFY(check()->report()->hasBytes());
        QCOMPARE(check()->record(), AuditExportCheck::Record::Same);
        // The rows of a workbook are not looked at.
        QCOMPARE(check()->isGood(), static_cast<ExportFormat>(format) != ExportFormat::Xlsx);
    }

    void aChangedFileIsFoundByLineAndNumber()
    {
        ask(aDay);
        start(ExportFormat::Csv, u"es"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->file(), patience);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArrayList lines = file.readAll().split('\n');
        QByteArrayList cells = lines[100].split(';');
        const QByteArray number = cells[0];
        cells[3] = "somebody else";
        lines[100] = cells.join(';');
        lines.removeAt(200);
        const QByteArray changed = lines.join('\n');
        file.resize(0);
        file.seek(0);
        file.write(changed);
        file.close();
        checkFile();
        QVERIFY(!check()->isGood());
        const api::ExportReport &report = *check()->report();
        QVERIFY(!report.hasBytes());
        QCOMPARE(report.faults.size(), std::size_t{1});
        QCOMPARE(report.faults[0].line, std::int64_t{101});
        QCOMPARE(*report.faults[0].seq, number.toLongLong());
        QCOMPARE(report.faults[0].columns, std::vector<std::string>{"agent"});
        QCOMPARE(report.missing.size(), std::size_t{1});
        QCOMPARE(report.missing[0].before, std::optional<std::int64_t>(201));
        // The log itself is as it was.
        QVERIFY(m_log->status().isGood());
    }

    void aChangedManifestIsFoundByThePlatformsRecord()
    {
        ask(aDay);
        start(ExportFormat::Csv, u"es"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->file(), patience);
        const QString manifestPath = exporting()->file()->manifestPath;
        QFile file(manifestPath);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray text = file.readAll().replace("\"locale\": \"es\"", "\"locale\": \"en\"");
        file.resize(0);
        file.seek(0);
        file.write(text);
        file.close();
        checkFile();
        QVERIFY(check()->report()->areRowsRight());
        QCOMPARE(check()->record(), AuditExportCheck::Record::Other);
        QVERIFY(!check()->isGood());
    }

    void cancellingLeavesNothing()
    {
        ask({});
        start(ExportFormat::JsonLines, u"es"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->rows() > 1'000, patience);
        exporting()->cancel();
        QCOMPARE(exporting()->step(), AuditExport::Step::Idle);
        QTRY_VERIFY(files().isEmpty());
        // The platform goes on, and so can they.
        start(ExportFormat::Csv, u"es"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->file(), patience);
    }

    void theBusyListGivesItUp()
    {
        ask({});
        start(ExportFormat::Csv, u"es"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->rows() > 0, patience);
        const auto running = m_client->operations()->running();
        const auto own = std::find_if(running.begin(), running.end(),
                                      [](const api::Operation &one) { return one.label == "audit.export"; });
        QVERIFY(own != running.end());
        m_client->operations()->giveUp(own->id);
        QTRY_COMPARE(exporting()->step(), AuditExport::Step::Failed);
        QTRY_VERIFY(files().isEmpty());
    }

    void killingThePlatformLeavesNothing()
    {
        ask({});
        QFile before(path());
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("what was there");
        before.close();
        start(ExportFormat::JsonLines, u"es"_s);
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->rows() > 1'000, patience);
        m_platform->kill();
        QTRY_COMPARE_WITH_TIMEOUT(exporting()->step(), AuditExport::Step::Failed, patience);
        // Seen, not waited for.
        QCOMPARE(exporting()->error()->kind, api::ApiError::Kind::Offline);
        QTRY_COMPARE(files(), QStringList{u"e"_s});
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("what was there"));
    }

private:
    void begin()
    {
        m_platform = std::make_unique<tests::PlatformProcess>();
        QVERIFY2(m_platform->start({u"--demo"_s}), qPrintable(m_platform->errorOutput()));
        m_lucas = std::make_unique<tests::DemoPerson>(m_platform.get(), theEmail);
        QVERIFY(m_lucas->session.isOpen());
        m_client = std::make_unique<api::ApiClient>();
        m_client->setServer(m_platform->url());
        m_client->setAuthorizer(m_lucas.get());
        m_client->setIdentity({m_platform->url(), m_lucas->session.userId, m_lucas->session.tenantId, u"COMPLIANCE"_s});
        m_cached = std::make_unique<api::CachedClient>(m_client.get(), &m_cache);
        m_api = std::make_unique<api::AuditApi>(m_cached.get());
        m_logApi = std::make_unique<api::AuditLogApi>(m_cached.get());
        m_exportApi = std::make_unique<api::AuditExportApi>(m_client.get());
        m_log = std::make_unique<api::LogVerifier>(m_logApi.get(), &m_pins);
        m_log->setLog({api::ApiClient::originOf(m_platform->url()), m_lucas->session.tenantId});
        m_rows = std::make_unique<api::RowVerifier>(m_logApi.get(), m_log.get());
        m_result = std::make_unique<api::ResultCheck>(m_logApi.get(), m_log.get());
        m_check = std::make_unique<api::ExportCheck>(m_result.get(), m_log.get());
        m_audit = std::make_unique<AuditPresenter>(m_api.get(), QTimeZone("Europe/Madrid"), QUrlQuery(),
                                                   AuditViewsModel::Keep());
        m_audit->exportWith(m_exportApi.get(), true, m_check.get(), m_client->operations());
    }
    void end()
    {
        m_audit.reset();
        m_check.reset();
        m_result.reset();
        m_rows.reset();
        m_log.reset();
        m_exportApi.reset();
        m_logApi.reset();
        m_api.reset();
        m_cached.reset();
        m_client.reset();
        m_lucas.reset();
        m_platform.reset();
    }
    void ask(const QString &text)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        exporting()->cancel();
        check()->cancel();
        m_audit->query()->set(text, contract::AuditSort::NewestFirst);
        m_audit->show(m_audit->place());
        QTRY_VERIFY_WITH_TIMEOUT(exporting()->isPossible() && !m_audit->search()->isBusy(), patience);
    }
    void start(ExportFormat format, const QString &locale)
    {
        QStringList all;
        for (const std::string_view name : contract::exportColumns())
            all.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        exporting()->start({format, all, locale, path()});
        QVERIFY(exporting()->isUnderWay());
    }
    void checkFile()
    {
        check()->start(path(), api::manifestPathOf(path()));
        QTRY_VERIFY_WITH_TIMEOUT(!check()->isUnderWay(), patience);
    }
    [[nodiscard]] AuditExport *exporting() const { return m_audit->exporting(); }
    [[nodiscard]] AuditExportCheck *check() const { return m_audit->exportCheck(); }
    [[nodiscard]] QString path() const { return m_folder->filePath(u"e"_s); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }
    [[nodiscard]] QString said() const
    {
        return exporting()->error() ? exporting()->error()->code + u' ' + exporting()->error()->message : QString();
    }
    static QByteArray digestOf(const QString &path)
    {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
    }

    std::unique_ptr<tests::PlatformProcess> m_platform;
    std::unique_ptr<tests::DemoPerson> m_lucas;
    std::unique_ptr<api::ApiClient> m_client;
    api::MemoryCache m_cache;
    tests::MemoryPins m_pins;
    std::unique_ptr<api::CachedClient> m_cached;
    std::unique_ptr<api::AuditApi> m_api;
    std::unique_ptr<api::AuditLogApi> m_logApi;
    std::unique_ptr<api::AuditExportApi> m_exportApi;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_rows;
    std::unique_ptr<api::ResultCheck> m_result;
    std::unique_ptr<api::ExportCheck> m_check;
    std::unique_ptr<AuditPresenter> m_audit;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAuditExportLive)
#include "tst_auditexportlive.moc"
