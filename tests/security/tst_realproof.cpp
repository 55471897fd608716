// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/contract/json.h"
#include "api/endpoints/auditlogapi.h"
#include "api/net/apiclient.h"
#include "api/net/deferred.h"
#include "api/proof/logverifier.h"
#include "api/proof/resultcheck.h"
#include "api/proof/rowverifier.h"
#include "tests/support/demosession.h"
#include "tests/support/futures.h"
#include "tests/support/heldtoken.h"
#include "tests/support/memorypins.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;

/// The console's verifier against the real program, whose operator then goes at the database with another tool.
class TestRealProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
        m_person = signInToDemo(m_platform, QStringLiteral("lucia.ferrer@ascensores-xyz.example"));
        QVERIFY(m_person.isOpen());
        m_client = std::make_unique<ApiClient>();
        m_client->setServer(m_platform.url());
        m_token = std::make_unique<HeldToken>(m_person.accessToken);
        m_client->setAuthorizer(m_token.get());
        m_client->setIdentity({m_platform.url(), m_person.userId, m_person.tenantId, QStringLiteral("COMPLIANCE")});
        m_cached = std::make_unique<CachedClient>(m_client.get(), &m_cache);
        m_source = std::make_unique<AuditLogApi>(m_cached.get());
        m_log = std::make_unique<LogVerifier>(m_source.get(), &m_pins);
        m_log->setLog({ApiClient::originOf(m_platform.url()), m_person.tenantId});
        m_rows = std::make_unique<RowVerifier>(m_source.get(), m_log.get());
        m_check = std::make_unique<ResultCheck>(m_source.get(), m_log.get());
    }

    void honestPlatformsAreVerified()
    {
        const auto first = waitFor(m_log->check(), 20'000);
        QVERIFY2(first, reason(first));
        QCOMPARE(*first, LogOutcome::TrustedOnFirstUse);
        const auto again = waitFor(m_log->check(), 20'000);
        QVERIFY(again && *again == LogOutcome::Verified);
        ask("state:blocked,review");
        QVERIFY(m_question.total > 10);
        const auto page = waitFor(m_rows->check(pageOf(200)), 20'000);
        QVERIFY2(page, reason(page));
        QCOMPARE(page->tree, LogOutcome::Verified);
        for (const RowCheck &row : page->rows)
            QVERIFY2(row.outcome == LogOutcome::Verified, row.differs.empty() ? "" : row.differs.front().c_str());
        const auto detail = waitFor(m_source->decision(QString::fromStdString(shown(1).front().id)), 20'000);
        QVERIFY2(detail, reason(detail));
        const auto row = waitFor(m_rows->check(*detail), 20'000);
        QVERIFY(row && row->outcome == LogOutcome::Verified);
        QVERIFY(m_log->status().isGood());
    }

    void aLeafTakesFewBytesOnTheWay()
    {
        ask("");
        constexpr qint64 leaves = 2'000;
        auto headers = m_person.headers();
        headers["accept"] = "application/vnd.atalaya.leaves";
        headers["accept-encoding"] = "gzip";
        const HttpReply reply =
            m_platform.send("GET",
                            "/api/admin/audit/log/leaves?from=1000&to=" + QByteArray::number(1'000 + leaves) +
                                "&size=" + QByteArray::number(m_question.headSize),
                            headers);
        QCOMPARE(reply.status, 200);
        const qint64 bytes = reply.headers["content-length"].toLongLong() / leaves;
        qInfo("%lld bytes a leaf", static_cast<long long>(bytes));
        QVERIFY(bytes > 96 && bytes <= 250);
    }

    void wholeResultsAreComplete_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *const text : {"", "state:blocked,review", "confidence:<0.8 -agent:planner", "risk:>=50",
                                       "from:2026-01-20 to:2026-02-01 state:executed", "pii:yes", "riesgo", "user:u1*"})
            QTest::newRow(*text == 0 ? "everything" : text) << QByteArray(text);
    }
    void wholeResultsAreComplete()
    {
        QFETCH(QByteArray, text);
        ask(text.constData());
        const auto report = waitFor(m_check->run(m_question), 60'000);
        QVERIFY2(report, reason(report));
        QCOMPARE(report->log, LogOutcome::Verified);
        QVERIFY(report->isComplete());
        // What retention has erased may stand in the result or not.
        QVERIFY(report->matching <= m_question.total);
        QVERIFY(m_question.total <= report->matching + static_cast<std::int64_t>(report->notEvaluable.size()));
        QVERIFY(report->matching > 0);
    }

    void theHiddenRowIsNamed()
    {
        ask("state:blocked");
        const auto rows = shown(5);
        const std::int64_t hidden = rows[2].seq;
        // The platform's own tables no longer show the decision; its leaf has to stay.
        m_platform.stop();
        change("DELETE FROM base_decision WHERE tenant_id = '%1' AND seq = %2", hidden);
        restart();
        ask("state:blocked");
        const auto report = waitFor(m_check->run(m_question), 60'000);
        QVERIFY2(report, reason(report));
        QCOMPARE(report->omitted, std::vector<std::int64_t>{hidden});
        QVERIFY(report->extra.empty());
        QTRY_COMPARE(m_log->status().alarms.size(), std::size_t{1});
        QCOMPARE(m_log->status().alarms.front().outcome, LogOutcome::Incomplete);
    }

    void whatWasRewrittenIsFound()
    {
        ask("state:executed");
        const std::int64_t rewritten = shown(5)[3].seq;
        m_platform.stop();
        change("UPDATE base_decision SET agent = 'other' WHERE tenant_id = '%1' AND seq = %2", rewritten);
        restart();
        ask("state:executed");
        const auto page = waitFor(m_rows->check(pageOf(20)), 20'000);
        QVERIFY2(page, reason(page));
        for (const RowCheck &row : page->rows)
            QCOMPARE(row.outcome, row.seq == rewritten ? LogOutcome::NotInLog : LogOutcome::Verified);
    }

private:
    void restart()
    {
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
        m_client->setServer(m_platform.url());
        m_cache.purge();
    }
    void change(const char *statement, std::int64_t seq) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("operator"));
            database.setDatabaseName(m_platform.dataPath() + QStringLiteral("/platform.db"));
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY2(query.exec(QString::fromLatin1(statement).arg(m_person.tenantId).arg(seq)),
                     qPrintable(query.lastError().text()));
            QCOMPARE(query.numRowsAffected(), 1);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("operator"));
    }
    [[nodiscard]] nlohmann::json post(const nlohmann::json &body) const
    {
        const HttpReply made = m_platform.send("POST", "/api/admin/audit/queries", m_person.headers(),
                                               QByteArray::fromStdString(body.dump()));
        return contract::parseJson(made.body.toStdString()).value()["data"];
    }
    void ask(const char *text)
    {
        rules::QueryOptions options;
        const auto parsed = rules::parseQuery(text, options);
        QVERIFY(parsed.ok());
        const auto snapshot =
            contract::decodeAuditQuery(post({{"q", rules::canonical(parsed.query)}, {"sort", "-time"}}));
        QVERIFY(snapshot);
        m_question = {};
        m_question.queryId = QString::fromStdString(snapshot->queryId);
        m_question.query = parsed.query;
        m_question.headSize = snapshot->headSize;
        m_question.total = snapshot->total;
        for (contract::AuditRow &row : shown(100))
            m_question.shown.push_back({static_cast<std::int64_t>(m_question.shown.size()), std::move(row)});
    }
    [[nodiscard]] PageQuestion pageOf(int count) const
    {
        PageQuestion page;
        page.queryId = m_question.queryId;
        page.shown = shown(count);
        page.query = m_question.query;
        return page;
    }
    [[nodiscard]] std::vector<contract::AuditRow> shown(int count) const
    {
        const HttpReply reply = m_platform.send("GET",
                                                "/api/admin/audit/queries/" + m_question.queryId.toUtf8() +
                                                    "/rows?offset=0&limit=" + QByteArray::number(count),
                                                m_person.headers());
        return contract::decodeAuditRows(contract::parseJson(reply.body.toStdString()).value()["data"]).value().rows;
    }

    PlatformProcess m_platform;
    DemoSession m_person;
    MemoryCache m_cache;
    MemoryPins m_pins;
    ResultQuestion m_question;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<HeldToken> m_token;
    std::unique_ptr<CachedClient> m_cached;
    std::unique_ptr<AuditLogApi> m_source;
    std::unique_ptr<LogVerifier> m_log;
    std::unique_ptr<RowVerifier> m_rows;
    std::unique_ptr<ResultCheck> m_check;
};

QTEST_GUILESS_MAIN(TestRealProof)
#include "tst_realproof.moc"
