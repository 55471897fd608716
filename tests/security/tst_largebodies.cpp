// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditquery.h"
#include "api/contract/leafframes.h"
#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/proof/logverifier.h"
#include "api/proof/resultcheck.h"
#include "api/proof/rowverifier.h"
#include "platform/auditapi/decisionroute.h"
#include "platform/auditapi/leafroutes.h"
#include "platform/auditlog/auditlogroutes.h"
#include "platform/governance/decisionwriter.h"
#include "platform/search/searchroutes.h"
#include "tests/platform/routesfixture.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"

#include <QTest>

using namespace atalaya;
using namespace std::chrono_literals;
using platform::ChainFixture;

namespace {

constexpr platform::Instant noon{1'770'379'200'000ms};
constexpr int decisions = 4'000;
/// What a client takes of one reply.
constexpr std::size_t mostBytes = 8U << 20U;

/// The platform's routes without a network between.
class RoutesSource final : public api::AuditLogSource
{
public:
    explicit RoutesSource(platform::RoutesFixture *routes)
        : m_routes(routes)
    {}

    QFuture<api::Result<std::string>> head() override { return text("log/head"); }
    QFuture<api::Result<std::string>> key() override { return text("log/key"); }
    QFuture<api::Result<contract::InclusionProof>> inclusion(std::int64_t seq, std::int64_t size) override
    {
        return read("log/inclusion?seq=" + std::to_string(seq) + "&size=" + std::to_string(size),
                    contract::decodeInclusionProof);
    }
    QFuture<api::Result<contract::ConsistencyProof>> consistency(std::int64_t from, std::int64_t to) override
    {
        return read("log/consistency?from=" + std::to_string(from) + "&to=" + std::to_string(to),
                    contract::decodeConsistencyProof);
    }
    QFuture<api::Result<contract::LogEpochs>> epochs() override
    {
        return api::readyFuture<contract::LogEpochs>(contract::LogEpochs());
    }
    QFuture<api::Result<contract::SharedProof>> proofs(const QString &id, std::int64_t offset, std::int64_t limit,
                                                       bool) override
    {
        return read(page(id, "proofs", offset, limit) + "&body=1", contract::decodeSharedProof);
    }
    QFuture<api::Result<QByteArray>> leaves(std::int64_t from, std::int64_t to, std::int64_t size) override
    {
        return frames("log/leaves?from=" + std::to_string(from) + "&to=" + std::to_string(to) +
                          "&size=" + std::to_string(size),
                      contract::leafFrames);
    }
    QFuture<api::Result<QByteArray>> bodies(std::int64_t from, std::int64_t to) override
    {
        return frames("log/bodies?from=" + std::to_string(from) + "&to=" + std::to_string(to), contract::bodyFrames);
    }
    QFuture<api::Result<contract::AuditDecision>> decision(const QString &id) override
    {
        return read("decisions/" + id.toStdString(), contract::decodeAuditDecision);
    }
    QFuture<api::Result<contract::AuditSeqs>> seqs(const QString &id, std::int64_t offset, std::int64_t limit) override
    {
        return read(page(id, "seqs", offset, limit), contract::decodeAuditSeqs);
    }
    QFuture<api::Result<contract::Retention>> retention() override
    {
        return read("retention", contract::decodeRetention);
    }
    void forget() override {}
    template<class T>
    QFuture<api::Result<T>> read(const std::string &what, contract::Decoded<T> (*decode)(const nlohmann::json &))
    {
        const auto reply = ask(what);
        if (!reply)
            return api::readyFuture<T>(tl::unexpected(reply.error()));
        auto value = decode(ChainFixture::inner(*reply));
        return api::readyFuture<T>(value ? api::Result<T>(*std::move(value)) : tl::unexpected(api::ApiError()));
    }

    std::size_t largest = 0;

private:
    static std::string page(const QString &id, const char *what, std::int64_t offset, std::int64_t limit)
    {
        return "queries/" + id.toStdString() + '/' + what + "?offset=" + std::to_string(offset) +
               "&limit=" + std::to_string(limit);
    }
    api::Result<platform::RawReply> ask(const std::string &what, std::map<std::string, std::string> headers = {})
    {
        auto reply = m_routes->get("/api/admin/audit/" + what, "COMPLIANCE@a", std::move(headers));
        largest = std::max(largest, reply.body.size());
        if (reply.status == 200 && reply.body.size() <= mostBytes)
            return reply;
        api::ApiError error;
        error.kind = reply.status == 404 ? api::ApiError::Kind::NotFound : api::ApiError::Kind::BadResponse;
        error.message = QString::fromStdString(what + ": " + std::to_string(reply.status) + ", " +
                                               std::to_string(reply.body.size()) + " bytes");
        return tl::unexpected(error);
    }
    QFuture<api::Result<std::string>> text(const std::string &what)
    {
        const auto reply = ask(what);
        return api::readyFuture<std::string>(reply ? api::Result<std::string>(reply->body)
                                                   : tl::unexpected(reply.error()));
    }
    QFuture<api::Result<QByteArray>> frames(const std::string &what, std::string_view mediaType)
    {
        const auto reply = ask(what, {{"accept", std::string(mediaType)}});
        return api::readyFuture<QByteArray>(reply ? api::Result<QByteArray>(QByteArray::fromStdString(reply->body))
                                                  : tl::unexpected(reply.error()));
    }

