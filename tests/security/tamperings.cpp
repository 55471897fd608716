// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/security/logscene.h"

#include <algorithm>

namespace atalaya::tests {

namespace {

void renumber(OperatorSource &source)
{
    for (std::size_t i = 0; i < source.entries.size(); ++i)
        source.entries[i].seq = i;
}

/// What an operator can do after the store was changed: leave the tree as it was signed, sign a new one, or sign a new
/// one that has grown.
void cover(Scene &scene)
{
    switch (scene.number(0, 2)) {
    case 0:
        return;
    case 1:
        return scene.source.rebuild();
    default:
        scene.source.rebuild();
        scene.source.add(scene.number(1, 5));
    }
}

void flip(Scene &scene, std::string &bytes)
{
    if (bytes.empty())
        bytes = "x";
    auto &byte = bytes[static_cast<std::size_t>(scene.number(0, static_cast<int>(bytes.size()) - 1))];
    byte = static_cast<char>(byte ^ (1 << scene.number(0, 7)));
}

void editMeta(Scene &scene)
{
    const std::size_t at = scene.anEntry();
    QByteArray meta = scene.source.entries[at].meta;
    if (scene.coin())
        meta.replace("executed", "blocked");
    else
        meta.replace("agent-", "other-");
    if (scene.coin()) {
        scene.source.otherMeta[static_cast<std::int64_t>(at)] = meta;
        return;
    }
    scene.source.entries[at].meta = meta;
    cover(scene);
}

void editBody(Scene &scene)
{
    const std::size_t at = scene.anEntry();
    QByteArray body = scene.source.entries[at].body;
    if (scene.coin())
        body.replace("Reason", "Excuse");
    else
        body.replace("\"ana\"", "\"eva\"");
    if (scene.coin()) {
        scene.source.otherBody[static_cast<std::int64_t>(at)] = body;
        return;
    }
    scene.source.entries[at].body = body;
    cover(scene);
}

void deleteMiddle(Scene &scene)
{
    auto &entries = scene.source.entries;
    const int at = scene.number(1, static_cast<int>(entries.size()) - 2);
    if (scene.number(0, 2) == 0) {
        // Only from what is shown.
        scene.showAll();
        scene.source.result.erase(scene.source.result.begin() + at);
        scene.isBent = true;
        return;
    }
    entries.erase(entries.begin() + at);
    if (scene.coin())
        renumber(scene.source);
    scene.source.rebuild();
    scene.source.add(scene.number(0, 3));
}

void deleteTail(Scene &scene)
{
    auto &entries = scene.source.entries;
    const int count = scene.number(1, 5);
    entries.resize(entries.size() - static_cast<std::size_t>(count));
    const QByteArray kept =
        scene.source.signer.signHead(scene.source.log.size(), scene.source.log.root(scene.source.log.size()));
    scene.source.rebuild();
    // The last head may still be handed out, or the tail written anew.
    const int how = scene.number(0, 2);
    if (how == 0)
        scene.source.note = kept;
    if (how == 1) {
        for (int i = 0; i < count + scene.number(0, 2); ++i)
            scene.source.add().bodySalt[0] = 'x';
        scene.source.rebuild();
    }
}

void insertEntry(Scene &scene)
{
    auto &entries = scene.source.entries;
    if (scene.number(0, 2) == 0) {
        // Only into what is shown: one row twice.
        scene.showAll();
        scene.source.result.push_back(scene.source.result[scene.anEntry()]);
        scene.isBent = true;
        return;
    }
    OperatorEntry forged = entries[scene.anEntry()];
    forged.bodySalt[1] = 'x';
    entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(scene.anEntry()), forged);
    if (scene.coin())
        renumber(scene.source);
    scene.source.rebuild();
}

void swapEntries(Scene &scene)
{
    auto &entries = scene.source.entries;
    const auto at = static_cast<std::size_t>(scene.number(0, static_cast<int>(entries.size()) - 2));
    std::swap(entries[at], entries[at + 1]);
    if (scene.coin()) {
        std::swap(entries[at].seq, entries[at + 1].seq);
        std::swap(entries[at].at, entries[at + 1].at);
    }
    cover(scene);
}

void rollBack(Scene &scene)
{
    OperatorSource &source = scene.source;
    const auto size = static_cast<std::uint64_t>(scene.number(1, static_cast<int>(source.size()) - 1));
    source.note = source.signer.signHead(size, source.log.root(size));
    if (scene.coin()) {
        source.entries.resize(size);
        source.rebuild();
    }
}

void fork(Scene &scene)
{
    auto &entries = scene.source.entries;
    const int from = scene.number(0, static_cast<int>(entries.size()) - 1);
    for (std::size_t i = static_cast<std::size_t>(from); i < entries.size(); ++i)
        entries[i].metaSalt[2] = 'f';
    scene.source.rebuild();
    scene.source.add(scene.number(0, 4));
}

void swapTenants(Scene &scene)
{
    // Another tenant's log, signed as theirs, as this one's, or row by row.
    OperatorSource other(OperatorKey("atalaya-00/t/ten-2/1", scene.number(1, 2)));
    other.add(static_cast<int>(scene.source.size()) + scene.number(0, 3));
    switch (scene.number(0, 2)) {
    case 0:
        scene.source = other;
        break;
    case 1:
        scene.source.entries = other.entries;
        scene.source.rebuild();
        break;
    default: {
        const std::size_t at = scene.anEntry();
        scene.source.entries[at] = other.entries[at];
    }
    }
}

void forgeHead(Scene &scene)
{
    OperatorSource &source = scene.source;
    source.add(scene.number(0, 3));
    const OperatorKey forger("atalaya-00/t/ten-1/1", 99);
    const QByteArray root = source.log.root(source.log.size());
    switch (scene.number(0, 3)) {
    case 0:
        source.note = forger.signHead(source.log.size(), root);
        break;
    case 1:
        source.note = forger.signHead(source.log.size(), root);
        source.shownKey = forger;
        break;
    case 2: {
        // The right key's signature under another text.
        QByteArray note = source.signer.signHead(source.log.size(), root);
        note.replace('\n' + QByteArray::number(source.size()) + '\n',
                     '\n' + QByteArray::number(source.size() + 1) + '\n');
        source.note = note;
        break;
    }
    default: {
        std::string note = source.signer.signHead(source.log.size(), root).toStdString();
        flip(scene, note);
        source.note = QByteArray::fromStdString(note);
    }
    }
}

void staleProof(Scene &scene)
{
    OperatorSource &source = scene.source;
    switch (scene.number(0, 2)) {
    case 0:
        source.add(scene.number(2, 6));
        source.bendConsistency = [&scene](contract::ConsistencyProof &proof) {
            const bool says = scene.coin();
            const auto to = static_cast<std::uint64_t>(proof.to) - 1;
            proof.path.clear();
            for (const QByteArray &node : scene.source.log.consistency(static_cast<std::uint64_t>(proof.from), to))
                proof.path.push_back(node.toStdString());
            proof.to -= says ? 1 : 0;
        };
        break;
    case 1:
        // Rows proven in the tree of yesterday, said to be that of today.
        source.headSize = source.size() - scene.number(1, 8);
        source.bendProofs = [&scene](contract::SharedProof &proof) {
            proof.size = scene.source.size();
        };
        source.showAllBelow(source.headSize);
        scene.isBent = true;
        break;
    default:
        // Rows that were changed since, with the proofs that they had.
        source.headSize = source.size() - scene.number(1, 8);
        source.showAllBelow(source.headSize);
        scene.isBent = true;
        const auto at = static_cast<std::size_t>(scene.number(0, static_cast<int>(source.headSize) - 1));
        source.entries[at].meta.replace("executed", "blocked");
    }
}

void malformedProof(Scene &scene)
{
    OperatorSource &source = scene.source;
    const int how = scene.number(0, 5);
    if (how < 2) {
        source.add(scene.number(1, 6));
        source.bendConsistency = [&scene, how](contract::ConsistencyProof &proof) {
            if (how == 0 || proof.path.empty())
                proof.path.emplace_back(32, 'z');
            else if (scene.coin())
                proof.path.pop_back();
            else
                flip(scene,
                     proof.path[static_cast<std::size_t>(scene.number(0, static_cast<int>(proof.path.size()) - 1))]);
        };
        return;
    }
    source.bendProofs = [&scene, how](contract::SharedProof &proof) {
        contract::ProvenRow &row =
            proof.rows[static_cast<std::size_t>(scene.number(0, static_cast<int>(proof.rows.size()) - 1))];
        if (how == 2 || row.path.empty())
            row.path.push_back(0);
        else if (how == 3)
            row.path.pop_back();
        else if (how == 4)
            row.path.front() = static_cast<std::int64_t>(proof.nodes.size());
        else
            flip(scene, proof.nodes[static_cast<std::size_t>(row.path.back())]);
    };
}

void earlyErasure(Scene &scene)
{
    OperatorSource &source = scene.source;
    const auto at = static_cast<std::int64_t>(scene.anEntry());
    source.gone = {at};
    const int how = scene.number(0, 4);
    if (how == 0)
        return;
    // A retention leaf that allows too much, something else, or nothing of the kind; signed as it should be.
    OperatorEntry &leaf = source.add();
    leaf.kind = how == 4 ? "change" : "retention";
    leaf.at = source.entries[static_cast<std::size_t>(at)].at + (how == 1 ? 89 : 120) * std::int64_t{86'400'000};
    const auto entryAt = contract::Instant{std::chrono::milliseconds{source.entries[static_cast<std::size_t>(at)].at}};
    const std::string before = contract::formatInstant(entryAt + std::chrono::milliseconds(how == 2 ? 0 : 1));
    const QByteArray range = how == 3 ? QByteArray::number(at + 1) : QByteArray("0");
    leaf.meta = R"({"before":")" + QByteArray::fromStdString(before) + R"(","days":90,"ranges":[[)" + range + ',' +
                QByteArray::number(source.size() - 1) + "]]}";
    source.rebuild();
    source.erasedBy = source.size() - 1;
}

void signAfterCut(Scene &scene)
{
    auto &entries = scene.source.entries;
    const auto size = entries.size();
    entries.resize(static_cast<std::size_t>(scene.number(1, static_cast<int>(size) - 1)));
    while (entries.size() < size + static_cast<std::size_t>(scene.number(0, 3)))
        scene.source.add().metaSalt[3] = 'c';
    scene.source.rebuild();
}

} // namespace

const std::vector<Tampering> &tamperings()
{
    static const std::vector<Tampering> all{{"edit meta", editMeta},
                                            {"edit body", editBody},
                                            {"delete in the middle", deleteMiddle},
                                            {"delete the tail", deleteTail},
                                            {"insert", insertEntry},
                                            {"swap", swapEntries},
                                            {"roll back", rollBack},
                                            {"fork", fork},
                                            {"swap tenants", swapTenants},
                                            {"forge the head", forgeHead},
                                            {"stale proof", staleProof},
                                            {"malformed proof", malformedProof},
                                            {"early erasure", earlyErasure},
                                            {"early erasure: wrong days", eraseByWrongDays},
                                            {"early erasure: in the future", eraseInTheFuture},
                                            {"early erasure: not confirmed by two", eraseUnconfirmed},
                                            {"sign again after a cut", signAfterCut}};
    return all;
}

} // namespace atalaya::tests
