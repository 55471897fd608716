// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/store/migrations.h"
#include "platform/store/sqliteconnection.h"
#include "platform/store/tenantviews.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <array>

using namespace atalaya::platform;

namespace {

constexpr std::array schema{
    Migration{1, "tables", R"(
        CREATE TABLE base_tenants (tenant_id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE base_notes (
            tenant_id TEXT NOT NULL REFERENCES base_tenants (tenant_id),
            id TEXT NOT NULL,
            text TEXT NOT NULL DEFAULT 'empty',
            size INTEGER GENERATED ALWAYS AS (length(text)),
            PRIMARY KEY (tenant_id, id)) WITHOUT ROWID;
        CREATE TABLE secrets (id TEXT PRIMARY KEY, value TEXT);
        INSERT INTO secrets VALUES ('k', 'system');
        INSERT INTO base_tenants VALUES ('a', 'Alfa'), ('b', 'Beta');
        INSERT INTO base_notes (tenant_id, id, text)
        VALUES ('a', '1', 'alfa one'), ('a', '2', 'alfa two'), ('b', '1', 'beta one'), ('b', '3', 'beta three');)"},
};

} // namespace

class StoreWallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void seesOwnRowsOnly();
    void bypassIsRefused_data();
    void bypassIsRefused();
    void vacuumIsRefused();
    void authorizerAloneHolds_data();
    void authorizerAloneHolds();
    void insertsForItselfOnly();
    void cannotMoveOrTouchForeignRows();
    void defaultsAndKeysWorkThroughTheView();
    void aReadCannotWrite();
    void systemScopeCanActForOneTenant();
    void keysMustBeginWithTheTenant_data();
    void keysMustBeginWithTheTenant();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::string m_path;
    TenantTables m_tables;
    std::unique_ptr<SqliteConnection> m_system;
    std::unique_ptr<SqliteConnection> m_tenant;
};

void StoreWallTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("wall.db")).toStdString();
    sqlite3 *handle = openSqlite(m_path);
    const std::string nobody;
    TenantWall::addFunction(handle, &nobody);
    migrate(handle, schema);
    m_tables = tenantTables(handle);
    sqlite3_close_v2(handle);
    m_system = std::make_unique<SqliteConnection>(m_path, SqliteConnection::Scope::System, m_tables);
    m_tenant = std::make_unique<SqliteConnection>(m_path, SqliteConnection::Scope::Tenant, m_tables);
    m_tenant->setTenant("a");
}

void StoreWallTest::cleanup()
{
    m_tenant.reset();
    m_system.reset();
}

void StoreWallTest::seesOwnRowsOnly()
{
    m_tenant->beginRead();
    QCOMPARE(m_tenant->rows("SELECT id FROM notes").size(), 2U);
    QCOMPARE(m_tenant->row("SELECT count(*) FROM notes WHERE id = ?", {"3"})->integer(0), 0);
    QCOMPARE(m_tenant->row("SELECT n.text FROM notes AS n WHERE n.id = '1'")->text(0), "alfa one");
    QCOMPARE(m_tenant->row("SELECT name FROM tenants")->text(0), "Alfa");
    QCOMPARE(m_tenant->row("SELECT t.name FROM tenants t JOIN notes n USING (tenant_id) WHERE n.id = '2'")->text(0),
             "Alfa");
    m_tenant->rollback();
    // The same prepared statement serves the next tenant of this connection.
    m_tenant->setTenant("b");
    m_tenant->beginRead();
    QCOMPARE(m_tenant->row("SELECT n.text FROM notes AS n WHERE n.id = '1'")->text(0), "beta one");
    m_tenant->rollback();
    m_tenant->setTenant({});
    m_tenant->beginRead();
    QCOMPARE(m_tenant->rows("SELECT id FROM notes").size(), 0U);
    m_tenant->rollback();
}

