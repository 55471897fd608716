// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/store/database.h"
#include "platform/store/migrations.h"
#include "platform/store/sqliteconnection.h"
#include "platform/tenancy/tenantscope.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <array>
#include <atomic>
#include <thread>

using namespace atalaya::platform;

namespace {

void addTenant(Transaction &transaction, const std::string &id)
{
    (void)transaction.run("INSERT INTO base_tenants (tenant_id, slug, name, industry, tier, currency, time_zone, "
                          "created_at) VALUES (?, ?, 'Name', 'LEGAL', 'BASIC', 'EUR', 'Europe/Madrid', 0)",
                          {id, id});
}

std::int64_t countTenants(Database &database)
{
    std::int64_t count = 0;
    database.read([&count](Connection &c) { count = c.row("SELECT count(*) FROM base_tenants")->integer(0); });
    return count;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void fileIsPrivate();
    void valuesComeBackAsTheyWent();
    void aThrowRollsBack();
    void hooksRunAfterCommitInOrder();
    void aWriteInsideAWriteIsRefused();
    void manyWritersAllSucceed();
    void aReadIsOneSnapshot();
    void reopeningKeepsDataAndChecksMigrations();
    void copyIsWholeAndNeverOverwrites();
    void damagedFileIsReported();
    void fullDiskIsReported();
    void tenantScopeSeesItsOwnTenant();
    void statementsAreReentrant();

private:
    [[nodiscard]] std::string path() const { return m_dir->filePath(QStringLiteral("store.db")).toStdString(); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void StoreTest::fileIsPrivate()
{
    Database database(path());
    database.write([](Transaction &t) { addTenant(t, "a"); });
    for (const char *suffix : {"", "-wal", "-shm"}) {
        const QFile file(QString::fromStdString(path() + suffix));
        QVERIFY2(file.exists(), suffix);
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
}

void StoreTest::valuesComeBackAsTheyWent()
{
    Database database(path());
    const std::string bytes("\0\x01\xff", 3);
    const std::string text("a\0ñ", 4);
    database.read([&](Connection &c) {
        const auto row =
            c.row("SELECT ?, ?, ?, ?, ?, ?, 3.0", {nullptr, std::int64_t{1} << 60U, 0.25, text, Blob{bytes}, Blob{}});
        QVERIFY(row->isNull(0));
        QVERIFY(!row->maybeText(0));
        QCOMPARE(row->integer(1), std::int64_t{1} << 60U);
        QCOMPARE(row->real(2), 0.25);
        QCOMPARE(row->text(3), text);
        QCOMPARE(row->blob(4), bytes);
        QCOMPARE(row->blob(5), std::string());
        QCOMPARE(*row->maybeReal(6), 3.0);
        QVERIFY_EXCEPTION_THROWN((void)row->text(1), StoreError);
        QVERIFY_EXCEPTION_THROWN((void)row->integer(0), StoreError);
        QVERIFY_EXCEPTION_THROWN((void)row->integer(7), StoreError);
        QVERIFY_EXCEPTION_THROWN((void)c.row("SELECT ?", {}), StoreError);
        QVERIFY(!c.row("SELECT 1 WHERE 0"));
    });
}

void StoreTest::aThrowRollsBack()
{
    Database database(path());
    bool hook = false;
    QVERIFY_EXCEPTION_THROWN(database.write([&](Transaction &t) {
        addTenant(t, "a");
        t.afterCommit([&hook] { hook = true; });
        throw std::runtime_error("no");
    }),
                             std::runtime_error);
    QCOMPARE(countTenants(database), 0);
    QVERIFY(!hook);
    database.write([](Transaction &t) { addTenant(t, "a"); });
    QCOMPARE(countTenants(database), 1);
}

void StoreTest::hooksRunAfterCommitInOrder()
{
    Database database(path());
    std::string seen;
    database.write([&](Transaction &t) {
        addTenant(t, "a");
        t.afterCommit([&] { seen += std::to_string(countTenants(database)); });
        t.afterCommit([] { throw std::runtime_error("a failing hook does not undo the write"); });
        t.afterCommit([&] {
            database.write([](Transaction &inner) { addTenant(inner, "b"); });
            seen += std::to_string(countTenants(database));
        });
    });
    QCOMPARE(seen, "12");
}

void StoreTest::aWriteInsideAWriteIsRefused()
{
    Database database(path());
    const TenantScope scope = Operator::enter("a");
    database.write([&](Transaction &) {
        QVERIFY_EXCEPTION_THROWN(database.write([](Transaction &) {}), std::logic_error);
        QVERIFY_EXCEPTION_THROWN(database.write(scope, [](Transaction &) {}), std::logic_error);
    });
}

void StoreTest::manyWritersAllSucceed()
{
    Database database(path());
    database.write([](Transaction &t) { (void)t.run("CREATE TABLE counter (n INTEGER NOT NULL)"); });
    database.write([](Transaction &t) { (void)t.run("INSERT INTO counter VALUES (0)"); });
    constexpr int threads = 16;
    constexpr int rounds = 20;
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> pool;
        for (int i = 0; i < threads; ++i) {
            pool.emplace_back([&] {
                for (int round = 0; round < rounds; ++round) {
                    try {
                        database.write([](Transaction &t) {
                            const auto n = t.row("SELECT n FROM counter")->integer(0);
                            (void)t.run("UPDATE counter SET n = ?", {n + 1});
                        });
                    } catch (const StoreError &) {
                        ++failures;
                    }
                }
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    database.read([](Connection &c) { QCOMPARE(c.row("SELECT n FROM counter")->integer(0), threads * rounds); });
}

void StoreTest::aReadIsOneSnapshot()
{
    Database database(path());
    database.write([](Transaction &t) { addTenant(t, "a"); });
    database.read([&](Connection &c) {
        QCOMPARE(c.row("SELECT count(*) FROM base_tenants")->integer(0), 1);
        std::jthread([&] { database.write([](Transaction &t) { addTenant(t, "b"); }); }).join();
        QCOMPARE(c.row("SELECT count(*) FROM base_tenants")->integer(0), 1);
    });
    QCOMPARE(countTenants(database), 2);
}

void StoreTest::reopeningKeepsDataAndChecksMigrations()
{
    {
        Database database(path());
        database.write([](Transaction &t) { addTenant(t, "a"); });
    }
    {
        Database database(path());
        QCOMPARE(countTenants(database), 1);
        QVERIFY(database.problems().empty());
        database.write([](Transaction &t) { (void)t.run("UPDATE migrations SET digest = 'x' WHERE number = 1"); });
    }
    QVERIFY_EXCEPTION_THROWN(Database{path()}, StoreError);
    {
        sqlite3 *handle = openSqlite(path());
        const std::array none{Migration{999, "other", ""}};
        QVERIFY_EXCEPTION_THROWN(migrate(handle, none), StoreError);
        sqlite3_close_v2(handle);
    }
}

void StoreTest::copyIsWholeAndNeverOverwrites()
{
    Database database(path());
    database.write([](Transaction &t) { addTenant(t, "a"); });
    const std::string copy = path() + ".copy";
    database.copyTo(copy);
    QVERIFY_EXCEPTION_THROWN(database.copyTo(copy), StoreError);
    Database other(copy);
    QCOMPARE(countTenants(other), 1);
    QVERIFY(!(QFile(QString::fromStdString(copy)).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void StoreTest::damagedFileIsReported()
{
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    try {
        Database database(path());
        QFAIL("opened rubbish");
    } catch (const StoreError &error) {
        QCOMPARE(error.kind(), StoreError::Kind::Damaged);
    }
}

void StoreTest::fullDiskIsReported()
{
    Database database(path());
    try {
        database.write([](Transaction &t) {
            // SQLite answers a page limit exactly as it answers a full disk.
            (void)t.rows("PRAGMA max_page_count = 1");
            (void)t.run("CREATE TABLE big (bytes BLOB)");
            (void)t.run("INSERT INTO big VALUES (zeroblob(10000000))");
        });
        QFAIL("wrote beyond the limit");
    } catch (const StoreError &error) {
        QCOMPARE(error.kind(), StoreError::Kind::DiskFull);
    }
    QCOMPARE(countTenants(database), 0);
}

void StoreTest::tenantScopeSeesItsOwnTenant()
{
    Database database(path());
    database.write([](Transaction &t) {
        addTenant(t, "a");
        addTenant(t, "b");
    });
    database.read(Operator::enter("b"), [](Connection &c) {
        const auto rows = c.rows("SELECT tenant_id FROM tenants");
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].text(0), "b");
    });
    database.write(Operator::enter("b"), [](Transaction &t) { QCOMPARE(t.run("UPDATE tenants SET name = 'New'"), 1); });
    database.read(
        [](Connection &c) { QCOMPARE(c.row("SELECT name FROM base_tenants WHERE tenant_id = 'a'")->text(0), "Name"); });
    QVERIFY(database.hasTenantTable("tenants"));
    QVERIFY(!database.hasTenantTable("migrations"));
}

void StoreTest::statementsAreReentrant()
{
    Database database(path());
    database.write([](Transaction &t) {
        addTenant(t, "a");
        addTenant(t, "b");
    });
    int seen = 0;
    database.read([&seen](Connection &c) {
        const std::string sql = "SELECT tenant_id FROM base_tenants";
        c.each(sql, {}, [&](const Row &) {
            c.each(sql, {}, [&seen](const Row &) { return ++seen > 0; });
            return true;
        });
    });
    QCOMPARE(seen, 4);
}

QTEST_APPLESS_MAIN(StoreTest)
#include "tst_store.moc"
