// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/checkpoint.h"
#include "api/proof/merkleproof.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace atalaya::tests;

namespace {

constexpr int kills = 50;
constexpr int eventWriters = 2;
constexpr int keyWriters = 1;
constexpr int decisionWriters = 5;

/// What the platform said it had stored.
class Acknowledged
{
public:
    void addEvent(const QByteArray &id) { add(m_events, id); }
    void addKey(const QByteArray &id) { add(m_keys, id); }
    void addDecision(const QByteArray &id) { add(m_decisions, id); }
    [[nodiscard]] int count() const { return m_count.load(); }
    [[nodiscard]] const std::vector<QByteArray> &events() const { return m_events; }
    [[nodiscard]] const std::vector<QByteArray> &keys() const { return m_keys; }
    [[nodiscard]] const std::vector<QByteArray> &decisions() const { return m_decisions; }

private:
    void add(std::vector<QByteArray> &list, const QByteArray &id)
    {
        const std::lock_guard lock(m_mutex);
        list.push_back(id);
        ++m_count;
    }

    std::mutex m_mutex;
    std::vector<QByteArray> m_events;
    std::vector<QByteArray> m_keys;
    std::vector<QByteArray> m_decisions;
    std::atomic<int> m_count{0};
};

QByteArray eventBatch(const QByteArray &id)
{
    return R"({"events":[{"id":")" + id +
           R"(","at":"2026-02-08T08:00:00.000Z","type":"feature","feature":"reports","user":"u-1"}]})";
}

QByteArray newKey(const QByteArray &name)
{
    return R"({"name":")" + name + R"(","kind":"secret","scopes":["events:write","decide"],"expiresInDays":30})";
}

QByteArray decision(const QByteArray &name)
{
    return R"({"agent":"fault","entity":")" + name + R"(","action":"Aprobar operación","confidence":0.8,"risk":20})";
}

/// Size and root of a head; the rest is for those who verify signatures.
struct Head
{
    quint64 size = 0;
    atalaya::api::TreeHash root{};
};

std::optional<Head> headIn(const QByteArray &note)
{
    const auto checkpoint = atalaya::api::Checkpoint::parse(note.left(note.indexOf("\n\n") + 1).toStdString());
    return checkpoint ? std::optional(Head{checkpoint->size, checkpoint->root}) : std::nullopt;
}

QString keyText(const HttpReply &reply)
{
    return reply.data().value(QLatin1String("key")).toString();
}

QByteArray keyId(const HttpReply &reply)
{
    return reply.data().value(QLatin1String("apiKey")).toObject().value(QLatin1String("id")).toString().toUtf8();
}

} // namespace

/// kill -9 at any moment loses nothing acknowledged, leaves no half change and never forks the log.
class TestKillWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();

private:
    void writeUntilKilled(int round, int enough);
    void checkNothingLost();
    void checkDecisions();
    void checkNoFork();
    [[nodiscard]] HttpReply post(const QByteArray &path, HttpHeaders headers, const QByteArray &body) const;

    PlatformProcess m_platform;
    Acknowledged m_acknowledged;
    DemoSession m_admin;
    QByteArray m_collector;
    /// How many of the acknowledged decisions were looked for already.
    std::size_t m_found = 0;
    /// The last head that a client saw before the kill.
    std::mutex m_headMutex;
    std::optional<Head> m_seen;
};

HttpReply TestKillWrites::post(const QByteArray &path, HttpHeaders headers, const QByteArray &body) const
{
    headers.insert("idempotency-key", freshKey());
    return m_platform.send("POST", path, headers, body);
}

void TestKillWrites::initTestCase()
{
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    m_admin = signInToDemo(m_platform, QStringLiteral("marta.vidal@ascensores-xyz.example"));
    QVERIFY(m_admin.isOpen());
    m_collector = keyText(post("/api/admin/api-keys", m_admin.headers(), newKey("collector"))).toUtf8();
    QVERIFY(!m_collector.isEmpty());
}

void TestKillWrites::killed_data()
{
    QTest::addColumn<int>("round");
    for (int round = 1; round <= kills; ++round)
        QTest::addRow("kill %d of %d", round, kills) << round;
}

void TestKillWrites::killed()
{
    QFETCH(int, round);
    QRandomGenerator random(static_cast<quint32>(round));
    writeUntilKilled(round, 3 + random.bounded(60));

    const auto checked = m_platform.run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    // A minute a round: rates refill, and the session's token is renewed before it ends.
    QVERIFY(
        !m_platform.setTime(QStringLiteral("2026-02-08T09:%1:00Z").arg(round + 1, 2, 10, QLatin1Char('0'))).isEmpty());
    m_admin = signInToDemo(m_platform, QStringLiteral("marta.vidal@ascensores-xyz.example"));
    QVERIFY(m_admin.isOpen());
    checkNothingLost();
    checkDecisions();
    checkNoFork();
}

