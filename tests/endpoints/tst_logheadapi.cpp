// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/logheadapi.h"
#include "tests/support/futures.h"
#include "tests/support/servedcache.h"

#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto kHead = "GET /api/admin/audit/log/head";

FakeReply head(int size)
{
    FakeReply reply;
    reply.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                     {"X-Tenant-ID", "t-1"},
                     {"Cache-Control", "private, no-cache"},
                     {"ETag", "\"h" + QByteArray::number(size) + '"'}};
    reply.body = "here/t/t-1/0\n" + QByteArray::number(size) + '\n' + QByteArray(43, 'A') + "=\n\n\u2014 here c2ln\n";
    return reply;
}

} // namespace

class TestLogHeadApi : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("MANAGER"), 300ms);
        m_api = std::make_unique<LogHeadApi>(m_cached.get());
        m_server->script(kHead, {head(4812), head(4813)});
    }
    void cleanup()
    {
        m_api.reset();
        end();
    }

    void itIsAskedForEveryTime()
    {
        QCOMPARE(read()->value.size, 4812);
        const auto again = read();
        QCOMPARE(again->value.size, 4813);
        QCOMPARE(again->fetchedAt, m_now);
        QVERIFY(!again->stale);
        QCOMPARE(m_server->last(kHead).headers.value("if-none-match"), "\"h4812\"");
    }

    void whatIsUnchangedIsOfNow()
    {
        QVERIFY(read());
        FakeReply unchanged;
        unchanged.status = 304;
        m_server->script(kHead, {unchanged.with("X-Tenant-ID", "t-1")});
        m_now = m_now.addSecs(3600);
        const auto again = read();
        QVERIFY2(again, reason(again));
        QCOMPARE(again->value.size, 4812);
        QCOMPARE(again->fetchedAt, m_now);
    }

    void outOfReachItIsTheLastOneDated()
    {
        QVERIFY(read());
        m_server->goAway();
        m_now = m_now.addDays(1);
        const auto kept = read();
        QVERIFY2(kept, reason(kept));
        QCOMPARE(kept->value, (contract::LogHead{"here/t/t-1/0", 4812, std::string(43, 'A') + '='}));
        QCOMPARE(kept->fetchedAt, m_now.addDays(-1));
        QVERIFY(kept->stale && kept->problem && kept->problem->isUnreachable());
    }

    void outOfReachAndNeverReadItIsAnError()
    {
        m_server->goAway();
        const auto nothing = read();
        QVERIFY(!nothing);
        QVERIFY(nothing.error().isUnreachable());
    }

    void whatIsNoHeadIsNotKept()
    {
        FakeReply broken = head(1);
        broken.body = "here\nmany\n";
        m_server->script(kHead, {broken});
        QCOMPARE(read().error().kind, ApiError::Kind::BadResponse);
        m_server->goAway();
        QVERIFY(read().error().isUnreachable());
    }

private:
    Result<Dated<contract::LogHead>> read() { return waitFor(m_api->head()); }

    std::unique_ptr<LogHeadApi> m_api;
};

QTEST_GUILESS_MAIN(TestLogHeadApi)
#include "tst_logheadapi.moc"
