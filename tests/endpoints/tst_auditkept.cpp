// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/diskcache.h"
#include "api/endpoints/auditapi.h"
#include "api/endpoints/auditlogapi.h"
#include "api/net/apiclient.h"
#include "api/vault/sealedrecord.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/fakeserver.h"
#include "tests/support/futures.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr qint64 day = 24 * 3'600;
const QString query = QStringLiteral("q-1");
const QByteArray base = "GET /api/admin/audit/";

template<class T>
FakeReply answer(const T &value)
{
    return FakeReply::data(QByteArray::fromStdString(contract::dumpJson(contract::encode(value))), "t-1")
        .with("Cache-Control", "private, no-cache");
}

contract::AuditRow row()
{
    contract::AuditRow row;
    row.seq = 1;
    row.id = "dec-1";
    row.agent = "crédito";
    row.user = row.reason = row.correlationId = "x";
    return row;
}

contract::AuditDecision decision(bool isErased)
{
    contract::AuditDecision decision;
    decision.row = row();
    decision.proof.leaf = "leaf";
    if (isErased) {
        decision.erased = contract::AuditDecision::Erased{7, {}};
    } else {
        decision.inputs = "{}";
        decision.proof.meta = contract::OpenedPayload{"[]", std::string(32, 'm')};
        decision.proof.body = contract::OpenedPayload{"{}", std::string(32, 'b')};
    }
    return decision;
}

} // namespace

/// What of the audit log lies sealed on this computer, and for how long.
class TestAuditKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
        contract::SharedProof proof;
        proof.size = 9;
        proof.rows.resize(1);
        m_server->script(base + "queries/q-1/rows", {answer(contract::AuditRows{"q-1", 0, 1, {row()}})});
        m_server->script(base + "queries/q-1/facets", {answer(contract::AuditFacets{"q-1", {}})});
        m_server->script(base + "queries/q-1/proofs", {answer(proof)});
        m_server->script(base + "decisions/dec-1", {answer(decision(false)), answer(decision(true))});
        m_server->script(base + "log/inclusion", {answer(contract::InclusionProof{1, 9, std::string(32, 'h'), {}})});
        m_server->script(base + "log/consistency", {answer(contract::ConsistencyProof{8, 9, {}})});
        NetLimits limits;
        limits.transfer = 1'000ms;
        limits.backOff = {};
        m_client = std::make_unique<ApiClient>(limits);
        m_client->setServer(m_server->url());
        m_client->setAuthorizer(&m_someone);
        m_client->setIdentity(
            {m_server->url(), QStringLiteral("u-1"), QStringLiteral("t-1"), QStringLiteral("COMPLIANCE")});
        begin();
    }
    void cleanup()
    {
        end();
        m_client.reset();
    }

    void contentStaysForADayAndPathsForGood()
    {
        readAll();
        QCOMPARE(onDisk(RecordKind::Perishable), 4);
        QCOMPARE(onDisk(RecordKind::Response), 2);
        // Somebody comes back without a network.
        m_server->goAway();
        restart();
        m_now = m_now.addSecs(day - 3'600);
        QCOMPARE(readable(), QByteArrayList({"rows", "facets", "proofs", "decision", "inclusion", "consistency"}));
        restart();
        m_now = m_now.addSecs(3'600);
        QCOMPARE(readable(), QByteArrayList({"inclusion", "consistency"}));
        QCOMPARE(onDisk(RecordKind::Perishable), 0);
        QCOMPARE(onDisk(RecordKind::Response), 2);
        m_now = m_now.addDays(300);
        QCOMPARE(readable(), QByteArrayList({"inclusion", "consistency"}));
    }

    void contentGoesWhenSomethingWasErased()
    {
        readAll();
        m_log->forget();
        m_cache->flush();
        QCOMPARE(onDisk(RecordKind::Perishable), 0);
        m_server->goAway();
        QCOMPARE(readable(), QByteArrayList({"inclusion", "consistency"}));
    }

    /// What was kept from before an erasure does not explain it.
    void whoLooksForAnErasureAsksAnew()
    {
        QVERIFY(!waitFor(m_audit->decision(QStringLiteral("dec-1")))->value.erased);
        const auto now = waitFor(m_log->decision(QStringLiteral("dec-1")));
        QVERIFY2(now, reason(now));
        QVERIFY(now->erased);
        m_server->goAway();
        QVERIFY(waitFor(m_log->decision(QStringLiteral("dec-1"))).error().isUnreachable());
    }

private:
    void begin()
    {
        m_cache = std::make_unique<DiskCache>(m_dir->filePath(QStringLiteral("cache")));
        m_cache->open(SecretString(std::string(32, 'k')));
        m_cached = std::make_unique<CachedClient>(m_client.get(), m_cache.get(), [this] { return m_now; });
        m_audit = std::make_unique<AuditApi>(m_cached.get());
        m_log = std::make_unique<AuditLogApi>(m_cached.get());
    }
    void end()
    {
        m_log.reset();
        m_audit.reset();
        m_cached.reset();
        m_cache.reset();
    }
    void restart()
    {
        end();
        begin();
    }
    void readAll()
    {
        QCOMPARE(readable(), QByteArrayList({"rows", "facets", "proofs", "decision", "inclusion", "consistency"}));
        m_cache->flush();
    }
    QByteArrayList readable()
    {
        QByteArrayList names;
        const auto add = [&names](const char *name, bool isThere) {
            if (isThere)
                names.append(name);
        };
        add("rows", waitFor(m_audit->rows(query, 0, 100)).has_value());
        add("facets", waitFor(m_audit->facets(query)).has_value());
        add("proofs", waitFor(m_log->proofs(query, 0, 100, true)).has_value());
        add("decision", waitFor(m_audit->decision(QStringLiteral("dec-1"))).has_value());
        add("inclusion", waitFor(m_log->inclusion(1, 9)).has_value());
        add("consistency", waitFor(m_log->consistency(8, 9)).has_value());
        m_cache->flush();
        return names;
    }
    [[nodiscard]] int onDisk(RecordKind kind) const
    {
        int count = 0;
        QDirIterator all(m_dir->path(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            const auto head =
                file.open(QIODevice::ReadOnly) ? RecordHead::read(file.read(RecordHead::bytes)) : std::nullopt;
            count += head && head->kind == kind ? 1 : 0;
        }
        return count;
    }

    QDateTime m_now;
    AlwaysSignedIn m_someone;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<DiskCache> m_cache;
    std::unique_ptr<CachedClient> m_cached;
    std::unique_ptr<AuditApi> m_audit;
    std::unique_ptr<AuditLogApi> m_log;
};

QTEST_GUILESS_MAIN(TestAuditKept)
#include "tst_auditkept.moc"
