// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifier.h"
#include "api/proof/resultcheck.h"
#include "api/proof/rowverifier.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;

namespace {

constexpr int casesPerClass = 100;
constexpr int cleanRuns = 1'000;
const LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const QByteArray origin = "atalaya-00/t/ten-1/1";

/// A platform and a console that has seen its log, which then looks again at everything it is shown.
struct Scene
{
    explicit Scene(unsigned seed)
        : random(seed)
        , source(OperatorKey(origin, 1))
        , log(&source, &pins)
        , rows(&source, &log)
        , result(&source, &log)
    {
        source.add(number(20, 60));
        log.setLog(theLog);
    }

    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }
    bool coin() { return number(0, 1) == 1; }
    std::size_t anEntry() { return static_cast<std::size_t>(number(0, static_cast<int>(source.entries.size()) - 1)); }
    /// The honest result, unless the operator has made another.
    void showAll()
    {
        if (!isBent)
            source.result = source.matching(query, sort);
    }

    /// What came of it in words, empty when everything was found to be right.
    QString look()
    {
        const auto head = waitFor(log.check());
        if (!head || !isVerified(*head))
            return head ? name(*head) : QStringLiteral("no head");
        const auto page = waitFor(rows.check(question()));
        if (!page)
            return QStringLiteral("no proofs");
        if (!isVerified(page->tree))
            return QStringLiteral("tree ") + name(page->tree);
        for (const RowCheck &row : page->rows) {
            if (!isVerified(row.outcome))
                return QStringLiteral("row %1 %2").arg(row.seq).arg(name(row.outcome));
        }
        const auto report = waitFor(result.run(wholeResult()));
        if (!report)
            return QStringLiteral("no result");
        if (!isVerified(report->log))
            return QStringLiteral("result ") + name(report->log);
        return report->isComplete() ? QString() : QStringLiteral("incomplete");
    }

    [[nodiscard]] PageQuestion question() const
    {
        PageQuestion question;
        question.queryId = QStringLiteral("q");
        question.query = query;
        question.sort = sort;
        question.shown = source.shownRows();
        if (question.shown.size() > RowVerifier::mostRows)
            question.shown.resize(RowVerifier::mostRows);
        return question;
    }
    [[nodiscard]] ResultQuestion wholeResult() const
    {
        ResultQuestion whole;
        whole.queryId = QStringLiteral("q");
        whole.query = query;
        whole.sort = sort;
        whole.headSize = source.headSize == 0 ? source.size() : source.headSize;
        whole.total = static_cast<std::int64_t>(countsShown ? source.shownSeqs().size() : source.result.size());
        for (contract::AuditRow &row : source.shownRows())
            whole.shown.push_back({static_cast<std::int64_t>(whole.shown.size()), std::move(row)});
        return whole;
    }
    static QString name(LogOutcome outcome) { return QString::fromStdString(std::string(nameOf(outcome))); }

    rules::Query query;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    bool isBent = false;
    /// The total is that of what is shown.
    bool countsShown = false;
    std::mt19937 random;
    OperatorSource source;
    MemoryPins pins;
    LogVerifier log;
    RowVerifier rows;
    ResultCheck result;
};

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
    const OperatorKey forger(origin, 99);
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

struct Tampering
{
    const char *name;
    std::function<void(Scene &)> act;
};

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
                                            {"sign again after a cut", signAfterCut}};
    return all;
}

} // namespace