void TestKillWrites::writeUntilKilled(int round, int enough)
{
    const int before = m_acknowledged.count();
    std::atomic<bool> alive{true};
    std::vector<std::thread> writers;
    const auto writer = [&](const QByteArray &name, const auto &writeOne) {
        writers.emplace_back([&alive, name, writeOne] {
            for (int i = 0; alive.load(); ++i) {
                if (!writeOne(name + '-' + QByteArray::number(i)))
                    return;
            }
        });
    };
    for (int w = 0; w < eventWriters; ++w) {
        writer("e-" + QByteArray::number(round) + '-' + QByteArray::number(w), [this](const QByteArray &id) {
            const HttpReply reply = post("/api/events", {{"x-api-key", m_collector}}, eventBatch(id));
            if (reply.status == 200)
                m_acknowledged.addEvent(id);
            return reply.status != 0;
        });
    }
    for (int w = 0; w < keyWriters; ++w) {
        writer("k-" + QByteArray::number(round) + '-' + QByteArray::number(w), [this](const QByteArray &name) {
            const HttpReply reply = post("/api/admin/api-keys", m_admin.headers(), newKey(name));
            if (reply.status == 201)
                m_acknowledged.addKey(keyId(reply));
            return reply.status == 201;
        });
    }
    for (int w = 0; w < decisionWriters; ++w) {
        writer("d-" + QByteArray::number(round) + '-' + QByteArray::number(w), [this](const QByteArray &name) {
            const HttpReply reply = post("/api/governance/decide", {{"x-api-key", m_collector}}, decision(name));
            if (reply.status == 201 || reply.status == 200)
                m_acknowledged.addDecision(reply.data().value(QLatin1String("decisionId")).toString().toUtf8());
            return reply.status != 0;
        });
    }
    writers.emplace_back([this, &alive] {
        while (alive.load()) {
            const HttpReply reply = m_platform.send("GET", "/api/admin/audit/log/head", m_admin.headers());
            const auto head = reply.status == 200 ? headIn(reply.body) : std::nullopt;
            const std::lock_guard lock(m_headMutex);
            if (head && (!m_seen || head->size > m_seen->size))
                m_seen = head;
            if (reply.status == 0)
                return;
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(m_acknowledged.count() - before >= enough, 60'000);
    m_platform.kill();
    alive = false;
    for (std::thread &thread : writers)
        thread.join();
}

void TestKillWrites::checkNothingLost()
{
    QSet<QByteArray> keys;
    const auto listed = m_platform.send("GET", "/api/admin/api-keys", m_admin.headers()).data();
    for (const QJsonValue key : listed.value(QLatin1String("keys")).toArray())
        keys.insert(key.toObject().value(QLatin1String("id")).toString().toUtf8());
    for (const QByteArray &id : m_acknowledged.keys())
        QVERIFY2(keys.contains(id), "an acknowledged key is gone: " + id);

    // Sending them again tells which the platform had: all of them.
    constexpr std::size_t batch = 400;
    for (std::size_t first = 0; first < m_acknowledged.events().size(); first += batch) {
        QJsonArray events;
        for (std::size_t i = first; i < std::min(first + batch, m_acknowledged.events().size()); ++i) {
            const QByteArray one = eventBatch(m_acknowledged.events()[i]);
            events.append(QJsonDocument::fromJson(one).object().value(QLatin1String("events")).toArray().first());
        }
        const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("events"), events}}).toJson();
        const HttpReply reply = post("/api/events", {{"x-api-key", m_collector}}, body);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.data().value(QLatin1String("stored")).toInt(), 0);
        QCOMPARE(reply.data().value(QLatin1String("known")).toInt(), static_cast<int>(events.size()));
    }
}

void TestKillWrites::checkDecisions()
{
    // Of this round; those before were found when theirs was over, and check holds every row against its leaf.
    for (; m_found < m_acknowledged.decisions().size(); ++m_found) {
        const QByteArray id = m_acknowledged.decisions()[m_found];
        const HttpReply reply = m_platform.send("GET", "/api/admin/audit/decisions/" + id, m_admin.headers());
        QVERIFY2(reply.status == 200, "an acknowledged decision is gone: " + id);
    }
}

/// Whatever head a client saw is the beginning of the log as it is now.
void TestKillWrites::checkNoFork()
{
    QVERIFY(m_seen);
    const auto now = headIn(m_platform.send("GET", "/api/admin/audit/log/head", m_admin.headers()).body);
    QVERIFY(now && now->size >= m_seen->size);
    const QByteArray target = "/api/admin/audit/log/consistency?from=" + QByteArray::number(m_seen->size) +
                              "&to=" + QByteArray::number(now->size);
    std::vector<atalaya::api::TreeHash> path;
    const auto proof = m_platform.send("GET", target, m_admin.headers()).data();
    for (const QJsonValue node : proof.value(QLatin1String("path")).toArray()) {
        const QByteArray bytes = QByteArray::fromBase64(node.toString().toLatin1());
        QCOMPARE(bytes.size(), qsizetype{32});
        std::copy(bytes.begin(), bytes.end(), path.emplace_back().begin());
    }
    QVERIFY(atalaya::api::verifyConsistency(m_seen->size, now->size, m_seen->root, now->root, path));
}

QTEST_GUILESS_MAIN(TestKillWrites)
#include "tst_killwrites.moc"