void StoreWallTest::bypassIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    const bool authorizerAlone = QByteArray(QTest::currentTestFunction()).startsWith("authorizer");
    const auto add = [](const char *name, const char *sql) {
        QTest::newRow(name) << QString::fromLatin1(sql);
    };
    const auto addForText = [&](const char *name, const char *sql) {
        if (!authorizerAlone)
            add(name, sql);
    };
    add("base table", "SELECT * FROM base_notes");
    add("quoted", "SELECT * FROM \"base_notes\"");
    add("bracketed, upper case", "SELECT * FROM [BASE_NOTES]");
    add("with schema", "SELECT * FROM main.base_notes");
    add("union", "SELECT id FROM notes UNION SELECT id FROM base_notes");
    add("subquery", "SELECT (SELECT group_concat(text) FROM base_notes)");
    addForText("CTE with the view's name", "WITH notes AS (SELECT * FROM base_notes) SELECT * FROM notes");
    addForText("CTE with a trigger's name",
               "WITH wall_update_notes AS (SELECT * FROM base_notes) SELECT * FROM wall_update_notes");
    add("system table", "SELECT value FROM secrets");
    add("migrations", "SELECT * FROM migrations");
    add("schema", "SELECT sql FROM sqlite_schema");
    add("schema, old name", "SELECT sql FROM sqlite_master");
    addForText("write the schema", "UPDATE sqlite_master SET sql = 'x'");
    add("pragma", "PRAGMA table_info(notes)");
    add("pragma write", "PRAGMA writable_schema = 1");
    add("pragma function", "SELECT * FROM pragma_table_list");
    addForText("page table", "SELECT data FROM sqlite_dbpage");
    add("statistics", "SELECT * FROM dbstat");
    add("attach", "ATTACH '/tmp/other.db' AS other");
    add("attach memory", "ATTACH ':memory:' AS other");
    add("create view", "CREATE VIEW mine AS SELECT 1");
    add("create temp view", "CREATE TEMP VIEW notes AS SELECT 1");
    add("create trigger", "CREATE TEMP TRIGGER t INSTEAD OF DELETE ON notes BEGIN SELECT 1; END");
    add("create table", "CREATE TABLE t AS SELECT 1");
    add("create virtual table", "CREATE VIRTUAL TABLE temp.t USING fts5(x)");
    add("drop view", "DROP VIEW notes");
    add("alter", "ALTER TABLE base_notes RENAME TO notes2");
    add("insert", "INSERT INTO base_notes (tenant_id, id, text) VALUES ('b', '9', 'x')");
    add("update", "UPDATE base_notes SET text = 'x'");
    add("delete", "DELETE FROM base_notes");
    addForText("update from", "UPDATE notes SET text = b.text FROM base_notes AS b");
    add("load extension", "SELECT load_extension('x')");
    add("end the transaction", "COMMIT");
    add("savepoint", "SAVEPOINT s");
    addForText("two statements", "SELECT 1; SELECT 2");
    add("analyze", "ANALYZE");
    add("reindex", "REINDEX");
}

void StoreWallTest::bypassIsRefused()
{
    QFETCH(QString, sql);
    m_tenant->beginWrite();
    bool refused = false;
    try {
        (void)m_tenant->run(sql.toStdString());
    } catch (const StoreError &error) {
        // Any other error, of syntax for example, would prove nothing.
        refused = error.kind() == StoreError::Kind::Refused;
        if (!refused)
            qWarning("%s", error.what());
    }
    m_tenant->rollback();
    QVERIFY(refused);
}

void StoreWallTest::vacuumIsRefused()
{
    const std::string target = m_path + ".vacuum";
    for (const std::string &sql : {std::string("VACUUM"), "VACUUM INTO '" + target + "'"})
        QVERIFY_EXCEPTION_THROWN((void)m_tenant->run(sql), StoreError);
    QVERIFY(!QFile::exists(QString::fromStdString(target)));
}

void StoreWallTest::authorizerAloneHolds_data()
{
    bypassIsRefused_data();
}

/// The check of the text is the outer of two rings; without it the authorizer refuses all but what carries the view's
/// name into its context.
void StoreWallTest::authorizerAloneHolds()
{
    QFETCH(QString, sql);
    sqlite3 *handle = openSqlite(m_path);
    const std::string tenant = "a";
    TenantWall wall(m_tables);
    TenantWall::addFunction(handle, &tenant);
    wall.guard(handle, &tenant);
    const int code = sqlite3_exec(handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    sqlite3_close_v2(handle);
    QVERIFY(code != SQLITE_OK);
    QVERIFY(wall.takeRefused());
}

void StoreWallTest::insertsForItselfOnly()
{
    m_tenant->beginWrite();
    QCOMPARE(m_tenant->run("INSERT INTO notes (id, text) VALUES (?, ?)", {"5", "mine"}), 1);
    QCOMPARE(m_tenant->run("INSERT INTO notes (tenant_id, id, text) VALUES ('a', '6', 'mine too')"), 1);
    QVERIFY_EXCEPTION_THROWN((void)m_tenant->run("INSERT INTO notes (tenant_id, id, text) VALUES ('b', '7', 'x')"),
                             StoreError);
    m_tenant->commit();
    m_system->beginRead();
    QCOMPARE(m_system->row("SELECT count(*) FROM base_notes WHERE tenant_id = 'b'")->integer(0), 2);
    QCOMPARE(m_system->row("SELECT count(*) FROM base_notes WHERE tenant_id = 'a'")->integer(0), 4);
    m_system->rollback();
}

void StoreWallTest::cannotMoveOrTouchForeignRows()
{
    m_tenant->beginWrite();
    QVERIFY_EXCEPTION_THROWN((void)m_tenant->run("UPDATE notes SET tenant_id = 'b' WHERE id = '2'"), StoreError);
    QCOMPARE(m_tenant->run("UPDATE notes SET text = 'changed' WHERE tenant_id = 'b'"), 0);
    QCOMPARE(m_tenant->run("UPDATE notes SET text = 'changed'"), 2);
    QCOMPARE(m_tenant->run("DELETE FROM notes WHERE id = '3'"), 0);
    QCOMPARE(m_tenant->run("DELETE FROM notes"), 2);
    m_tenant->commit();
    m_system->beginRead();
    const auto rows = m_system->rows("SELECT text FROM base_notes ORDER BY id");
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].text(0), "beta one");
    QCOMPARE(rows[1].text(0), "beta three");
    m_system->rollback();
}

