// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/auditlog/proofs.h"
#include "platform/base/encoding.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <random>

using namespace atalaya::platform;

namespace {

using Hashes = std::vector<TreeHash>;

Hashes leavesFor(std::size_t count)
{
    Hashes leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back(leafHash(std::to_string(i)));
    return leaves;
}

/// Proofs by the definitions of RFC 9162, word by word, over leaves [begin, end). Roots are kept, or all the trees of
/// up to 300 leaves would be hashed a thousand times.
class Definition
{
public:
    explicit Definition(std::span<const TreeHash> leaves)
        : m_leaves(leaves)
    {}
    [[nodiscard]] const TreeHash &root(std::size_t begin, std::size_t end)
    {
        const auto [entry, fresh] = m_roots.try_emplace({begin, end});
        if (fresh)
            entry->second = rootOf(m_leaves.subspan(begin, end - begin));
        return entry->second;
    }
    /// §2.1.3.1.
    [[nodiscard]] Hashes path(std::size_t seq, std::size_t begin, std::size_t end)
    {
        if (end - begin == 1)
            return {};
        const std::size_t k = begin + std::bit_floor(end - begin - 1);
        Hashes nodes = seq < k ? path(seq, begin, k) : path(seq, k, end);
        nodes.push_back(seq < k ? root(k, end) : root(begin, k));
        return nodes;
    }
    /// §2.1.4.1.
    [[nodiscard]] Hashes subproof(std::size_t from, std::size_t begin, std::size_t end, bool whole)
    {
        if (from == end)
            return whole ? Hashes{} : Hashes{root(begin, end)};
        const std::size_t k = begin + std::bit_floor(end - begin - 1);
        Hashes nodes = from <= k ? subproof(from, begin, k, whole) : subproof(from, k, end, false);
        nodes.push_back(from <= k ? root(k, end) : root(begin, k));
        return nodes;
    }

private:
    std::span<const TreeHash> m_leaves;
    std::map<std::pair<std::size_t, std::size_t>, TreeHash> m_roots;
};

/// RFC 9162 §2.1.3.2: the root that a path leads to; nullopt when its length is wrong.
std::optional<TreeHash> rootByInclusion(std::uint64_t seq, std::uint64_t size, const TreeHash &leaf, const Hashes &path)
{
    if (seq >= size)
        return std::nullopt;
    std::uint64_t fn = seq;
    std::uint64_t sn = size - 1;
    TreeHash hash = leaf;
    for (const TreeHash &node : path) {
        if (sn == 0)
            return std::nullopt;
        if ((fn & 1U) != 0 || fn == sn) {
            hash = nodeHash(node, hash);
            while ((fn & 1U) == 0 && fn != 0) {
                fn >>= 1U;
                sn >>= 1U;
            }
        } else {
            hash = nodeHash(hash, node);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    return sn == 0 ? std::optional(hash) : std::nullopt;
}

/// A whole tree in memory, read block by block as from a store.
class Tree
{
public:
    explicit Tree(Hashes leaves)
        : m_leaves(std::move(leaves))
    {
        for (const TreeHash &leaf : m_leaves)
            m_nodes.append(leaf);
    }
    [[nodiscard]] NodeHasher hasher(std::uint64_t size)
    {
        return {m_nodes, size, [this](std::uint64_t from, std::uint64_t to) {
                    m_read += to - from;
                    return Hashes(m_leaves.begin() + static_cast<std::ptrdiff_t>(from),
                                  m_leaves.begin() + static_cast<std::ptrdiff_t>(to));
                }};
    }
    [[nodiscard]] Hashes inclusion(std::uint64_t seq, std::uint64_t size)
    {
        return hasher(size).hashes(inclusionPath(seq, size));
    }
    [[nodiscard]] Hashes consistency(std::uint64_t from, std::uint64_t to)
    {
        return hasher(to).hashes(consistencyPath(from, to));
    }
    [[nodiscard]] std::span<const TreeHash> first(std::uint64_t size) const
    {
        return std::span(m_leaves).first(static_cast<std::size_t>(size));
    }
    /// Leaves that were read from the store so far.
    [[nodiscard]] std::uint64_t read() const { return m_read; }

private:
    Hashes m_leaves;
    TreeNodes m_nodes;
    std::uint64_t m_read = 0;
};

Hashes fromBase64List(const nlohmann::json &list)
{
    Hashes hashes;
    for (const auto &text : list.is_array() ? list : nlohmann::json::array()) {
        TreeHash hash{};
        std::ranges::copy(fromBase64(text.get<std::string>()).value(), hash.begin());
        hashes.push_back(hash);
    }
    return hashes;
}

Hashes publishedLeaves()
{
    QFile file(QStringLiteral(ATALAYA_TEST_DATA "/rfc9162-roots.json"));
    Hashes leaves;
    if (!file.open(QIODevice::ReadOnly))
        return leaves;
    const auto vectors = atalaya::contract::parseJson(file.readAll().toStdString()).value();
    for (const auto &leaf : vectors["leaves"])
        leaves.push_back(leafHash(fromHex(leaf.get<std::string>()).value()));
    return leaves;
}

} // namespace

class TestProofs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inclusionAgreesWithTheDefinition()
    {
        Tree tree(leavesFor(300));
        Definition definition(tree.first(300));
        int proofs = 0;
        for (std::uint64_t size = 1; size <= 300; ++size) {
            NodeHasher hasher = tree.hasher(size);
            for (std::uint64_t seq = 0; seq < size; ++seq, ++proofs)
                QVERIFY2(hasher.hashes(inclusionPath(seq, size)) == definition.path(seq, 0, size),
                         std::to_string(seq).append(" of ").append(std::to_string(size)).c_str());
        }
        QCOMPARE(proofs, 45'150);
    }

    void consistencyAgreesWithTheDefinition()
    {
        Tree tree(leavesFor(300));
        Definition definition(tree.first(300));
        int proofs = 0;
        for (std::uint64_t to = 1; to <= 300; ++to) {
            NodeHasher hasher = tree.hasher(to);
            for (std::uint64_t from = 1; from <= to; ++from, ++proofs)
                QVERIFY2(hasher.hashes(consistencyPath(from, to)) == definition.subproof(from, 0, to, true),
                         std::to_string(from).append(" to ").append(std::to_string(to)).c_str());
        }
        QCOMPARE(proofs, 45'150);
        QVERIFY(tree.consistency(0, 300).empty());
    }

    void rootOfEverySize()
    {
        Tree tree(leavesFor(300));
        for (std::uint64_t size = 1; size <= 300; ++size)
            QVERIFY(tree.hasher(size).hash({0, size}) == rootOf(tree.first(size)));
    }

    void largeTrees()
    {
        constexpr std::uint64_t count = 70'000;
        Tree tree(leavesFor(count));
        Definition definition(tree.first(count));
        std::mt19937_64 random(9162);
        for (int i = 0; i < 12; ++i) {
            const std::uint64_t size = 1 + random() % count;
            const std::uint64_t seq = random() % size;
            const Hashes path = tree.inclusion(seq, size);
            QVERIFY(path == definition.path(seq, 0, size));
            QVERIFY(rootByInclusion(seq, size, tree.first(size)[seq], path) == definition.root(0, size));
            const std::uint64_t from = 1 + random() % size;
            QVERIFY(tree.consistency(from, size) == definition.subproof(from, 0, size, true));
        }
    }

    void aProofReadsNoMoreThanTwoBlocks()
    {
        constexpr std::uint64_t count = 70'000;
        Tree tree(leavesFor(count));
        std::mt19937_64 random(32);
        for (int i = 0; i < 1000; ++i) {
            const std::uint64_t before = tree.read();
            const std::uint64_t size = 1 + random() % count;
            (void)tree.inclusion(random() % size, size);
            QVERIFY(tree.read() - before <= 2 * TreeNodes::blockSize);
        }
    }

    void publishedRootsAreReached()
    {
        QFile file(QStringLiteral(ATALAYA_TEST_DATA "/rfc9162-roots.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto vectors = atalaya::contract::parseJson(file.readAll().toStdString()).value();
        Tree tree(publishedLeaves());
        for (std::uint64_t size = 1; size <= 8; ++size) {
            for (std::uint64_t seq = 0; seq < size; ++seq) {
                const auto root = rootByInclusion(seq, size, tree.first(size)[seq], tree.inclusion(seq, size));
                QVERIFY(root);
                QCOMPARE(toHex(view(*root)), vectors["roots"][static_cast<std::size_t>(size)].get<std::string>());
            }
        }
    }

    /// Every valid proof that transparency-dev/merkle publishes for trees over the reference leaves (testdata/ of a
    /// checkout, Apache-2.0; not part of this source tree).
    void publishedProofs()
    {
        const QString folder = qEnvironmentVariable("ATALAYA_MERKLE_VECTORS");
        if (folder.isEmpty())
            QSKIP("ATALAYA_MERKLE_VECTORS names no checkout of the published vectors.");
        Tree tree(publishedLeaves());
        int held = 0;
        for (QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto vector = atalaya::contract::parseJson(file.readAll().toStdString()).value();
            if (vector.value("wantErr", true))
                continue;
            const Hashes proof = fromBase64List(vector["proof"]);
            const std::string name = file.fileName().toStdString();
            if (vector.contains("leafIdx") && vector["treeSize"].get<std::uint64_t>() <= 8) {
                const auto size = vector["treeSize"].get<std::uint64_t>();
                const auto seq = vector["leafIdx"].get<std::uint64_t>();
                if (fromBase64List(nlohmann::json::array({vector["root"]})).front() != rootOf(tree.first(size)))
                    continue; // of another tree
                QVERIFY2(tree.inclusion(seq, size) == proof, name.c_str());
                ++held;
            } else if (vector.contains("size1") && vector["size2"].get<std::uint64_t>() <= 8 &&
                       vector["size1"].get<std::uint64_t>() > 0) {
                const auto to = vector["size2"].get<std::uint64_t>();
                if (to == 0 ||
                    fromBase64List(nlohmann::json::array({vector["root2"]})).front() != rootOf(tree.first(to)))
                    continue;
                QVERIFY2(tree.consistency(vector["size1"].get<std::uint64_t>(), to) == proof, name.c_str());
                ++held;
            }
        }
        qInfo("%d published proofs", held);
        QVERIFY(held >= 8);
    }
};

QTEST_GUILESS_MAIN(TestProofs)
#include "tst_proofs.moc"
