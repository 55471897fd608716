// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/auditlog/leaf.h"
#include "platform/auditlog/merkle.h"
#include "platform/base/encoding.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

nlohmann::json readVectors(const QString &name)
{
    QFile file(QStringLiteral(ATALAYA_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return atalaya::contract::parseJson(file.readAll().toStdString()).value();
}

std::vector<TreeHash> randomLeaves(std::size_t count)
{
    std::mt19937 random(7);
    std::vector<TreeHash> leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back(leafHash(std::to_string(random())));
    return leaves;
}

Leaf sampleLeaf()
{
    Leaf leaf{"ten-1", 99'987, Instant{1'770'386'657'000ms}, "decision", {}, {}};
    leaf.meta.fill(0xAB);
    leaf.body.fill(0x01);
    return leaf;
}

} // namespace

class TestMerkle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedRoots_data()
    {
        QTest::addColumn<int>("size");
        for (int size = 0; size <= 8; ++size)
            QTest::addRow("%d leaves", size) << size;
    }
    void publishedRoots()
    {
        QFETCH(int, size);
        const auto vectors = readVectors(QStringLiteral("rfc9162-roots.json"));
        Frontier frontier;
        std::vector<TreeHash> leaves;
        for (int i = 0; i < size; ++i) {
            leaves.push_back(leafHash(*fromHex(vectors["leaves"][static_cast<std::size_t>(i)].get<std::string>())));
            frontier.append(leaves.back());
        }
        const auto expected = vectors["roots"][static_cast<std::size_t>(size)].get<std::string>();
        QCOMPARE(toHex(view(rootOf(leaves))), expected);
        QCOMPARE(toHex(view(frontier.root())), expected);
    }

    void frontierAgreesWithTheDefinition()
    {
        const auto leaves = randomLeaves(300);
        Frontier frontier;
        for (std::size_t size = 1; size <= leaves.size(); ++size) {
            frontier.append(leaves[size - 1]);
            QCOMPARE(frontier.size(), size);
            QVERIFY2(frontier.root() == rootOf(std::span(leaves).first(size)), std::to_string(size).c_str());
        }
    }

    void frontierGoesOnFromItsBytes()
    {
        const auto leaves = randomLeaves(100);
        Frontier whole;
        for (const TreeHash &leaf : leaves) {
            const auto restored = Frontier::decode(whole.size(), whole.encode());
            QVERIFY(restored);
            QCOMPARE(*restored == whole, true);
            whole = *restored;
            whole.append(leaf);
        }
        QVERIFY(whole.root() == rootOf(leaves));
    }

    void frontierRefusesBytesOfAnotherSize()
    {
        Frontier frontier;
        for (const TreeHash &leaf : randomLeaves(5))
            frontier.append(leaf);
        QVERIFY(!Frontier::decode(7, frontier.encode()));
        QVERIFY(!Frontier::decode(5, frontier.encode().substr(1)));
        QVERIFY(Frontier::decode(6, frontier.encode())); // also two subtrees: the leaves tell them apart
    }

    void leavesAndNodesHaveDomainsOfTheirOwn()
    {
        const TreeHash a = leafHash("a");
        const TreeHash b = leafHash("b");
        std::string both(view(a));
        both += view(b);
        QVERIFY(leafHash(both) != nodeHash(a, b));
        QVERIFY(nodeHash(a, b) != nodeHash(b, a));
    }

    void leafBytesAreFixed()
    {
        // Written out by hand: whoever parses leaves elsewhere can hold on to this.
        const std::string expected = std::string("01") + "0005" + "74656e2d31" + "0000000000018693" +
                                     "0000019c33448ee8" + "08" + "6465636973696f6e" + toHex(std::string(32, '\xAB')) +
                                     toHex(std::string(32, '\x01'));
        QCOMPARE(toHex(encode(sampleLeaf())), expected);
    }

    void leafComesBackWhole()
    {
        const Leaf leaf = sampleLeaf();
        const auto back = decodeLeaf(encode(leaf));
        QVERIFY(back);
        QVERIFY(*back == leaf);
    }

    void damagedLeavesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = QByteArray::fromStdString(encode(sampleLeaf()));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("longer") << good + 'x';
        QTest::newRow("other version") << QByteArray(good).replace(0, 1, QByteArray("\x02"));
        QTest::newRow("length beyond the end") << QByteArray(good).replace(1, 2, QByteArray("\xFF\xFF"));
    }
    void damagedLeavesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!decodeLeaf(bytes.toStdString()));
    }

    void commitmentsHideAndBind()
    {
        SaltSource salts;
        const Salt one = salts.next();
        const Salt two = salts.next();
        QVERIFY(one != two);
        QVERIFY(commitment(Payload::Meta, one, "x") == commitment(Payload::Meta, one, "x"));
        QVERIFY(commitment(Payload::Meta, one, "x") != commitment(Payload::Meta, two, "x"));
        QVERIFY(commitment(Payload::Meta, one, "x") != commitment(Payload::Body, one, "x"));
        QVERIFY(commitment(Payload::Meta, one, "x") != commitment(Payload::Meta, one, "y"));
    }
};

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