void StoreWallTest::defaultsAndKeysWorkThroughTheView()
{
    m_tenant->beginWrite();
    QCOMPARE(m_tenant->run("INSERT INTO notes (id) VALUES ('5')"), 1);
    const auto row = m_tenant->row("SELECT text, size FROM notes WHERE id = '5'");
    QCOMPARE(row->text(0), "empty");
    QCOMPARE(row->integer(1), 5);
    try {
        (void)m_tenant->run("INSERT INTO notes (id) VALUES ('5')");
        QFAIL("the key was taken");
    } catch (const StoreError &error) {
        QCOMPARE(error.kind(), StoreError::Kind::Constraint);
    }
    QCOMPARE(m_tenant->run("INSERT OR IGNORE INTO notes (id) VALUES ('5')"), 0);
    QCOMPARE(m_tenant->run("INSERT OR REPLACE INTO notes (id, text) VALUES ('5', 'new')"), 1);
    QCOMPARE(m_tenant->row("SELECT text FROM notes WHERE id = '5'")->text(0), "new");
    m_tenant->rollback();
}

void StoreWallTest::aReadCannotWrite()
{
    m_tenant->beginRead();
    QVERIFY_EXCEPTION_THROWN((void)m_tenant->rows("DELETE FROM notes"), StoreError);
    m_tenant->rollback();
    m_system->beginRead();
    QVERIFY_EXCEPTION_THROWN((void)m_system->rows("DELETE FROM base_notes"), StoreError);
    m_system->rollback();
}

void StoreWallTest::systemScopeCanActForOneTenant()
{
    m_system->beginWrite();
    m_system->inTenant("b", [this] {
        QCOMPARE(m_system->rows("SELECT * FROM notes").size(), 2U);
        QCOMPARE(m_system->run("INSERT INTO notes (id, text) VALUES ('8', 'eight')"), 1);
    });
    QCOMPARE(m_system->rows("SELECT * FROM notes").size(), 0U);
    QCOMPARE(m_system->row("SELECT tenant_id FROM base_notes WHERE id = '8'")->text(0), "b");
    m_system->commit();
    m_tenant->beginWrite();
    m_tenant->inTenant("a", [this] { QCOMPARE(m_tenant->rows("SELECT * FROM notes").size(), 2U); });
    QVERIFY_EXCEPTION_THROWN(m_tenant->inTenant("b", [] {}), StoreError);
    m_tenant->rollback();
}

void StoreWallTest::keysMustBeginWithTheTenant_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("primary") << "CREATE TABLE base_x (id TEXT PRIMARY KEY, tenant_id TEXT)";
    QTest::newRow("none") << "CREATE TABLE base_x (tenant_id TEXT, id TEXT)";
    QTest::newRow("unique") << "CREATE TABLE base_x (tenant_id TEXT, id TEXT, m TEXT UNIQUE, PRIMARY KEY (tenant_id))";
    QTest::newRow("foreign") << "CREATE TABLE base_x (tenant_id TEXT PRIMARY KEY, s TEXT REFERENCES secrets (id))";
}

void StoreWallTest::keysMustBeginWithTheTenant()
{
    QFETCH(QString, table);
    const std::string sql = table.toStdString();
    const std::array both{schema[0], Migration{2, "wrong", sql}};
    sqlite3 *handle = openSqlite(m_path);
    const std::string nobody;
    TenantWall::addFunction(handle, &nobody);
    QVERIFY_EXCEPTION_THROWN(migrate(handle, both), StoreError);
    sqlite3_close_v2(handle);
    // Nothing of the failed step is left, and the views of before are back.
    m_tenant->beginRead();
    QCOMPARE(m_tenant->rows("SELECT id FROM notes").size(), 2U);
    m_tenant->rollback();
}

QTEST_APPLESS_MAIN(StoreWallTest)
#include "tst_storewall.moc"
