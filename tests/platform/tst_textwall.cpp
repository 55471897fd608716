// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/store/database.h"
#include "platform/store/tenantwall.h"
#include "platform/store/texttables.h"
#include "platform/tenancy/tenantscope.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace atalaya::platform;

namespace {

/// Every name that SQLite makes of a table for free text. Ours keep no content; the wall does not rely on it.
constexpr std::array<const char *, 6> behind{"", "_content", "_data", "_docsize", "_idx", "_config"};

} // namespace

/// Tables for free text have no view before them: the wall between them is all there is.
class TextWallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<Database>(m_dir->filePath(QStringLiteral("text.db")).toStdString());
        m_store->write([](Transaction &transaction) {
            for (const char *tenant : {"a", "b"}) {
                transaction.run("CREATE VIRTUAL TABLE " + textTableOf(tenant) + " USING fts5 (words)");
                transaction.run("INSERT INTO " + textTableOf(tenant) + " (words) VALUES (?)",
                                {std::string("secret of ") + tenant});
            }
        });
    }
    void cleanupTestCase() { m_store.reset(); }

    void ownWordsAreFoundAndWritten()
    {
        const std::string table = textTableOf("a");
        for (int round = 0; round < 2; ++round) {
            m_store->write(Operator::enter("a"), [&](Transaction &transaction) {
                transaction.run("INSERT INTO " + table + " (words) VALUES ('more')");
            });
        }
        QCOMPARE(found("a", "SELECT count(*) FROM " + table + " WHERE " + table + " MATCH 'more'"), 2);
        QCOMPARE(found("a", "SELECT rowid FROM " + table + " WHERE " + table + " MATCH 'secret'"), 1);
        QCOMPARE(found("b", "SELECT count(*) FROM " + textTableOf("b")), 1);
    }

    void foreignWordsAreRefused_data()
    {
        QTest::addColumn<QString>("sql");
        const QString other = QString::fromStdString(textTableOf("b"));
        const QString own = QString::fromStdString(textTableOf("a"));
        for (const char *suffix : behind) {
            const QString table = other + QLatin1String(suffix);
            for (const char *pattern :
                 {"SELECT * FROM %1", "SELECT * FROM \"%1\"", "SELECT * FROM main.[%1]", "DELETE FROM %1",
                  "SELECT 1 UNION SELECT count(*) FROM %1", "WITH x AS (SELECT * FROM %1) SELECT 1 FROM x",
                  "INSERT INTO %1 DEFAULT VALUES", "DROP TABLE %1"}) {
                const QString sql = QString::fromLatin1(pattern).arg(table);
                QTest::newRow(qPrintable(sql.left(24) + QLatin1String(suffix))) << sql;
            }
            QTest::newRow(qPrintable(QStringLiteral("upper case") + QLatin1String(suffix)))
                << QStringLiteral("SELECT * FROM %1").arg(table.toUpper());
        }
        QTest::newRow("search") << QStringLiteral("SELECT rowid FROM %1 WHERE %1 MATCH 'secret'").arg(other);
        QTest::newRow("beside one's own")
            << QStringLiteral("SELECT 1 FROM %1, %2 WHERE %1 MATCH 'secret'").arg(own, other);
        QTest::newRow("vocabulary")
            << QStringLiteral("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, %1, row)").arg(other);
        QTest::newRow("own vocabulary")
            << QStringLiteral("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, %1, row)").arg(own);
        QTest::newRow("the prefix alone") << QStringLiteral("SELECT * FROM fulltext_");
        QTest::newRow("half a name") << QStringLiteral("SELECT * FROM %1").arg(own.chopped(4));
    }
    void foreignWordsAreRefused()
    {
        QFETCH(QString, sql);
        QVERIFY(refused("a", sql.toStdString()));
        // Nobody has no words at all.
        QVERIFY(refused("", sql.toStdString()));
    }

    /// A connection keeps its prepared statements when it goes on to the next tenant.
    void whatWasPreparedForAnotherIsRefused()
    {
        const std::string sql =
            "SELECT rowid FROM " + textTableOf("b") + " WHERE " + textTableOf("b") + " MATCH 'secret'";
        QCOMPARE(found("b", sql), 1);
        QVERIFY(refused("a", sql));
        QCOMPARE(found("b", sql), 1);
    }

    /// Without the check of the text, by SQLite's own account of what a statement touches.
    void authorizerAloneHolds_data() { foreignWordsAreRefused_data(); }
    void authorizerAloneHolds()
    {
        QFETCH(QString, sql);
        sqlite3 *handle = nullptr;
        sqlite3_open(m_dir->filePath(QStringLiteral("text.db")).toUtf8().constData(), &handle);
        const std::string tenant = "a";
        const TenantTables none;
        TenantWall wall(none);
        TenantWall::addFunction(handle, &tenant);
        wall.guard(handle, &tenant);
        const int code = sqlite3_exec(handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr);
        sqlite3_close_v2(handle);
        QVERIFY(code != SQLITE_OK);
    }

    void namesAreReadAsTheyAre()
    {
        const std::string own = textTableOf("a");
        QVERIFY(namesOnlyTextTablesOf("a", "SELECT 1"));
        QVERIFY(namesOnlyTextTablesOf("a", "SELECT * FROM " + own + "_data, " + own));
        QVERIFY(!namesOnlyTextTablesOf("a", "SELECT * FROM " + own + ", " + textTableOf("b")));
        QVERIFY(!namesOnlyTextTablesOf("a", "SELECT * FROM FullText_x"));
        QVERIFY(!namesOnlyTextTablesOf("a", "SELECT 'fulltext_"));
        QVERIFY(textTableOf("a") != textTableOf("A"));
    }

private:
    std::int64_t found(const char *tenant, const std::string &sql)
    {
        std::int64_t number = -1;
        m_store->read(Operator::enter(tenant), [&](Connection &connection) {
            connection.eachInteger(sql, {}, [&number](std::int64_t value) {
                number = value;
                return true;
            });
        });
        return number;
    }
    bool refused(const char *tenant, const std::string &sql)
    {
        try {
            m_store->write(Operator::enter(tenant), [&](Transaction &transaction) { (void)transaction.run(sql); });
        } catch (const StoreError &error) {
            if (error.kind() == StoreError::Kind::Refused)
                return true;
            qWarning("%s", error.what());
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_store;
};

QTEST_GUILESS_MAIN(TextWallTest)
#include "tst_textwall.moc"
