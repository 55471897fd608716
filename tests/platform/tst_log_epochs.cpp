// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/epochleaf.h"
#include "platform/auditlog/signedlog.h"
#include "tests/platform/logfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'770'379'200'000ms};

std::vector<std::string> problemsOf(const std::vector<TreeReport> &reports)
{
    std::vector<std::string> all;
    for (const TreeReport &report : reports)
        all.insert(all.end(), report.problems.begin(), report.problems.end());
    return all;
}

} // namespace

class TestLogEpochs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Twenty leaves, a backup, twelve more, and the backup put back.
    void init()
    {
        m_store = std::make_unique<LogFixture>();
        write(20);
        m_store->database().copyTo(m_store->path("backup.db").string());
        write(12);
        m_head = log().head("a").value();
        m_key = log().verifierKey("a").value();
        m_heads = m_store->readHeads();
        m_store->replaceDatabase(m_store->path("backup.db"));
        QVERIFY(!problemsOf(log().boot()).empty());
    }
    void cleanup() { m_store.reset(); }

    void itGoesOnUnderAnotherName()
    {
        QVERIFY(log().readOnly("a"));
        const EpochLeaf begun = log().beginEpoch("a", "The disk failed.", noon);
        QVERIFY((begun == EpochLeaf{2, 20, 32, m_head, m_key, "The disk failed."}));
        QVERIFY(!log().readOnly("a"));
        QVERIFY(log().verifierKey("a") != m_key);
        QVERIFY(head().origin.ends_with("/t/a/2"));
        QCOMPARE(head().size, std::uint64_t{21});
        write(3);
        QCOMPARE(head().size, std::uint64_t{24});
        QVERIFY(isWhole());
    }

    void itsFirstLeafHoldsTheLastHead()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        m_store->database().read([this](Connection &connection) {
            const auto row = connection.row("SELECT leaf, meta, body FROM base_log_leaf WHERE seq = 20");
            QVERIFY(row);
            QCOMPARE(decodeLeaf(row->blob(0)).value().kind, std::string("epoch"));
            QCOMPARE(row->blob(1), std::string(R"({"epoch":2,"lost":[20,32]})"));
            QCOMPARE(row->blob(2), entryOf({2, 20, 32, m_head, m_key, "The disk failed."}).body);
            QVERIFY(row->blob(2).find("32\\n") != std::string::npos);
        });
    }

    void headFilesOfBothAreKept()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        const auto heads = m_store->readHeads();
        QCOMPARE(heads.size(), std::size_t{2});
        for (const auto &[path, note] : heads)
            QVERIFY((path.extension() == ".epoch1") == (note == m_head));
    }

    void itGoesOnAfterARestart()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        for (int i = 0; i < 3; ++i) {
            m_store->restart();
            QVERIFY(problemsOf(log().boot()).empty());
            QVERIFY(head().origin.ends_with("/t/a/2"));
            write(2);
        }
        QCOMPARE(head().size, std::uint64_t{27});
        QVERIFY(isWhole());
    }

    void aKillBeforeItsHeadIsOnDiskIsHarmless()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        m_store->writeHeads(m_heads);
        m_store->restart();
        QVERIFY(problemsOf(log().boot()).empty());
        QCOMPARE(head().size, std::uint64_t{21});
        write(2);
        QVERIFY(isWhole());
    }

    void theOldHeadPutBackLaterIsAnAlarm()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        write(2);
        m_store->writeHeads(m_heads);
        m_store->restart();
        QVERIFY(!problemsOf(log().boot()).empty());
    }

    void againAndAgain()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        write(5);
        m_store->database().copyTo(m_store->path("second.db").string());
        write(5);
        m_store->replaceDatabase(m_store->path("second.db"));
        QVERIFY(!problemsOf(log().boot()).empty());
        const EpochLeaf begun = log().beginEpoch("a", "Again.", noon);
        QCOMPARE(begun.epoch, std::int64_t{3});
        QCOMPARE(begun.seq, std::int64_t{26});
        QCOMPARE(begun.lostTo, std::int64_t{31});
        QVERIFY(isWhole());
        // The first backup once more: it knows nothing of the second epoch, and its key is not there.
        m_store->replaceDatabase(m_store->path("backup.db"));
        QVERIFY(!problemsOf(log().boot()).empty());
        QVERIFY_EXCEPTION_THROWN(log().beginEpoch("a", "Again.", noon), std::runtime_error);
    }

    void aLogThatIsWholeIsRefused()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        QVERIFY_EXCEPTION_THROWN(log().beginEpoch("a", "Once more.", noon), std::runtime_error);
        QVERIFY_EXCEPTION_THROWN(log().beginEpoch("nobody", "x", noon), std::runtime_error);
    }

    void whatIsNoBackupIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        const QString leaf = QStringLiteral("UPDATE base_log_leaf SET ");
        QTest::newRow("a leaf changed") << leaf + QStringLiteral("leaf = zeroblob(100) WHERE seq = 3");
        QTest::newRow("a payload changed") << leaf + QStringLiteral("body = x'5b5d' WHERE seq = 3");
        QTest::newRow("a payload gone") << leaf + QStringLiteral("body = NULL WHERE seq = 3");
        QTest::newRow("a leaf gone") << QStringLiteral("DELETE FROM base_log_leaf WHERE seq = 3");
        QTest::newRow("the tail cut") << QStringLiteral("DELETE FROM base_log_leaf WHERE seq = 19");
        QTest::newRow("the key gone") << QStringLiteral("DELETE FROM base_log_key");
    }
    void whatIsNoBackupIsRefused()
    {
        QFETCH(QString, sql);
        database().write([&sql](Transaction &transaction) { transaction.run(sql.toStdString()); });
        QVERIFY_EXCEPTION_THROWN(log().beginEpoch("a", "x", noon), std::runtime_error);
        QVERIFY(log().readOnly("a"));
    }

    void aForeignHeadIsRefused()
    {
        auto heads = m_heads;
        heads.begin()->second.replace(heads.begin()->second.find("\n32\n"), 4, "\n99\n");
        m_store->writeHeads(heads);
        QVERIFY_EXCEPTION_THROWN(log().beginEpoch("a", "x", noon), std::runtime_error);
        m_store->writeHeads({});
        QVERIFY_EXCEPTION_THROWN(log().beginEpoch("a", "x", noon), std::runtime_error);
    }

    void checkHoldsRowsAgainstLeaves()
    {
        log().beginEpoch("a", "The disk failed.", noon);
        for (const char *sql : {"UPDATE base_log_epoch SET lost_to = 21", "UPDATE base_log_epoch SET last_head = ''",
                                "DELETE FROM base_log_epoch"}) {
            database().write([sql](Transaction &transaction) { transaction.run(sql); });
            QVERIFY(!isWhole());
        }
    }

private:
    SignedLog &log() { return m_store->log(); }
    Database &database() { return m_store->database(); }
    void write(int count)
    {
        database().write([&](Transaction &transaction) {
            for (int i = 0; i < count; ++i)
                log().append(transaction, "a", noon, {"change", "[]", "{}"});
        });
    }
    Checkpoint head()
    {
        return decodeCheckpoint(openNote(log().head("a").value(), log().verifierKey("a").value()).value()).value();
    }
    bool isWhole()
    {
        bool rows = false;
        database().read([&rows](Connection &connection) { rows = checkEpochs(connection).empty(); });
        return rows && problemsOf(log().check()).empty();
    }

    std::unique_ptr<LogFixture> m_store;
    std::string m_head;
    std::string m_key;
    std::map<std::filesystem::path, std::string> m_heads;
};

QTEST_GUILESS_MAIN(TestLogEpochs)
#include "tst_log_epochs.moc"
