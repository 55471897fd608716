// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditdecision.h"
#include "api/rules/policyjson.h"
#include "platform/auditapi/decisionroute.h"
#include "platform/governance/decisionwriter.h"
#include "platform/tenancy/tenants.h"
#include "tests/platform/routesfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'770'379'200'000ms};
constexpr int decisions = 300;

/// Every third decision, newest first.
class EveryThird final : public SnapshotRows
{
public:
    [[nodiscard]] std::optional<Page> seqs(const TenantScope &scope, std::string_view queryId, std::uint64_t offset,
                                           std::uint64_t limit) override
    {
        if (queryId != "q-" + scope.tenantId())
            return std::nullopt;
        Page page{decisions, {}};
        for (std::uint64_t i = offset; i < decisions / 3 && page.seqs.size() < limit; ++i)
            page.seqs.push_back(decisions - 1 - 3 * i);
        return page;
    }
    [[nodiscard]] std::string ownerOf(std::string_view queryId) const override
    {
        return queryId == "q-a" || queryId == "q-b" ? std::string(queryId.substr(2)) : std::string();
    }
};

TreeHash hashOf(const std::string &bytes)
{
    TreeHash hash{};
    std::copy_n(bytes.begin(), hash.size(), hash.begin());
    return hash;
}

bool opens(Payload kind, const std::optional<contract::OpenedPayload> &payload, const TreeHash &committed)
{
    return payload && commitment(kind, hashOf(payload->salt), payload->bytes) == committed;
}

Decision sample(int number)
{
    Decision decision;
    decision.agent = "crédito";
    decision.entity = "Crédito " + std::to_string(number);
    decision.action = "Aprobar operación";
    decision.state = number % 2 == 0 ? DecisionState::Executed : DecisionState::Blocked;
    decision.policyId = "pol-1";
    decision.policyName = "Riesgo alto";
    decision.policyVersion = 7;
    decision.confidence = 0.5;
    decision.user = "u1";
    decision.reason = "Porque sí.";
    decision.correlationId = "c-1";
    decision.inputs = R"({"canal":"interno","n":)" + std::to_string(number) + '}';
    return decision;
}

} // namespace

class TestAuditDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const PolicyAsItWas asItWas = [this](Connection &connection, const std::string &id, std::int64_t version) {
            const auto found =
                m_versions.find(tenants::current(connection).id + ' ' + id + ' ' + std::to_string(version));
            return found == m_versions.end() ? std::nullopt : std::optional(found->second);
        };
        m_platform = std::make_unique<RoutesFixture>([this, asItWas](ChainFixture &fixture) {
            return std::vector<Route>{decisionRoute(fixture.database(), asItWas),
                                      snapshotProofRoute(fixture.database(), fixture.log(), m_snapshots),
                                      snapshotSeqsRoute(fixture.log(), m_snapshots)};
        });
        for (const char *tenant : {"a", "b"}) {
            m_platform->database().write([&](Transaction &transaction) {
                recordDecisions(transaction, m_platform->log(), tenant, noon, [&](DecisionWriter &writer) {
                    for (int i = 0; i < decisions; ++i) {
                        Decision decision = sample(i);
                        if (std::string_view(tenant) == "b")
                            decision.reason.assign(50'000, 'x');
                        m_ids[tenant].push_back(writer.write(noon, decision));
                    }
                });
            });
        }
    }

    void oneDecision()
    {
        const DecisionKey key = m_ids["a"].at(41);
        const auto decision = contract::decodeAuditDecision(ChainFixture::inner(m_platform->get(pathOf(key))));
        QVERIFY2(decision, decision ? "" : decision.error().path.c_str());
        QCOMPARE(decision->row.seq, key.seq);
        QCOMPARE(decision->row.entity, std::string("Crédito 41"));
        QCOMPARE(decision->inputs.value(), std::string(R"({"canal":"interno","n":41})"));
        QCOMPARE(decision->policy.version, std::int64_t{7});
        QVERIFY(!decision->erased);
        const Leaf leaf = decodeLeaf(decision->proof.leaf).value();
        QCOMPARE(leaf.seq, static_cast<std::uint64_t>(key.seq));
        QVERIFY(opens(Payload::Meta, decision->proof.meta, leaf.meta));
        QVERIFY(opens(Payload::Body, decision->proof.body, leaf.body));
        QCOMPARE(decision->proof.meta->bytes, metaOf(sample(41)));
    }

    void thePolicyAsItWas()
    {
        const DecisionKey key = m_ids["a"].at(41);
        const auto policyOf = [&] {
            return contract::decodeAuditDecision(ChainFixture::inner(m_platform->get(pathOf(key))))->policy;
        };
        QVERIFY(policyOf().hash.empty() && !policyOf().document);
        rules::Policy policy;
        policy.id = "pol-1";
        policy.name = "Riesgo alto";
        policy.otherwise = rules::PolicyOutcome{rules::PolicyMode::Blocked, {{"es", "porque sí"}}};
        m_versions["a pol-1 7"] = {rules::contentHash(policy), rules::canonicalPolicy(policy)};
        QCOMPARE(policyOf().document.value(), rules::canonicalPolicy(policy));
        QCOMPARE(policyOf().hash, rules::contentHash(policy));
        QCOMPARE(policyOf().version, std::int64_t{7});
        // Another tenant's policies are its own.
        const auto other =
            contract::decodeAuditDecision(ChainFixture::inner(m_platform->get(pathOf(m_ids["b"].front()), "ADMIN@b")));
        QVERIFY(other && !other->policy.document);
    }

    void foreignIsAbsentAndRecorded()
    {
        const auto before = m_platform->trail("b").size();
        const RawReply foreign = m_platform->get(pathOf(m_ids["b"].at(7)));
        QCOMPARE(foreign.status, 404);
        QCOMPARE(m_platform->trail("b").size(), before + 1);
        QCOMPARE(m_platform->trail("b").back().action, std::string("CROSS_TENANT_ACCESS_ATTEMPT"));
        for (const char *id : {"none", "dec-", "dec-000000000000-zz", "dec-000000000000-0000000007", "-1"}) {
            const RawReply absent = m_platform->get(std::string("/api/admin/audit/decisions/") + id);
            QCOMPARE(absent.status, 404);
            QVERIFY(ChainFixture::inner(absent)["code"] == ChainFixture::inner(foreign)["code"]);
        }
    }

    void whoMay()
    {
        QCOMPARE(m_platform->get(pathOf(m_ids["a"].front()), "MANAGER@a").status, 403);
        QCOMPARE(m_platform->get(proofs(0, 5), "MANAGER@a").status, 403);
        QCOMPARE(m_platform->get(proofs(0, 5), "ADMIN@a").status, 200);
    }

    void rowsOfASnapshotAreProven()
    {
        const auto proof =
            contract::decodeSharedProof(ChainFixture::inner(m_platform->get(proofs(20, 50) + "&body=1")));
        QVERIFY2(proof, proof ? "" : proof.error().path.c_str());
        QCOMPARE(proof->rows.size(), std::size_t{50});
        QCOMPARE(proof->size, std::int64_t{decisions});
        const TreeHash root = wholeTree();
        std::size_t alone = 0;
        for (const contract::ProvenRow &row : proof->rows) {
            const Leaf leaf = decodeLeaf(row.leaf).value();
            QCOMPARE(static_cast<std::int64_t>(leaf.seq), row.seq);
            QVERIFY(opens(Payload::Meta, row.meta, leaf.meta));
            QVERIFY(opens(Payload::Body, row.body, leaf.body));
            QVERIFY(climb(0, decisions, leaf.seq, leafHash(row.leaf), *proof, row.path) == root);
            alone += row.path.size();
        }
        QVERIFY(proof->nodes.size() < alone / 2);
    }

    void bodiesOnlyWhenAskedFor()
    {
        const auto proof = contract::decodeSharedProof(ChainFixture::inner(m_platform->get(proofs(0, 3))));
        for (const contract::ProvenRow &row : proof.value().rows)
            QVERIFY(row.meta && !row.body);
    }

    void longRepliesEndEarly()
    {
        std::vector<std::int64_t> seqs;
        int replies = 0;
        for (; seqs.size() < decisions / 3; ++replies) {
            const std::size_t wanted = decisions / 3 - seqs.size();
            const RawReply reply =
                m_platform->get("/api/admin/audit/queries/q-b/proofs?body=1&offset=" + std::to_string(seqs.size()) +
                                    "&limit=" + std::to_string(wanted),
                                "COMPLIANCE@b");
            QCOMPARE(reply.status, 200);
            const auto proof = contract::decodeSharedProof(ChainFixture::inner(reply));
            QVERIFY(proof && !proof->rows.empty());
            if (proof->rows.size() < wanted)
                QVERIFY(reply.body.size() > (4U << 20U) && reply.body.size() < (5U << 20U));
            for (const contract::ProvenRow &row : proof->rows) {
                seqs.push_back(row.seq);
                QVERIFY(opens(Payload::Body, row.body, decodeLeaf(row.leaf).value().body));
            }
        }
        QCOMPARE(replies, 2);
        QCOMPARE(seqs.back(), std::int64_t{decisions - 1 - 3 * (decisions / 3 - 1)});
    }

    void beyondTheEndThereIsNothing()
    {
        const auto proof = contract::decodeSharedProof(ChainFixture::inner(m_platform->get(proofs(5000, 10))));
        QVERIFY(proof.value().rows.empty() && proof.value().nodes.empty());
    }

    void foreignSnapshotsAreAbsentAndRecorded_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *const what : {"proofs", "seqs"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void foreignSnapshotsAreAbsentAndRecorded()
    {
        QFETCH(QString, what);
        const auto ask = [this, &what](const std::string &id) {
            return m_platform->get("/api/admin/audit/queries/" + id + '/' + what.toStdString() + "?offset=0&limit=5");
        };
        const auto said = [](const RawReply &reply) {
            auto error = ChainFixture::inner(reply);
            error.erase("correlationId");
            return error;
        };
        const auto recorded = [this](const char *tenant) {
            return std::ranges::count(m_platform->trail(tenant), "CROSS_TENANT_ACCESS_ATTEMPT",
                                      &ChainFixture::TrailLine::action);
        };
        const auto here = recorded("a");
        const auto there = recorded("b");
        const RawReply gone = ask("q-x");
        QCOMPARE(gone.status, 404);
        QCOMPARE(said(gone)["code"].get<std::string>(), std::string("snapshot_gone"));
        QCOMPARE(recorded("a"), here);
        const RawReply foreign = ask("q-b");
        QCOMPARE(foreign.status, 404);
        QVERIFY(said(foreign) == said(gone));
        QCOMPARE(recorded("a"), here + 1);
        QCOMPARE(recorded("b"), there + 1);
    }

    void pagesHaveAnEnd()
    {
        QCOMPARE(m_platform->get(proofs(0, 201)).status, 400);
        QCOMPARE(m_platform->get(proofs(0, 0)).status, 400);
        QCOMPARE(m_platform->get(proofs(0, 5) + "&body=2").status, 400);
    }

private:
    static std::string pathOf(const DecisionKey &key) { return "/api/admin/audit/decisions/" + key.id; }
    static std::string proofs(int offset, int limit)
    {
        return "/api/admin/audit/queries/q-a/proofs?offset=" + std::to_string(offset) +
               "&limit=" + std::to_string(limit);
    }
    /// The root that follows from a path, by the shape of the tree alone.
    static TreeHash climb(std::uint64_t begin, std::uint64_t end, std::uint64_t seq, const TreeHash &leaf,
                          const contract::SharedProof &proof, std::span<const std::int64_t> path)
    {
        if (end - begin == 1)
            return leaf;
        const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
        const TreeHash other = hashOf(proof.nodes.at(static_cast<std::size_t>(path.back())));
        const auto rest = path.first(path.size() - 1);
        return seq < middle ? nodeHash(climb(begin, middle, seq, leaf, proof, rest), other)
                            : nodeHash(other, climb(middle, end, seq, leaf, proof, rest));
    }
    TreeHash wholeTree()
    {
        std::vector<TreeHash> hashes;
        m_platform->database().read([&](Connection &connection) {
            connection.each("SELECT leaf FROM base_log_leaf WHERE tenant_id = 'a' AND seq < ? ORDER BY seq",
                            {std::int64_t{decisions}}, [&](const Row &row) {
                                hashes.push_back(leafHash(row.blob(0)));
                                return true;
                            });
        });
        return rootOf(hashes);
    }

    EveryThird m_snapshots;
    std::map<std::string, PolicyVersion> m_versions;
    std::unique_ptr<RoutesFixture> m_platform;
    std::map<std::string, std::vector<DecisionKey>> m_ids;
};

QTEST_GUILESS_MAIN(TestAuditDetail)
#include "tst_audit_detail.moc"
