// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"
#include "api/cache/memorycache.h"
#include "api/cache/storedresponse.h"
#include "api/net/operationlog.h"
#include "tests/cache/cachefixture.h"
#include "tests/support/decodedthing.h"
#include "tests/support/futures.h"
#include "tests/support/servedcache.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto path = "/api/thing";

/// A number is a moment, in seconds from now.
QByteArray headerValue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(value.toInt());
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

/// The public tests of private caches, see docs/cache-conformance.md.
class TestCacheConformance : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(ATALAYA_TEST_DATA "/cache-conformance.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_rows = QJsonDocument::fromJson(file.readAll()).object()["rows"_L1].toArray();
        QVERIFY(m_rows.size() > 100);
    }

    // What is kept in a folder goes before the folder.
    void cleanup() { end(); }

    void theTableSaysWhatIsTested()
    {
        QFile file(QStringLiteral(ATALAYA_SOURCE_DIR "/docs/cache-conformance.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        int pass = 0;
        for (const QJsonValue &value : std::as_const(m_rows)) {
            const QJsonObject row = value.toObject();
            const QString why = row["notApplicable"_L1].toString();
            const QString result = why.isEmpty() ? u"pass"_s : u"not applicable: "_s + why;
            const QString line =
                u"| `%1` | %2 | %3 |"_s.arg(row["id"_L1].toString(), row["asks"_L1].toString(), result);
            QVERIFY2(lines.contains(line), qPrintable(line));
            pass += why.isEmpty() ? 1 : 0;
        }
        QCOMPARE(lines.filter(u"| `"_s).size(), m_rows.size());
        qInfo("%d rows driven twice, %d don't apply", pass, static_cast<int>(m_rows.size()) - pass);
    }

    void behaves_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<bool>("onDisk");
        for (const QJsonValue &value : std::as_const(m_rows)) {
            const QJsonObject row = value.toObject();
            if (row.contains("notApplicable"_L1))
                continue;
            const QByteArray id = row["id"_L1].toString().toUtf8();
            QTest::newRow((id + " (memory)").constData()) << row << false;
            QTest::newRow((id + " (disk)").constData()) << row << true;
        }
    }
    void behaves()
    {
        QFETCH(QJsonObject, row);
        QFETCH(bool, onDisk);
        start(onDisk);
        const QJsonObject limits = row["policy"_L1].toObject();
        m_policy.timeToLive = std::chrono::seconds(limits["timeToLive"_L1].toInt(864'000));
        m_policy.staleWhileRevalidate = std::chrono::seconds(limits["staleWhileRevalidate"_L1].toInt(0));
        const QJsonArray reads = row["reads"_L1].toArray();
        for (const QJsonValue &value : reads) {
            const QJsonObject read = value.toObject();
            m_next = read["answer"_L1].toObject();
            m_breaks = read["lineBreaks"_L1].toBool();
            if (read.contains("write"_L1))
                write(read["write"_L1].toString().toLatin1());
            else
                readOnce(read);
            if (QTest::currentTestFailed())
                return;
            const QJsonArray marks = row["leavesNothing"_L1].toArray();
            for (const QJsonValue &mark : marks)
                QVERIFY(!kept().contains(mark.toString().toLatin1()));
            QTRY_VERIFY(m_client->operations()->running().isEmpty());
            m_now = m_now.addSecs(read["thenSeconds"_L1].toInt());
        }
    }

private:
    void start(bool onDisk)
    {
        m_dir = quickFolder();
        std::unique_ptr<ResponseCache> cache;
        if (onDisk) {
            // Nothing in memory: every answer is read back from its record.
            DiskCache::Bounds bounds;
            bounds.memoryEntries = 0;
            auto disk = std::make_unique<DiskCache>(m_dir->filePath(u"cache"_s), bounds);
            disk->open(vaultKey());
            cache = std::move(disk);
        } else {
            cache = std::make_unique<MemoryCache>();
        }
        startAgain(u"MANAGER"_s, 30s, std::move(cache));
        m_now = QDateTime::currentDateTimeUtc();
        m_answered = 0;
        m_confirmed = 0;
        for (const QByteArray &verb : {"GET"_ba, "POST"_ba, "PUT"_ba, "DELETE"_ba})
            m_server->handle(verb + ' ' + path, [this](const FakeRequest &request) { return answer(request); });
    }

    /// The next answer has the next number, so that a reader sees which one it got.
    [[nodiscard]] FakeReply answer(const FakeRequest &request)
    {
        ++m_answered;
        const bool confirms = m_mayConfirm && request.headers.contains("if-none-match");
        FakeReply reply = FakeReply::data("{\"n\":" + QByteArray::number(m_answered) + '}', "t-1");
        reply.status = m_next["status"_L1].toInt(200);
        if (confirms) {
            ++m_confirmed;
            reply.status = 304;
            reply.body.clear();
        }
        const QJsonArray headers = m_next["headers"_L1].toArray();
        for (const QJsonValue &header : headers)
            reply.headers.append({header[0].toString().toLatin1(), headerValue(header[1])});
        return m_breaks ? reply.cut(0) : reply;
    }

    [[nodiscard]] Request request(const QString &query) const
    {
        Request request;
        request.path = QString::fromLatin1(path);
        request.query = QUrlQuery(query);
        request.label = "thing.load";
        return request;
    }

    void write(const QByteArray &verb)
    {
        Request request = this->request({});
        request.verb = verb == "POST" ? Verb::Post : verb == "PUT" ? Verb::Put : Verb::Delete;
        request.body = "{}";
        const auto written = waitFor(m_client->send(request));
        QVERIFY2(written, reason(written));
    }

    void readOnce(const QJsonObject &read)
    {
        const QString expected = read["expect"_L1].toString();
        m_mayConfirm = expected == u"confirmed";
        const int answeredBefore = m_answered;
        const int confirmedBefore = m_confirmed;
        const auto got = waitFor(
            m_cached->get(request(read["query"_L1].toString()), m_policy, decodeThing, read["renew"_L1].toBool()));
        if (expected == u"asked") {
            QCOMPARE(m_answered, answeredBefore + 1);
            QVERIFY2(!got || got->value.n == m_answered, reason(got));
        } else if (expected == u"refused") {
            QVERIFY(!got);
        } else if (expected == u"confirmed") {
            QVERIFY2(got, reason(got));
            QCOMPARE(m_confirmed, confirmedBefore + 1);
            QVERIFY(got->value.n <= answeredBefore);
        } else if (expected == u"reused") {
            QVERIFY2(got, reason(got));
            QVERIFY2(got->value.n <= answeredBefore && m_confirmed == confirmedBefore, "came from the server");
        } else {
            QVERIFY(expected.isEmpty());
        }
    }

    /// Everything that is kept of the answer.
    [[nodiscard]] QByteArray kept()
    {
        const auto found = m_cache->find(cacheKey(m_client->identity(), request({})));
        return found ? StoredResponse{*found, {}, 0}.encode() : QByteArray();
    }

    QJsonArray m_rows;
    CachePolicy m_policy;
    std::unique_ptr<QTemporaryDir> m_dir;
    QJsonObject m_next;
    bool m_breaks = false;
    bool m_mayConfirm = false;
    int m_answered = 0;
    int m_confirmed = 0;
};

QTEST_GUILESS_MAIN(TestCacheConformance)
#include "tst_cacheconformance.moc"