    platform::RoutesFixture *m_routes;
};

platform::Decision sample(int number, std::size_t bytes)
{
    platform::Decision decision;
    decision.agent = "crédito";
    decision.entity = "Crédito " + std::to_string(number);
    decision.action = "Aprobar operación";
    decision.policyId = "pol-1";
    decision.policyName = "Riesgo alto";
    decision.policyVersion = 7;
    decision.user = "u" + std::to_string(number % 3);
    decision.reason = "Porque sí.";
    decision.correlationId = "c-1";
    decision.inputs = "{\"documento\":[";
    // A text has at most 64 KiB.
    constexpr std::size_t longest = 50'000;
    for (; bytes > 0; bytes -= std::min(bytes, longest))
        decision.inputs +=
            (decision.inputs.back() == '"' ? ",\"" : "\"") + std::string(std::min(bytes, longest), 'x') + '"';
    decision.inputs += "]}";
    return decision;
}

} // namespace

/// The console's verifier over the platform's own routes, with decisions that carry whole documents.
class TestLargeBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_platform = std::make_unique<platform::RoutesFixture>([this](ChainFixture &fixture) {
            m_search = std::make_unique<platform::AuditSearch>(fixture.database(), fixture.log(), fixture.clock);
            std::vector<platform::Route> all = platform::searchRoutes(*m_search);
            for (auto &routes :
                 {platform::auditLogRoutes(fixture.log()), platform::leafRoutes(fixture.database(), fixture.log()),
                  platform::proofRoutes(fixture.database(), fixture.log())})
                all.insert(all.end(), routes.begin(), routes.end());
            all.push_back(platform::snapshotProofRoute(fixture.database(), fixture.log(), *m_search));
            all.push_back(platform::snapshotSeqsRoute(fixture.log(), *m_search));
            return all;
        });
        m_platform->database().write([this](platform::Transaction &transaction) {
            recordDecisions(transaction, m_platform->log(), "a", noon, [](platform::DecisionWriter &writer) {
                // A few are as large as a request may be.
                for (int i = 0; i < decisions; ++i)
                    (void)writer.write(noon, sample(i, i % 100 == 7 ? 200'000 : 2'500));
            });
        });
        m_source = std::make_unique<RoutesSource>(m_platform.get());
        m_log = std::make_unique<api::LogVerifier>(m_source.get(), &m_pins);
        m_log->setLog({QStringLiteral("https://here"), QStringLiteral("a")});
        const auto head = tests::waitFor(m_log->check());
        QVERIFY2(head && api::isVerified(*head), head ? nameOf(*head).data() : tests::reason(head).constData());
    }

    void wholeResultsAreVerified_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("matching");
        QTest::newRow("everything") << QByteArray() << decisions;
        QTest::newRow("into the contents") << QByteArray("user:u1") << (decisions + 1) / 3;
    }
    void wholeResultsAreVerified()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, matching);
        const contract::AuditQuery snapshot = ask(text);
        api::ResultQuestion question;
        question.queryId = QString::fromStdString(snapshot.queryId);
        question.query = rules::parseQuery(text.toStdString(), {}).query;
        question.headSize = snapshot.headSize;
        question.total = snapshot.total;
        api::ResultCheck check(m_source.get(), m_log.get());
        const auto cost = tests::waitFor(check.cost(question));
        QVERIFY2(cost, tests::reason(cost));
        QCOMPARE(cost->needsBodies, !text.isEmpty());
        const auto report = tests::waitFor(check.run(question), 60'000);
        QVERIFY2(report, tests::reason(report));
        QVERIFY(report->isComplete());
        QCOMPARE(report->matching, matching);
        QVERIFY2(m_source->largest < (5U << 20U), std::to_string(m_source->largest).c_str());
    }

    void rowsAreVerified()
    {
        const contract::AuditQuery snapshot = ask({});
        api::RowVerifier rows(m_source.get(), m_log.get());
        api::PageQuestion question;
        question.queryId = QString::fromStdString(snapshot.queryId);
        const auto page = tests::waitFor(
            m_source->read("queries/" + snapshot.queryId + "/rows?limit=200&offset=300", contract::decodeAuditRows));
        QVERIFY2(page, tests::reason(page));
        question.offset = 300;
        question.shown = page->rows;
        const auto checked = tests::waitFor(rows.check(question), 60'000);
        QVERIFY2(checked, tests::reason(checked));
        QCOMPARE(checked->rows.size(), std::size_t{200});
        for (const api::RowCheck &row : checked->rows)
            QVERIFY(api::isVerified(row.outcome));
    }

private:
    contract::AuditQuery ask(const QByteArray &text)
    {
        const auto reply = m_platform->send("POST", "/api/admin/audit/queries", "COMPLIANCE@a", {},
                                            "{\"q\":\"" + text.toStdString() + "\",\"sort\":\"-time\"}");
        return contract::decodeAuditQuery(ChainFixture::inner(reply)).value();
    }

    std::unique_ptr<platform::AuditSearch> m_search;
    std::unique_ptr<platform::RoutesFixture> m_platform;
    std::unique_ptr<RoutesSource> m_source;
    tests::MemoryPins m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
};

QTEST_GUILESS_MAIN(TestLargeBodies)
#include "tst_largebodies.moc"
