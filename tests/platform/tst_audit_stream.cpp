// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditrows.h"
#include "platform/auditapi/auditstream.h"
#include "platform/governance/decisionwriter.h"
#include "tests/platform/routesfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'770'379'200'000ms};

/// A client that reads until it is told to hang up.
class Reader final : public ReplySink
{
public:
    explicit Reader(RawReply reply)
        : m_reply(std::move(reply))
    {
        m_thread = std::thread([this] {
            m_whole = m_reply.stream(*this);
            m_reply.stream = {};
            m_ended = true;
        });
    }
    ~Reader() override
    {
        m_serverEnds = true;
        m_thread.join();
    }
    bool write(std::string_view bytes) override
    {
        const std::scoped_lock lock(m_mutex);
        m_text += bytes;
        return !m_gone;
    }
    bool goesOn() const override { return !m_serverEnds; }
    void hangUp() { m_gone = true; }
    void endServer() { m_serverEnds = true; }
    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] QByteArray text() const
    {
        const std::scoped_lock lock(m_mutex);
        return QByteArray::fromStdString(m_text);
    }
    [[nodiscard]] QList<QByteArray> ids() const
    {
        QList<QByteArray> ids;
        for (const QByteArray &line : text().split('\n')) {
            if (line.startsWith("id: "))
                ids += line.mid(4);
        }
        return ids;
    }

private:
    RawReply m_reply;
    mutable std::mutex m_mutex;
    std::string m_text;
    std::atomic<bool> m_gone = false;
    std::atomic<bool> m_serverEnds = false;
    std::atomic<bool> m_ended = false;
    std::atomic<bool> m_whole = false;
    std::thread m_thread;
};

} // namespace

class TestAuditStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_platform = std::make_unique<RoutesFixture>([this](ChainFixture &fixture) {
            m_stream = std::make_unique<AuditStream>(fixture.database(), fixture.log(), fixture.people, fixture.roles,
                                                     AuditStream::Limits{2, 3, 30ms, 5ms});
            return std::vector<Route>{m_stream->route()};
        });
        decide("a", 3);
        decide("b", 3);
    }
    void cleanup()
    {
        m_platform.reset();
        m_stream.reset();
    }

    void newDecisionsArrive()
    {
        Reader reader(open());
        QTRY_VERIFY(reader.text().startsWith("retry: 3000\n\n"));
        decide("b", 2);
        decide("a", 1);
        decide("a", 2);
        QTRY_COMPARE(reader.ids(), (QList<QByteArray>{"3", "4", "5"}));
        const QByteArray text = reader.text();
        const qsizetype begin = text.indexOf("data: ") + 6;
        const QByteArray data = text.mid(begin, text.indexOf('\n', begin) - begin);
        const auto row = atalaya::contract::decodeAuditRow(nlohmann::json::parse(data.toStdString()));
        QVERIFY(row && row->seq == 3 && row->reason == "Porque\nsí.");
    }

    void itGoesOnAfterTheLastOne()
    {
        Reader reader(open({{"last-event-id", "0"}}));
        QTRY_COMPARE(reader.ids(), (QList<QByteArray>{"1", "2"}));
        decide("a", 1);
        QTRY_COMPARE(reader.ids(), (QList<QByteArray>{"1", "2", "3"}));
    }

    void manyAreSentInPages()
    {
        decide("a", 1200);
        Reader reader(open({{"last-event-id", "0"}}, "?limit=1100"));
        QTRY_VERIFY(reader.ended());
        QVERIFY(reader.whole());
        const auto ids = reader.ids();
        QCOMPARE(ids.size(), qsizetype{1100});
        for (qsizetype i = 0; i < ids.size(); ++i)
            QCOMPARE(ids[i].toLongLong(), i + 1);
    }

    void leavesOfOtherKindsAreNoEvents()
    {
        Reader reader(open());
        m_platform->database().write([this](Transaction &transaction) {
            m_platform->log().append(transaction, "a", noon, {"change", "[]", "{}"});
        });
        decide("a", 1);
        QTRY_COMPARE(reader.ids(), QList<QByteArray>{"4"});
    }

    void silenceIsBroken()
    {
        Reader reader(open());
        QTRY_VERIFY(reader.text().count("\n:\n") >= 3);
    }

    void itEndsWithTheSession()
    {
        Reader reader(open());
        QTRY_VERIFY(!reader.text().isEmpty());
        m_platform->people.tokens.erase("COMPLIANCE@a");
        QTRY_VERIFY(reader.ended());
        decide("a", 1);
        QVERIFY(reader.ids().isEmpty());
    }

    void itEndsWithTheToken()
    {
        m_platform->people.expired.insert("COMPLIANCE@a");
        m_platform->people.expired.clear();
        Reader reader(open());
        QTRY_VERIFY(!reader.text().isEmpty());
        m_platform->people.expired.insert("COMPLIANCE@a");
        QTRY_VERIFY(reader.ended() && reader.whole());
    }

    void itEndsWithThePermission()
    {
        Reader reader(open());
        QTRY_VERIFY(!reader.text().isEmpty());
        m_platform->database().write([](Transaction &transaction) {
            transaction.run("INSERT INTO base_role_overrides (tenant_id, role, permission, granted)"
                            " VALUES ('a', 'COMPLIANCE', 'audit:view', 0)");
        });
        QTRY_VERIFY(reader.ended());
        QCOMPARE(open().status, 403);
    }

    void itEndsWithTheServer()
    {
        Reader reader(open());
        reader.endServer();
        QTRY_VERIFY(reader.ended() && reader.whole());
    }

    void streamsAreCounted()
    {
        {
            Reader one(open());
            Reader two(open());
            const RawReply third = open();
            QCOMPARE(third.status, 429);
            QCOMPARE(ChainFixture::inner(third)["code"].get<std::string>(), std::string("too_many_streams"));
            Reader other(m_platform->get(path(), "ADMIN@a"));
            QCOMPARE(m_platform->get(path(), "ADMIN@b").status, 503);
            one.hangUp();
            QTRY_VERIFY(one.ended());
            QVERIFY(!one.whole());
            Reader again(m_platform->get(path(), "COMPLIANCE@b"));
        }
        for (int i = 0; i < 10; ++i)
            Reader reader(open()); // every seat is free again
    }

    void wrongQuestions_data()
    {
        QTest::addColumn<QString>("lastEvent");
        QTest::newRow("not a number") << "x";
        QTest::newRow("negative") << "-1";
        QTest::newRow("beyond the head") << "3";
        QTest::newRow("too long") << "99999999999999999999";
    }
    void wrongQuestions()
    {
        QFETCH(QString, lastEvent);
        QCOMPARE(open({{"last-event-id", lastEvent.toStdString()}}).status, 400);
        Reader one(open());
        Reader two(open()); // refused ones keep no seat
    }

    void whoMay()
    {
        QCOMPARE(m_platform->get(path(), "MANAGER@a").status, 403);
        QCOMPARE(m_platform->get(path(), "nobody").status, 401);
        const RawReply reply = open();
        QCOMPARE(reply.headers.at("X-Tenant-ID"), std::string("a"));
        QCOMPARE(reply.headers.at("Cache-Control"), std::string("no-store"));
        QCOMPARE(reply.contentType, std::string("text/event-stream"));
    }

private:
    static std::string path() { return "/api/admin/audit/stream"; }
    RawReply open(std::map<std::string, std::string> headers = {}, const std::string &query = {})
    {
        return m_platform->get(path() + query, "COMPLIANCE@a", std::move(headers));
    }
    void decide(const std::string &tenant, int count)
    {
        Decision decision;
        decision.agent = "crédito";
        decision.reason = "Porque\nsí.";
        m_platform->database().write([&](Transaction &transaction) {
            recordDecisions(transaction, m_platform->log(), tenant, noon, [&](DecisionWriter &writer) {
                for (int i = 0; i < count; ++i)
                    writer.write(noon, decision);
            });
        });
    }

    std::unique_ptr<AuditStream> m_stream;
    std::unique_ptr<RoutesFixture> m_platform;
};

QTEST_GUILESS_MAIN(TestAuditStream)
#include "tst_audit_stream.moc"
