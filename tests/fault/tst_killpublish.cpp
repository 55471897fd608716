// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"

#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

#include <thread>

using namespace atalaya::tests;
using nlohmann::json;

namespace {

constexpr int kills = 15;
const QString email = QStringLiteral("lucia.ferrer@ascensores-xyz.example");
const QByteArray base = "/api/admin/governance/policies";

json policy(int risk)
{
    return {{"id", "pol-prueba"},
            {"name", "Prueba"},
            {"rules",
             {{{"when", {{"risk", {{"atLeast", risk}}}}}, {"mode", "blocked"}, {"reason", {{"es", "es mucho"}}}}}}};
}

json dataOf(const HttpReply &reply)
{
    const json document = json::parse(reply.body.toStdString(), nullptr, false);
    return document.is_object() ? document.value("data", json::object()) : json::object();
}

} // namespace

/// kill -9 while a policy is published leaves it published or not, never half: version, trail, leaf and draft agree.
class TestKillPublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
        m_session = signInToDemo(m_platform, email);
        QCOMPARE(send("POST", base, {{"policy", policy(1)}, {"examples", json::array()}}).status, 201);
    }

    void killed_data()
    {
        QTest::addColumn<int>("round");
        for (int round = 1; round <= kills; ++round)
            QTest::addRow("kill %d of %d", round, kills) << round;
    }
    void killed()
    {
        QFETCH(int, round);
        const json before = detail();
        const json drafted = save(before, 10 + round);
        const json draft = drafted.at("draft");
        const json body{{"revision", drafted.at("revision")}, {"hash", draft.at("hash")}, {"note", "kill"}};
        const QByteArray target = base + "/pol-prueba/publish";
        const QByteArray text = QByteArray::fromStdString(body.dump());
        HttpHeaders headers = stepUpAtDemo(m_platform, m_session, email, "policy.publish", "POST", target, text);
        headers.insert("idempotency-key", freshKey());
        HttpReply reply;
        std::thread publisher([&] { reply = m_platform.send("POST", target, headers, text); });
        // From before the request is read to after it is answered.
        std::this_thread::sleep_for(
            std::chrono::microseconds(QRandomGenerator(static_cast<quint32>(round)).bounded(60'000)));
        m_platform.kill();
        publisher.join();

        const auto checked = m_platform.run({QStringLiteral("check")});
        QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
        QVERIFY(!m_platform.setTime(QStringLiteral("2026-02-08T10:%1:00Z").arg(3 * round, 2, 10, QLatin1Char('0')))
                     .isEmpty());
        m_session = signInToDemo(m_platform, email);
        const json after = detail();
        const std::int64_t versionBefore = versionOf(before);
        const bool published = versionOf(after) == versionBefore + 1;
        QVERIFY2(published || versionOf(after) == versionBefore, after.dump().c_str());
        QVERIFY2(published || reply.status != 200, "an acknowledged publication is gone");
        m_published += published ? 1 : 0;
        if (published) {
            QVERIFY(after.at("published").at("hash") == draft.at("hash"));
            QVERIFY(after.at("draft").is_null());
            QCOMPARE(after.at("revision").get<std::int64_t>(), drafted.at("revision").get<std::int64_t>() + 1);
        } else {
            QVERIFY2(after == drafted, after.dump().c_str());
        }
    }
    void cleanupTestCase() { qInfo("%d of %d were published", m_published, kills); }

private:
    HttpReply send(const QByteArray &method, const QByteArray &path, const json &body, HttpHeaders headers = {})
    {
        headers.insert(m_session.headers());
        headers.insert("idempotency-key", freshKey());
        return m_platform.send(method, path, headers,
                               body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump()));
    }
    json detail() { return dataOf(send("GET", base + "/pol-prueba", nullptr)); }
    json save(const json &now, int risk)
    {
        const QByteArray revision = QByteArray::number(qlonglong{now.at("revision").get<std::int64_t>()});
        return dataOf(send("PUT", base + "/pol-prueba", {{"policy", policy(risk)}, {"examples", json::array()}},
                           {{"if-match", '"' + revision + '"'}}));
    }
    static std::int64_t versionOf(const json &detail)
    {
        return detail.at("published").is_null() ? 0 : detail.at("published").at("version").get<std::int64_t>();
    }

    PlatformProcess m_platform;
    DemoSession m_session;
    int m_published = 0;
};

QTEST_GUILESS_MAIN(TestKillPublish)
#include "tst_killpublish.moc"
