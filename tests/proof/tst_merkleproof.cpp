// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/proof/merkleproof.h"
#include "tests/proof/hashes.h"
#include "tests/support/operatorlog.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <limits>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

nlohmann::json vectorsOf(const QString &file)
{
    QFile data(QStringLiteral(ATALAYA_TEST_DATA "/") + file);
    if (!data.open(QIODevice::ReadOnly))
        qFatal("no vectors");
    return atalaya::contract::parseJson(data.readAll().toStdString()).value();
}

/// Some vectors have a word where any hash would do; equal words stand for equal hashes. Nothing at all is no hash, and
/// is refused by whoever reads the reply.
std::optional<TreeHash> hashFromText(const nlohmann::json &text)
{
    const std::string bytes = fromBase64(text.get<std::string>()).value();
    if (bytes.empty())
        return std::nullopt;
    return hashFrom(bytes).value_or(sha256({"word ", bytes}));
}

std::vector<TreeHash> pathOf(const nlohmann::json &vector)
{
    std::vector<TreeHash> path;
    for (const auto &node : vector["proof"])
        path.push_back(hashFromText(node).value_or(TreeHash{}));
    return path;
}

void addCases(const QString &file)
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("number");
    const auto vectors = vectorsOf(file);
    int number = 0;
    for (const auto &entry : vectors["cases"])
        QTest::newRow(entry["name"].get<std::string>().c_str()) << file << number++;
}

nlohmann::json caseOf(const QString &file, int number)
{
    return vectorsOf(file)["cases"][static_cast<std::size_t>(number)];
}

OperatorLog logOf(int size)
{
    OperatorLog log;
    for (int i = 0; i < size; ++i)
        log.appendLeaf("leaf " + QByteArray::number(i));
    return log;
}

constexpr int largest = 70;

} // namespace

class TestMerkleProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedInclusion_data() { addCases(QStringLiteral("rfc9162-inclusion.json")); }
    void publishedInclusion()
    {
        QFETCH(QString, file);
        QFETCH(int, number);
        const auto vector = caseOf(file, number);
        const auto leaf = hashFromText(vector["leafHash"]);
        const auto root = hashFromText(vector["root"]);
        const bool accepted = leaf && root &&
                              verifyInclusion(vector["leafIdx"].get<std::uint64_t>(),
                                              vector["treeSize"].get<std::uint64_t>(), *leaf, pathOf(vector), *root);
        QCOMPARE(!accepted, vector["wantErr"].get<bool>());
    }

    void publishedConsistency_data() { addCases(QStringLiteral("rfc9162-consistency.json")); }
    void publishedConsistency()
    {
        QFETCH(QString, file);
        QFETCH(int, number);
        const auto vector = caseOf(file, number);
        const bool accepted = verifyConsistency(
            vector["size1"].get<std::uint64_t>(), vector["size2"].get<std::uint64_t>(),
            hashFromText(vector["root1"]).value_or(TreeHash{}), hashFromText(vector["root2"]).value(), pathOf(vector));
        QCOMPARE(!accepted, vector["wantErr"].get<bool>());
    }

    void thePublishedAreAll()
    {
        QCOMPARE(vectorsOf(QStringLiteral("rfc9162-inclusion.json"))["cases"].size(), std::size_t{98});
        QCOMPARE(vectorsOf(QStringLiteral("rfc9162-consistency.json"))["cases"].size(), std::size_t{98});
    }

    void publishedRoots()
    {
        const auto vectors = vectorsOf(QStringLiteral("rfc9162-roots.json"));
        OperatorLog log;
        for (std::size_t size = 0;; ++size) {
            QCOMPARE(log.root(size).toHex().toStdString(), vectors["roots"][size].get<std::string>());
            if (size == vectors["leaves"].size())
                break;
            const auto leaf =
                QByteArray::fromHex(QByteArray::fromStdString(vectors["leaves"][size].get<std::string>()));
            log.appendLeaf(leaf);
            QCOMPARE(hashOfLeaf(leaf.toStdString()), hash(log.leafHash(size)));
        }
        QCOMPARE(hashOfNothing(), hash(log.root(0)));
    }

    void everyLeafOfEverySize()
    {
        const OperatorLog log = logOf(largest);
        for (std::uint64_t size = 1; size <= largest; ++size) {
            const TreeHash root = hash(log.root(size));
            for (std::uint64_t seq = 0; seq < size; ++seq) {
                const auto path = hashes(log.inclusion(seq, size));
                const TreeHash leaf = hash(log.leafHash(seq));
                QVERIFY(verifyInclusion(seq, size, leaf, path, root));
                const auto sides = sidesOf(seq, size, path);
                QVERIFY(sides);
                QCOMPARE(sides->left.size() + sides->right.size(), path.size());
                QVERIFY(!verifyInclusion(seq + 1, size, leaf, path, root));
                auto longer = path;
                longer.push_back(root);
                QVERIFY(!verifyInclusion(seq, size, leaf, longer, root));
                if (!path.empty())
                    QVERIFY(!verifyInclusion(seq, size, leaf, std::span(path).first(path.size() - 1), root));
            }
            QVERIFY(!verifyInclusion(size, size, hash(log.leafHash(0)), {}, root));
        }
    }

    void everyPairOfSizes()
    {
        const OperatorLog log = logOf(largest);
        for (std::uint64_t to = 1; to <= largest; ++to) {
            for (std::uint64_t from = 1; from <= to; ++from) {
                const auto path = hashes(log.consistency(from, to));
                const TreeHash older = hash(log.root(from));
                const TreeHash newer = hash(log.root(to));
                QVERIFY(verifyConsistency(from, to, older, newer, path));
                auto longer = path;
                longer.push_back(newer);
                QVERIFY(!verifyConsistency(from, to, older, newer, longer));
                if (!path.empty())
                    QVERIFY(!verifyConsistency(from, to, older, newer, std::span(path).first(path.size() - 1)));
                for (std::size_t node = 0; node < path.size(); ++node) {
                    auto changed = path;
                    changed[node][7] ^= 1;
                    QVERIFY(!verifyConsistency(from, to, older, newer, changed));
                }
                if (from != to)
                    QVERIFY(!verifyConsistency(from, to, newer, older, path));
            }
        }
    }

    void nothingFollowsFromNothing()
    {
        const OperatorLog log = logOf(3);
        QVERIFY(!verifyConsistency(0, 3, hashOfNothing(), hash(log.root(3)), {}));
        QVERIFY(!verifyConsistency(0, 0, hashOfNothing(), hashOfNothing(), {}));
    }

    void largestNumbersEnd()
    {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        const std::vector<TreeHash> path(64);
        QVERIFY(!verifyInclusion(most - 1, most, {}, path, {}));
        QVERIFY(!verifyConsistency(most - 1, most, {}, {}, path));
        QVERIFY(!verifyConsistency(1, most, {}, {}, path));
    }
};

QTEST_GUILESS_MAIN(TestMerkleProof)
#include "tst_merkleproof.moc"
