// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/notificationsapi.h"
#include "api/net/operationlog.h"
#include "tests/support/futures.h"
#include "tests/support/goldenreply.h"
#include "tests/support/servedcache.h"

#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

constexpr auto kList = "GET /api/admin/notifications";
constexpr auto kRead = "POST /api/admin/notifications/ntf-2/read";
constexpr auto kReadAll = "POST /api/admin/notifications/read-all";

FakeReply answer()
{
    return goldenReply(QStringLiteral("notification-list")).with("ETag", "\"one\"");
}

FakeReply empty()
{
    FakeReply reply;
    reply.status = 204;
    return reply.with("X-Tenant-ID", "t-1");
}

} // namespace

/// What is asked, by whom, and what marking sends; the answers are the contract's.
class TestNotificationsApi : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("COMPLIANCE"));
        m_api = std::make_unique<NotificationsApi>(m_cached.get());
    }
    void cleanup()
    {
        m_api.reset();
        end();
    }

    void whatDidNotChangeIsNotSentAgain()
    {
        FakeReply same;
        same.status = 304;
        m_server->script(kList, {answer(), same.with("X-Tenant-ID", "t-1").with("ETag", "\"one\"")});
        const auto first = waitFor(m_api->notifications(true));
        QVERIFY2(first, reason(first));
        QCOMPARE(first->value.unread, std::int64_t{3});
        const auto again = waitFor(m_api->notifications(true));
        QVERIFY2(again, reason(again));
        QCOMPARE(m_server->last(kList).headers.value("if-none-match"), "\"one\"");
        QCOMPARE(again->value, first->value);
        m_server->goAway();
        const auto kept = waitFor(m_api->notifications(false));
        QVERIFY2(kept, reason(kept));
        QVERIFY(kept->stale);
    }

    void onlyWhatSomebodyAskedForIsListed()
    {
        m_server->script(kList, {answer()});
        QSignalSpy started(m_client->operations(), &OperationLog::started);
        QVERIFY(waitFor(m_api->notifications(true)));
        QCOMPARE(started.size(), 0);
        QVERIFY(waitFor(m_api->notifications(false)));
        QCOMPARE(started.size(), 1);
        QCOMPARE(started.first().first().value<Operation>().label, "notifications.load");
    }

    void markingSaysWhich()
    {
        m_server->script(kRead, {empty()});
        m_server->script(kReadAll, {empty()});
        const auto one = waitFor(m_api->markRead(QStringLiteral("ntf-2")));
        QVERIFY2(one, reason(one));
        QVERIFY(m_server->last(kRead).headers.contains("idempotency-key"));
        QVERIFY(m_server->last(kRead).body.isEmpty());
        const contract::Instant until{std::chrono::milliseconds(1'770'197'640'250)};
        const auto all = waitFor(m_api->markAllRead(until));
        QVERIFY2(all, reason(all));
        QCOMPARE(m_server->last(kReadAll).body, R"({"until":"2026-02-04T09:34:00.250Z"})");
    }

    void oneThatIsGoneIsNotFound()
    {
        m_server->script(kRead, {FakeReply::error(404, "not_found")});
        const auto one = waitFor(m_api->markRead(QStringLiteral("ntf-2")));
        QVERIFY(!one);
        QCOMPARE(one.error().kind, ApiError::Kind::NotFound);
    }

private:
    std::unique_ptr<NotificationsApi> m_api;
};

QTEST_GUILESS_MAIN(TestNotificationsApi)
#include "tst_notificationsapi.moc"
