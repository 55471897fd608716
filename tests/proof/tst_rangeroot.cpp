// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/rangeroot.h"
#include "tests/proof/hashes.h"
#include "tests/support/operatorlog.h"

#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

OperatorLog logOf(int size)
{
    OperatorLog log;
    for (int i = 0; i < size; ++i)
        log.appendLeaf("leaf " + QByteArray::number(i));
    return log;
}

/// The root that the leaves [from, to) of `log` give as part of its first `size`.
std::optional<TreeHash> fold(const OperatorLog &log, std::uint64_t from, std::uint64_t to, std::uint64_t size)
{
    auto range = RangeRoot::from(from, size, hashes(log.inclusion(from, size)));
    if (!range)
        return std::nullopt;
    for (std::uint64_t seq = from; seq < to; ++seq)
        range->append(hash(log.leafHash(seq)));
    return range->root(hashes(log.inclusion(to - 1, size)));
}

} // namespace

class TestRangeRoot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRangeOfEverySize()
    {
        constexpr int largest = 33;
        const OperatorLog log = logOf(largest);
        for (std::uint64_t size = 1; size <= largest; ++size) {
            const TreeHash root = hash(log.root(size));
            for (std::uint64_t from = 0; from < size; ++from) {
                for (std::uint64_t to = from + 1; to <= size; ++to)
                    QVERIFY2(fold(log, from, to, size) == root,
                             qPrintable(QStringLiteral("%1..%2 of %3").arg(from).arg(to).arg(size)));
            }
        }
    }

    void theWholeTreeNeedsNoPaths()
    {
        constexpr int largest = 130;
        const OperatorLog log = logOf(largest);
        for (std::uint64_t size = 0; size <= largest; ++size) {
            RangeRoot range(size);
            for (std::uint64_t seq = 0; seq < size; ++seq) {
                QVERIFY(!range.root());
                range.append(hash(log.leafHash(seq)));
            }
            QCOMPARE(range.next(), size);
            QVERIFY(range.root() == hash(log.root(size)));
        }
    }

    void onlyTheLeavesThatAreThere_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("one left out") << 0;
        QTest::newRow("one twice") << 1;
        QTest::newRow("two swapped") << 2;
        QTest::newRow("one changed") << 3;
    }
    void onlyTheLeavesThatAreThere()
    {
        QFETCH(int, kind);
        const OperatorLog log = logOf(60);
        for (std::uint64_t at = 11; at < 39; ++at) {
            std::vector<TreeHash> leaves;
            for (std::uint64_t seq = 10; seq < 41; ++seq)
                leaves.push_back(hash(log.leafHash(seq)));
            const auto it = leaves.begin() + static_cast<std::ptrdiff_t>(at - 10);
            if (kind == 0)
                leaves.erase(it);
            else if (kind == 1)
                leaves.insert(it, *it);
            else if (kind == 2)
                std::swap(*it, *(it + 1));
            else
                (*it)[31] ^= 0x80;
            auto range = RangeRoot::from(10, 60, hashes(log.inclusion(10, 60)));
            QVERIFY(range);
            for (const TreeHash &leaf : leaves)
                range->append(leaf);
            QVERIFY(range->root(hashes(log.inclusion(range->next() - 1, 60))) != hash(log.root(60)));
        }
    }

    void pathsMustFit()
    {
        const OperatorLog log = logOf(60);
        auto path = hashes(log.inclusion(17, 60));
        QVERIFY(!RangeRoot::from(60, 60, path));
        path.push_back(TreeHash{});
        QVERIFY(!RangeRoot::from(17, 60, path));
        path.resize(path.size() - 2);
        QVERIFY(!RangeRoot::from(17, 60, path));
        // A path for the last leaf that tells another story of the leaves before it.
        auto range = RangeRoot::from(17, 60, hashes(log.inclusion(17, 60)));
        QVERIFY(range);
        range->append(hash(log.leafHash(17)));
        auto last = hashes(log.inclusion(17, 60));
        QVERIFY(range->root(last) == hash(log.root(60)));
        last[0][0] ^= 1;
        QVERIFY(!range->root(last));
    }

    void nothingLiesBehindTheEnd()
    {
        RangeRoot range(1);
        range.append({});
        QVERIFY(range.root());
        range.append({});
        QVERIFY(!range.root());
        QVERIFY(!range.root({}));
    }
};

QTEST_GUILESS_MAIN(TestRangeRoot)
#include "tst_rangeroot.moc"