class TestLogTampering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneIsFound_data()
    {
        QTest::addColumn<int>("which");
        QCOMPARE(tamperings().size(), std::size_t{14});
        for (std::size_t i = 0; i < tamperings().size(); ++i)
            QTest::newRow(tamperings()[i].name) << static_cast<int>(i);
    }
    void everyOneIsFound()
    {
        QFETCH(int, which);
        QMap<QString, int> findings;
        for (int i = 0; i < casesPerClass; ++i) {
            Scene scene(static_cast<unsigned>(which * 1'000 + i));
            scene.showAll();
            // The head that covers everything is pinned, and everything is right.
            QCOMPARE(scene.look(), QString());
            tamperings()[static_cast<std::size_t>(which)].act(scene);
            scene.showAll();
            const QString found = scene.look();
            QVERIFY2(!found.isEmpty(), qPrintable(QStringLiteral("case %1 was not found").arg(i)));
            ++findings[found.section(QLatin1Char(' '), 0, 0) + QLatin1Char(' ') + found.section(QLatin1Char(' '), -1)];
        }
        for (auto it = findings.cbegin(); it != findings.cend(); ++it)
            qInfo("%3d × %s", it.value(), qPrintable(it.key()));
    }

    /// The numbers are told as they are; what is shown, row by row with its proof, is another list.
    void anotherListThanTheOneThatIsToldIsFound_data()
    {
        QTest::addColumn<int>("act");
        QTest::newRow("hide") << 0;
        QTest::newRow("repeat") << 1;
        QTest::newRow("swap") << 2;
        QTest::newRow("foreign row") << 3;
    }
    void anotherListThanTheOneThatIsToldIsFound()
    {
        QFETCH(int, act);
        int byRows = 0;
        for (int i = 0; i < casesPerClass; ++i) {
            Scene scene(static_cast<unsigned>(20'000 + act * 1'000 + i));
            scene.query = rules::parseQuery("agent:agent-1,agent-2,agent-4,agent-6,agent-7,agent-9", {}).query;
            scene.sort = static_cast<contract::AuditSort>(i % 4);
            scene.showAll();
            QCOMPARE(scene.look(), QString());
            OperatorSource &source = scene.source;
            source.shown = source.result;
            auto &shown = *source.shown;
            const auto at = static_cast<std::size_t>(scene.number(0, static_cast<int>(shown.size()) - 2));
            const std::int64_t seq = shown[at];
            if (act == 0) {
                shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(at));
                scene.countsShown = scene.coin();
            } else if (act == 1) {
                shown[at] = shown[at + 1];
            } else if (act == 2) {
                std::swap(shown[at], shown[at + 1]);
            } else {
                // One that stands next to it in the log.
                const std::int64_t others[] = {0, 3, 5, 8};
                shown[at] = seq / 10 * 10 + others[scene.number(0, 3)];
                if (shown[at] >= source.size())
                    shown[at] -= 10;
            }
            byRows += isVerifiedRowByRow(scene) ? 0 : 1;
            // The whole result says which one, whatever the rows have said.
            const auto report = waitFor(scene.result.run(scene.wholeResult()));
            QVERIFY(report && isVerified(report->log) && !report->isComplete());
            const auto &named = act == 2 ? report->moved : report->omitted;
            QCOMPARE(named.size(), std::size_t{1});
            if (act != 2)
                QCOMPARE(named.front(), seq);
            QTRY_VERIFY(!scene.log.status().isGood());
        }
        // That none is missing nobody can tell from the rows alone.
        QCOMPARE(byRows, act == 0 ? 0 : casesPerClass);
    }

    void cleanLogsRaiseNoAlarm()
    {
        Scene scene(7);
        for (int i = 0; i < cleanRuns; ++i) {
            scene.sort = static_cast<contract::AuditSort>(i % 4);
            if (i % 3 == 0)
                scene.source.add(scene.number(0, 2));
            scene.showAll();
            // A page at a time, as it is read.
            const auto first =
                static_cast<std::size_t>(scene.number(0, static_cast<int>(scene.source.result.size()) - 1));
            if (i % 10 != 0) {
                scene.source.result = {scene.source.result[first]};
            } else {
                const auto report = waitFor(scene.result.run(scene.wholeResult()));
                QVERIFY(report && report->isComplete());
            }
            QVERIFY(waitFor(scene.log.check()));
            const auto page = waitFor(scene.rows.check(scene.question()));
            QVERIFY(page && isVerified(page->tree));
            QVERIFY(std::ranges::all_of(page->rows, [](const RowCheck &row) { return isVerified(row.outcome); }));
        }
        QVERIFY(scene.log.status().isGood());
        QVERIFY(scene.log.evidence().isEmpty());
    }

private:
    static bool isVerifiedRowByRow(Scene &scene)
    {
        const auto page = waitFor(scene.rows.check(scene.question()));
        return page && isVerified(page->tree) &&
               std::ranges::all_of(page->rows, [](const RowCheck &row) { return isVerified(row.outcome); });
    }
};

QTEST_GUILESS_MAIN(TestLogTampering)
#include "tst_logtampering.moc"
