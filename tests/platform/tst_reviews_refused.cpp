// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/reviewstest.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

/// Words that do not count, and what they must not show.
class ReviewsRefusedTest : public ReviewsTest
{
    Q_OBJECT

private Q_SLOTS:
    void wordsThatDoNotCount();
    void whoMayNotIsRefused();
    void nobodyReviewsWhatWasDoneForHim();
    void anotherTenantFindsNothing();
    void badRequests_data();
    void badRequests();
};

void ReviewsRefusedTest::wordsThatDoNotCount()
{
    QCOMPARE(say(compliance, waiting(), "approved").code(), std::string("review_not_held"));
    // What was blocked is lifted by an override, not here.
    const Answer blocked = m_scene.decide(blockedRequest());
    const std::string held = blocked.data.at("decisionId");
    QCOMPARE(take(compliance, held).code(), std::string("decision_not_in_review"));
    QCOMPARE(m_scene.call(compliance, "GET", path(held)).status, 404);
    QCOMPARE(take(compliance, "dec-none-1").status, 404);
}

void ReviewsRefusedTest::whoMayNotIsRefused()
{
    const std::string id = waiting();
    QCOMPARE(m_scene.call(manager, "GET", reviewsPath).status, 200);
    const Answer refused = take(manager, id);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.error.at("allowedRoles").dump(), std::string(R"(["ADMIN","COMPLIANCE"])"));
    QCOMPARE(say(manager, id, "approved").status, 403);
    QCOMPARE(m_scene
                 .call(manager, "PUT", "/api/admin/governance/review-settings",
                       {{"slaMinutes", 10}, {"holdMinutes", 10}}, {{}, {{"if-match", "\"0\""}}})
                 .status,
             403);
}

void ReviewsRefusedTest::nobodyReviewsWhatWasDoneForHim()
{
    const std::string id = waiting({{"user", m_scene.session(compliance).userId.toStdString()}});
    QCOMPARE(take(compliance, id).code(), std::string("second_person_needed"));
    QCOMPARE(take(admin, id).status, 200);
}

void ReviewsRefusedTest::anotherTenantFindsNothing()
{
    const std::string id = waiting();
    const std::int64_t before = m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied");
    QCOMPARE(m_scene.call(stranger, "GET", path(id)).status, 404);
    QCOMPARE(take(stranger, id).status, 404);
    QCOMPARE(say(stranger, id, "approved").status, 404);
    QCOMPARE(m_scene.call(stranger, "POST", path(id, "/release")).status, 404);
    QCOMPARE(m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied"), before + 8);
    QVERIFY(!detail(id).item.hold);
    const contract::ReviewQueue theirs = queue({}, stranger);
    QVERIFY(theirs.open > 0);
    QVERIFY(std::ranges::none_of(theirs.items, [&](const auto &item) { return item.decisionId == id; }));
}

void ReviewsRefusedTest::badRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no outcome") << QByteArray(R"({"reason":"x"})");
    QTest::newRow("another outcome") << QByteArray(R"({"outcome":"maybe","reason":"x"})");
    QTest::newRow("rejected without a reason") << QByteArray(R"({"outcome":"rejected","reason":" "})");
    QTest::newRow("corrected without a reason") << QByteArray(R"({"outcome":"corrected","reason":""})");
    QTest::newRow("a time of one's own") << QByteArray(R"({"outcome":"approved","reason":"","seconds":500})");
    QTest::newRow("a long reason") << QByteArray(R"({"outcome":"approved","reason":")") + QByteArray(1001, 'x') +
                                          QByteArray(R"("})");
}

void ReviewsRefusedTest::badRequests()
{
    QFETCH(QByteArray, body);
    const std::string id = waiting();
    QCOMPARE(take(compliance, id).status, 200);
    const Answer answer = m_scene.call(compliance, "POST", path(id, "/verdict"), json::parse(body.toStdString()));
    QCOMPARE(answer.status, 400);
    QVERIFY(!detail(id).item.verdict);
}

QTEST_GUILESS_MAIN(ReviewsRefusedTest)
#include "tst_reviews_refused.moc"
