// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditproof.h"
#include "api/contract/base64.h"
#include "api/contract/leafframes.h"
#include "platform/auditapi/leafroutes.h"
#include "tests/platform/routesfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>
#include <sstream>

using namespace atalaya::platform;
using namespace atalaya;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'770'379'200'000ms};
constexpr int leaves = 700;

std::string query(const char *path, std::initializer_list<std::pair<const char *, std::uint64_t>> values)
{
    std::string text = path;
    char separator = '?';
    for (const auto &[name, value] : values) {
        text += separator + std::string(name) + '=' + std::to_string(value);
        separator = '&';
    }
    return text;
}

TreeHash hashOf(const std::string &bytes)
{
    TreeHash hash{};
    std::copy_n(bytes.begin(), hash.size(), hash.begin());
    return hash;
}

/// The root that follows from a path, by the shape of the tree alone.
TreeHash climb(std::uint64_t begin, std::uint64_t end, std::uint64_t seq, const TreeHash &leaf,
               std::span<const std::string> path)
{
    if (end - begin == 1)
        return leaf;
    const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
    const TreeHash other = hashOf(path.back());
    const auto rest = path.first(path.size() - 1);
    return seq < middle ? nodeHash(climb(begin, middle, seq, leaf, rest), other)
                        : nodeHash(other, climb(middle, end, seq, leaf, rest));
}

} // namespace

class TestLogRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_log = std::make_unique<RoutesFixture>([](ChainFixture &fixture) {
            std::vector<Route> all = proofRoutes(fixture.database(), fixture.log());
            std::ranges::move(leafRoutes(fixture.database(), fixture.log()), std::back_inserter(all));
            return all;
        });
        for (const char *tenant : {"a", "b"}) {
            m_log->database().write([&](Transaction &transaction) {
                m_log->log().appendMany(transaction, tenant, noon, [tenant](LeafWriter &writer) {
                    for (int i = 0; writer.state().frontier.size() < leaves; ++i)
                        writer.append(noon, {"decision", "[\"" + std::string(tenant) + "\"," + std::to_string(i) + "]",
                                             "{\"i\":" + std::to_string(i) + "}"});
                });
            });
        }
        const RawReply reply =
            m_log->get(query("/api/admin/audit/log/leaves", {{"from", 0}, {"to", leaves}, {"size", leaves}}),
                       "COMPLIANCE@a", {{"accept", std::string(contract::leafFrames)}});
        QCOMPARE(reply.status, 200);
        m_frames = reply.body;
        const auto frames = contract::readLeafFrames(m_frames);
        QVERIFY(frames);
        for (const auto &frame : *frames)
            m_hashes.push_back(leafHash(frame.leaf));
        QCOMPARE(m_hashes.size(), std::size_t{leaves});
    }

    void inclusionLeadsToTheRoot()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 100; ++i) {
            const std::uint64_t size = 1 + random() % leaves;
            const std::uint64_t seq = random() % size;
            const auto proof = contract::decodeInclusionProof(ChainFixture::inner(
                m_log->get(query("/api/admin/audit/log/inclusion", {{"seq", seq}, {"size", size}}))));
            QVERIFY(proof);
            QVERIFY(hashOf(proof->leafHash) == m_hashes[seq]);
            QVERIFY(climb(0, size, seq, m_hashes[seq], proof->path) == rootOf(std::span(m_hashes).first(size)));
        }
    }

    void consistencyIsOfThisTree()
    {
        const auto proof = contract::decodeConsistencyProof(ChainFixture::inner(
            m_log->get(query("/api/admin/audit/log/consistency", {{"from", 300}, {"to", leaves}}))));
        QVERIFY(proof);
        const auto ranges = consistencyPath(300, leaves);
        QCOMPARE(proof->path.size(), ranges.size());
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            const auto part = std::span(m_hashes).subspan(ranges[i].begin, ranges[i].end - ranges[i].begin);
            QVERIFY(hashOf(proof->path[i]) == rootOf(part));
        }
    }

    void proofsFollowTheLog()
    {
        const std::uint64_t before = m_log->log().size("b");
        m_log->database().write([&](Transaction &transaction) {
            m_log->log().append(transaction, "b", noon, {"change", "[]", "{}"});
        });
        QCOMPARE(
            m_log->get(query("/api/admin/audit/log/inclusion", {{"seq", before}, {"size", before + 1}}), "COMPLIANCE@b")
                .status,
            200);
    }

    void linesAndFramesAreTheSame()
    {
        const RawReply reply =
            m_log->get(query("/api/admin/audit/log/leaves", {{"from", 10}, {"to", 20}, {"size", leaves}}));
        QCOMPARE(reply.contentType, std::string(contract::jsonLines));
        const auto frames = contract::readLeafFrames(m_frames).value();
        std::istringstream lines(reply.body);
        std::string line;
        std::size_t seq = 10;
        for (; std::getline(lines, line); ++seq) {
            const auto object = nlohmann::json::parse(line);
            QCOMPARE(object["seq"].get<std::size_t>(), seq);
            QVERIFY(contract::fromBase64(object["leaf"].get<std::string>()) == std::string(frames[seq].leaf));
            QVERIFY(contract::fromBase64(object["meta"].get<std::string>()) == std::string(*frames[seq].meta));
            QVERIFY(contract::fromBase64(object["metaSalt"].get<std::string>()) == std::string(frames[seq].metaSalt));
        }
        QCOMPARE(seq, std::size_t{20});
    }

    void payloadsOpenTheirLeaves()
    {
        const RawReply reply = m_log->get(query("/api/admin/audit/log/bodies", {{"from", 0}, {"to", leaves}}),
                                          "COMPLIANCE@a", {{"accept", std::string(contract::bodyFrames)}});
        QCOMPARE(reply.contentType, std::string(contract::bodyFrames));
        const auto bodies = contract::readBodyFrames(reply.body).value();
        const auto frames = contract::readLeafFrames(m_frames).value();
        QCOMPARE(bodies.size(), frames.size());
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const Leaf leaf = decodeLeaf(frames[i].leaf).value();
            QVERIFY(commitment(Payload::Meta, hashOf(std::string(frames[i].metaSalt)), *frames[i].meta) == leaf.meta);
            QVERIFY(commitment(Payload::Body, hashOf(std::string(bodies[i].bodySalt)), *bodies[i].body) == leaf.body);
        }
    }

    void longRepliesEndEarly()
    {
        m_log->database().write([&](Transaction &transaction) {
            m_log->log().appendMany(transaction, "b", noon, [](LeafWriter &writer) {
                for (int i = 0; i < 7; ++i)
                    writer.append(noon, {"decision", "[]", std::string(1U << 20U, 'x')});
            });
        });
        const std::uint64_t to = m_log->log().size("b");
        std::uint64_t from = to - 7;
        for (const std::size_t expected : {4U, 3U}) {
            const RawReply reply = m_log->get(query("/api/admin/audit/log/bodies", {{"from", from}, {"to", to}}),
                                              "COMPLIANCE@b", {{"accept", std::string(contract::bodyFrames)}});
            QCOMPARE(reply.status, 200);
            const auto bodies = contract::readBodyFrames(reply.body).value();
            QCOMPARE(bodies.size(), expected);
            QCOMPARE(bodies.back().body->size(), std::size_t{1U << 20U});
            from += expected;
        }
    }

    void framesOfAnotherLengthAreRefused()
    {
        for (std::size_t cut = 1; cut < 200; ++cut)
            QVERIFY(!contract::readLeafFrames(std::string_view(m_frames).substr(0, m_frames.size() - cut)) ||
                    cut > 100);
        QVERIFY(!contract::readLeafFrames(m_frames + 'x'));
        QVERIFY(contract::readLeafFrames("")->empty());
    }

    void outOfRange_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("field");
        QTest::newRow("beyond the head") << "inclusion?seq=0&size=100000"
                                         << "size";
        QTest::newRow("beyond the size") << "inclusion?seq=5&size=5"
                                         << "seq";
        QTest::newRow("no tree") << "inclusion?seq=0&size=0"
                                 << "size";
        QTest::newRow("without seq") << "inclusion?size=5"
                                     << "seq";
        QTest::newRow("not a number") << "inclusion?seq=1e3&size=5"
                                      << "seq";
        QTest::newRow("negative") << "inclusion?seq=-1&size=5"
                                  << "seq";
        QTest::newRow("too long a number") << "inclusion?seq=99999999999999999999&size=5"
                                           << "seq";
        QTest::newRow("backwards") << "consistency?from=6&to=5"
                                   << "from";
        QTest::newRow("beyond the head, from there") << "consistency?from=1&to=100000"
                                                     << "to";
        QTest::newRow("leaves beyond their tree") << "leaves?from=0&to=6&size=5"
                                                  << "to";
        QTest::newRow("leaves backwards") << "leaves?from=6&to=5&size=9"
                                          << "from";
        QTest::newRow("bodies beyond the head") << "bodies?from=0&to=100000"
                                                << "to";
    }
    void outOfRange()
    {
        QFETCH(QString, target);
        QFETCH(QString, field);
        const RawReply reply = m_log->get("/api/admin/audit/log/" + target.toStdString());
        QCOMPARE(reply.status, 400);
        QCOMPARE(ChainFixture::inner(reply)["fields"][0]["field"].get<std::string>(), field.toStdString());
    }

    void whoMay()
    {
        for (const std::string &target : targets()) {
            QCOMPARE(m_log->get("/api/admin/audit/log/" + target, "COMPLIANCE@a").status, 200);
            QCOMPARE(m_log->get("/api/admin/audit/log/" + target, "ADMIN@a").status, 200);
            QCOMPARE(m_log->get("/api/admin/audit/log/" + target, "MANAGER@a").status, 403);
            QCOMPARE(m_log->get("/api/admin/audit/log/" + target, "nobody").status, 401);
        }
    }

    void eachTenantHasItsOwn()
    {
        for (const std::string &target : targets()) {
            const RawReply a = m_log->get("/api/admin/audit/log/" + target, "COMPLIANCE@a");
            const RawReply b = m_log->get("/api/admin/audit/log/" + target, "COMPLIANCE@b");
            QCOMPARE(a.headers.at("X-Tenant-ID"), std::string("a"));
            QCOMPARE(b.headers.at("X-Tenant-ID"), std::string("b"));
            QVERIFY(a.body != b.body);
            QVERIFY(a.headers.at("ETag") != b.headers.at("ETag"));
            const RawReply again =
                m_log->get("/api/admin/audit/log/" + target, "COMPLIANCE@a", {{"if-none-match", a.headers.at("ETag")}});
            QCOMPARE(again.status, 304);
            QCOMPARE(again.headers.at("X-Tenant-ID"), std::string("a"));
        }
    }

private:
    static std::vector<std::string> targets()
    {
        return {"inclusion?seq=3&size=500", "consistency?from=200&to=500", "leaves?from=3&to=5&size=500",
                "bodies?from=3&to=5"};
    }
    std::unique_ptr<RoutesFixture> m_log;
    std::string m_frames;
    std::vector<TreeHash> m_hashes;
};

QTEST_GUILESS_MAIN(TestLogRoutes)
#include "tst_log_routes.moc"
