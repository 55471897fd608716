// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/digest.h"
#include "platform/http/reply.h"
#include "tests/platform/chainfixture.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <semaphore>
#include <thread>

using namespace atalaya::platform;

namespace {

const std::string usualBody = R"({"n":1})";

} // namespace

/// A POST that is sent again is answered again and not done again.
class IdempotencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aKeyIsNeeded_data();
    void aKeyIsNeeded();
    void replaysTheAnswer();
    void anotherRequestUnderTheKeyIsRefused();
    void keysBelongToTheirOwner();
    void answersAreForgottenAfterADay();
    void errorsAreNotKept();
    void aRunningRequestIsNotRunTwice();
    void aLostAnswerIsNotDoneTwice();
    void anUnknownFailureIsNotDoneTwice();
    void anAnswerThatCannotBeKeptIsGiven();
    void theStoreCannotReadWhatItKeeps();
    void safePostsNeedNoKey();

private:
    [[nodiscard]] RawReply post(const std::string &key, const std::string &body = usualBody,
                                const std::string &token = "VIEWER@a", const std::string &target = "/things");
    std::unique_ptr<ChainFixture> m_fixture;
    std::atomic<int> m_runs = 0;
    std::atomic<bool> m_fail = false;
    std::function<void()> m_inside;
};

void IdempotencyTest::init()
{
    m_runs = 0;
    m_fail = false;
    m_inside = nullptr;
    Route things = testRoute("POST", "/things");
    things.handler = [this](const RequestContext &request) {
        const int run = ++m_runs;
        if (m_inside)
            m_inside();
        if (m_fail)
            throw httpError(409, "no", "Not now.");
        return secretReply(request, {{"run", run}, {"secret", "sk_live_very_secret"}}, 201);
    };
    Route others = things;
    others.pattern = "/others";
    Route safe = things;
    safe.pattern = "/query";
    safe.safe = true;
    m_fixture = std::make_unique<ChainFixture>(std::vector<Route>{things, others, safe});
}

RawReply IdempotencyTest::post(const std::string &key, const std::string &body, const std::string &token,
                               const std::string &target)
{
    ChainFixture::Call call{.method = "POST", .target = target, .token = token, .body = body};
    if (!key.empty())
        call.headers["idempotency-key"] = key;
    return m_fixture->call(call);
}

void IdempotencyTest::aKeyIsNeeded_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QString() << QStringLiteral("idempotency_key_required");
    QTest::newRow("short") << QStringLiteral("short") << QStringLiteral("idempotency_key_invalid");
    QTest::newRow("long") << QString(101, u'a') << QStringLiteral("idempotency_key_invalid");
    QTest::newRow("blank inside") << QStringLiteral("0123456789 abcdef") << QStringLiteral("idempotency_key_invalid");
}

void IdempotencyTest::aKeyIsNeeded()
{
    QFETCH(QString, key);
    QFETCH(QString, code);
    const RawReply reply = post(key.toStdString());
    QCOMPARE(reply.status, 400);
    QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), code.toStdString());
    QCOMPARE(m_runs.load(), 0);
}

void IdempotencyTest::replaysTheAnswer()
{
    const RawReply first = post("0123456789abcdef");
    const RawReply again = post("0123456789abcdef");
    QCOMPARE(first.status, 201);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.headers.at("Cache-Control"), "no-store");
    QCOMPARE(again.headers.at("Idempotency-Replayed"), "true");
    QVERIFY(!first.headers.contains("Idempotency-Replayed"));
    QCOMPARE(m_runs.load(), 1);
}

void IdempotencyTest::anotherRequestUnderTheKeyIsRefused()
{
    QCOMPARE(post("0123456789abcdef").status, 201);
    for (const RawReply &reply :
         {post("0123456789abcdef", R"({"n":2})"), post("0123456789abcdef", R"({"n":1})", "VIEWER@a", "/others")}) {
        QCOMPARE(reply.status, 409);
        QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), "idempotency_key_reused");
    }
    QCOMPARE(m_runs.load(), 1);
}

void IdempotencyTest::keysBelongToTheirOwner()
{
    for (const char *token : {"VIEWER@a", "MANAGER@a", "VIEWER@b"})
        QCOMPARE(post("0123456789abcdef", R"({"n":1})", token).status, 201);
    QCOMPARE(m_runs.load(), 3);
}

void IdempotencyTest::answersAreForgottenAfterADay()
{
    (void)post("0123456789abcdef");
    m_fixture->clock.advance(std::chrono::hours(24) - std::chrono::seconds(1));
    (void)post("0123456789abcdef");
    QCOMPARE(m_runs.load(), 1);
    m_fixture->clock.advance(std::chrono::seconds(1));
    (void)post("0123456789abcdef", R"({"n":2})");
    QCOMPARE(m_runs.load(), 2);
    m_fixture->database().read([](Connection &connection) {
        QCOMPARE(connection.row("SELECT count(*) FROM idempotency_keys")->integer(0), 1);
    });
}

