// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditstream.h"
#include "api/net/apiclient.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/fakeserver.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;
using State = AuditEvents::State;

Q_DECLARE_METATYPE(atalaya::tests::FakeReply)

namespace {

constexpr auto kStream = "GET /api/admin/audit/stream";

QByteArray written(std::int64_t seq)
{
    contract::AuditRow row;
    row.seq = seq;
    row.id = "dec-" + std::to_string(seq);
    return "id: " + QByteArray::number(static_cast<qlonglong>(seq)) +
           "\ndata: " + QByteArray::fromStdString(contract::dumpJson(contract::encode(row))) + "\n\n";
}

FakeReply stream(const QByteArray &body)
{
    FakeReply reply;
    reply.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"X-Tenant-ID", "t-1"}};
    reply.body = body;
    return reply;
}

} // namespace

class TestAuditStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_seqs.clear();
        m_server = std::make_unique<FakeServer>();
        m_client = std::make_unique<ApiClient>();
        m_client->setServer(m_server->url());
        m_client->setIdentity(
            {m_server->url(), QStringLiteral("u-1"), QStringLiteral("t-1"), QStringLiteral("COMPLIANCE")});
        begin({5ms, 20ms, 60s});
    }
    void cleanup()
    {
        m_stream.reset();
        m_client.reset();
    }

    void aBrokenLineIsTakenUpBehindTheLast()
    {
        m_server->script(kStream,
                         {stream(": hello\n\n" + written(8) + written(9)),
                          stream(written(9) + written(10) + "data: no JSON\n\n" + written(12)), FakeReply::silence()});
        m_stream->start(7);
        QCOMPARE(m_stream->state(), State::Connecting);
        QTRY_COMPARE(m_server->count(kStream), 3);
        QCOMPARE(m_seqs, (QList<qint64>{8, 9, 10, 12}));
        QCOMPARE(m_server->requests().at(0).headers.value("last-event-id"), "7");
        QCOMPARE(m_server->requests().at(1).headers.value("last-event-id"), "9");
        QCOMPARE(m_server->requests().at(2).headers.value("last-event-id"), "12");
        QCOMPARE(m_server->requests().at(0).headers.value("accept"), "text/event-stream");
        QCOMPARE(m_server->requests().at(0).headers.value("authorization"), "Bearer token");
        QCOMPARE(m_server->requests().at(0).headers.value("x-tenant-id"), "t-1");
        m_stream->stop();
        QCOMPARE(m_stream->state(), State::Off);
        QTRY_COMPARE(m_server->abandoned(), 1);
    }

    void fromNowOnNamesNoLeaf()
    {
        m_server->script(kStream, {FakeReply::silence()});
        m_stream->start(-1);
        QTRY_COMPARE(m_server->count(kStream), 1);
        QVERIFY(!m_server->last(kStream).headers.contains("last-event-id"));
    }

    void aSilentLineIsTakenForBroken()
    {
        begin({5ms, 20ms, 50ms});
        m_server->script(kStream, {FakeReply::silence()});
        m_stream->start(1);
        QTRY_VERIFY(m_server->count(kStream) >= 2);
        QTRY_VERIFY(m_server->abandoned() >= 1);
    }

    void whatMayMendIsTriedAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addRow("broken") << 500;
        QTest::addRow("away") << 503;
        QTest::addRow("busy") << 429;
    }
    void whatMayMendIsTriedAgain()
    {
        QFETCH(int, status);
        m_server->script(kStream, {FakeReply::error(status, "x").with("X-Tenant-ID", "t-1"), stream(written(3))});
        m_stream->start(1);
        QTRY_COMPARE(m_seqs.size(), 1);
    }

    void whatWillNotWorkIsSaid_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<int>("kind");
        QTest::addRow("forbidden") << FakeReply::error(403, "forbidden").with("X-Tenant-ID", "t-1")
                                   << int(ApiError::Kind::Forbidden);
        QTest::addRow("not there") << FakeReply::error(404, "not_found").with("X-Tenant-ID", "t-1")
                                   << int(ApiError::Kind::NotFound);
        QTest::addRow("no token is good")
            << FakeReply::error(401, "unauthenticated") << int(ApiError::Kind::Unauthenticated);
        QTest::addRow("another type") << FakeReply::data("{}", "t-1") << int(ApiError::Kind::BadResponse);
        FakeReply foreign = stream(written(3));
        foreign.headers[1].second = "t-2";
        QTest::addRow("another tenant") << foreign << int(ApiError::Kind::BadResponse);
    }
    void whatWillNotWorkIsSaid()
    {
        QFETCH(FakeReply, reply);
        QFETCH(int, kind);
        m_server->script(kStream, {reply});
        m_stream->start(1);
        QTRY_COMPARE(m_stream->state(), State::Refused);
        QCOMPARE(int(m_stream->error()->kind), kind);
        QVERIFY(m_seqs.isEmpty());
        // Asked once, and once more with a new token.
        QCOMPARE(m_server->count(kStream), kind == int(ApiError::Kind::Unauthenticated) ? 2 : 1);
    }

    void somebodyElseHearsNothing()
    {
        m_server->script(kStream, {FakeReply::silence()});
        m_stream->start(1);
        QTRY_COMPARE(m_server->count(kStream), 1);
        m_client->setIdentity(
            {m_server->url(), QStringLiteral("u-2"), QStringLiteral("t-2"), QStringLiteral("COMPLIANCE")});
        QCOMPARE(m_stream->state(), State::Off);
        QTRY_COMPARE(m_server->abandoned(), 1);
    }

private:
    void begin(const AuditStream::Pace &pace)
    {
        m_stream = std::make_unique<AuditStream>(m_client.get(), &m_someone, pace);
        connect(m_stream.get(), &AuditEvents::arrived, this,
                [this](const contract::AuditRow &row) { m_seqs.append(row.seq); });
    }

    AlwaysSignedIn m_someone;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<AuditStream> m_stream;
    QList<qint64> m_seqs;
};

QTEST_GUILESS_MAIN(TestAuditStream)
#include "tst_auditstream.moc"