void IdempotencyTest::errorsAreNotKept()
{
    m_fail = true;
    QCOMPARE(post("0123456789abcdef").status, 409);
    m_fail = false;
    QCOMPARE(post("0123456789abcdef").status, 201);
    QCOMPARE(m_runs.load(), 2);
}

void IdempotencyTest::aRunningRequestIsNotRunTwice()
{
    std::binary_semaphore entered(0);
    std::binary_semaphore leave(0);
    m_inside = [&] {
        entered.release();
        leave.acquire();
    };
    RawReply first;
    {
        const std::jthread thread([&] { first = post("0123456789abcdef"); });
        entered.acquire();
        const RawReply second = post("0123456789abcdef");
        leave.release();
        QCOMPARE(second.status, 409);
        QCOMPARE(ChainFixture::inner(second)["code"].get<std::string>(), "idempotency_in_progress");
        QVERIFY(ChainFixture::inner(second)["retryable"].get<bool>());
    }
    QCOMPARE(first.status, 201);
    QCOMPARE(post("0123456789abcdef").body, first.body);
    QCOMPARE(m_runs.load(), 1);
}

void IdempotencyTest::aLostAnswerIsNotDoneTwice()
{
    // What a process that dies in the middle of the work leaves behind is what is on disk during the work.
    std::vector<Row> reserved;
    m_inside = [&] {
        m_fixture->database().read([&](Connection &connection) {
            reserved = connection.rows("SELECT owner, key_hash, digest, answer, created_at FROM idempotency_keys");
        });
    };
    QCOMPARE(post("0123456789abcdef").status, 201);
    QCOMPARE(reserved.size(), 1U);
    m_fixture->database().write([&](Transaction &transaction) {
        const Row &row = reserved.front();
        transaction.run("INSERT OR REPLACE INTO idempotency_keys (owner, key_hash, digest, answer, created_at) "
                        "VALUES (?, ?, ?, ?, ?)",
                        {row.text(0), Blob{row.blob(1)}, Blob{row.blob(2)}, Blob{row.blob(3)}, row.integer(4)});
    });
    for (int i = 0; i < 2; ++i) {
        const RawReply again = post("0123456789abcdef");
        QCOMPARE(again.status, 409);
        QCOMPARE(ChainFixture::inner(again)["code"].get<std::string>(), "idempotency_unknown_outcome");
        QVERIFY(!ChainFixture::inner(again)["retryable"].get<bool>());
    }
    QCOMPARE(m_runs.load(), 1);
    QCOMPARE(post("fedcba9876543210").status, 201);
    m_fixture->clock.advance(std::chrono::hours(24));
    QCOMPARE(post("0123456789abcdef").status, 201);
}

void IdempotencyTest::anUnknownFailureIsNotDoneTwice()
{
    m_inside = [] {
        throw std::runtime_error("after the change");
    };
    QCOMPARE(post("0123456789abcdef").status, 500);
    m_inside = nullptr;
    const RawReply again = post("0123456789abcdef");
    QCOMPARE(again.status, 409);
    QCOMPARE(ChainFixture::inner(again)["code"].get<std::string>(), "idempotency_unknown_outcome");
    QCOMPARE(m_runs.load(), 1);
}

void IdempotencyTest::anAnswerThatCannotBeKeptIsGiven()
{
    m_fixture->database().write([](Transaction &transaction) {
        transaction.run(
            "CREATE TRIGGER refuse BEFORE UPDATE ON idempotency_keys BEGIN SELECT raise(ABORT, 'full'); END");
    });
    const RawReply first = post("0123456789abcdef");
    QCOMPARE(first.status, 201);
    QCOMPARE(ChainFixture::inner(first)["run"].get<int>(), 1);
    QCOMPARE(ChainFixture::inner(post("0123456789abcdef"))["code"].get<std::string>(), "idempotency_unknown_outcome");
    QCOMPARE(m_runs.load(), 1);
}

void IdempotencyTest::theStoreCannotReadWhatItKeeps()
{
    QCOMPARE(post("0123456789abcdef").status, 201);
    for (const char *suffix : {"", "-wal"}) {
        QFile file(QString::fromStdString(m_fixture->path("store.db").string() + suffix));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("sk_live_very_secret"));
        QVERIFY(!bytes.contains("0123456789abcdef"));
    }
    // Nor can who knows what could have been asked find out whether it was.
    std::vector<Row> kept;
    m_fixture->database().read(
        [&kept](Connection &connection) { kept = connection.rows("SELECT digest FROM idempotency_keys"); });
    QCOMPARE(kept.size(), std::size_t{1});
    QVERIFY(kept[0].blob(0) != sha256(std::string("POST\n/things\n") + usualBody));
}

void IdempotencyTest::safePostsNeedNoKey()
{
    QCOMPARE(post({}, R"({"n":1})", "VIEWER@a", "/query").status, 201);
    QCOMPARE(post({}, R"({"n":1})", "VIEWER@a", "/query").status, 201);
    QCOMPARE(m_runs.load(), 2);
}

QTEST_APPLESS_MAIN(IdempotencyTest)
#include "tst_http_idempotency.moc"
