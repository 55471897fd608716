// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/reviewstest.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

/// The queue of what waits for a person, on the real platform.
class ReviewsWayTest : public ReviewsTest
{
    Q_OBJECT

private Q_SLOTS:
    void theQueueIsWhatWaits();
    void oneHoldsWhatTheOthersSee();
    void whatIsHeldTooLongIsFreeAgain();
    void everyOutcomeIsALeafAndAValidation_data();
    void everyOutcomeIsALeafAndAValidation();
    void thirtyTwoTakesAreOne();
    void progressAndTheMeter();
    void agesAreAgainstTheTenantsTime();
    void simulationsKnowWhatPeopleSaid();
    void nothingPersonalIsLeft();
};

void ReviewsWayTest::theQueueIsWhatWaits()
{
    const contract::ReviewQueue before = queue();
    const std::int64_t stored = m_scene.count("decision", "state = 'review' AND agent <> '' AND tenant_id = '" +
                                                              m_scene.session(admin).tenantId.toStdString() + "'");
    QCOMPARE(before.open, stored);
    QCOMPARE(before.total, stored);
    QVERIFY(before.overdue > 0 && before.overdue <= before.open);
    QCOMPARE(before.items.size(), std::size_t{100});
    QVERIFY(std::ranges::is_sorted(before.items, {}, &contract::ReviewItem::at));
    // The newest is at the end.
    const std::string id = waiting();
    const contract::ReviewQueue after = queue("?limit=500&offset=" + std::to_string(before.total));
    QCOMPARE(after.open, before.open + 1);
    QCOMPARE(after.items.size(), std::size_t{1});
    QCOMPARE(after.items.back().decisionId, id);
    QCOMPARE(after.items.back().dueAt - after.items.back().at,
             std::chrono::milliseconds(std::chrono::minutes(after.slaMinutes)));
    const contract::ReviewDetail shown = detail(id);
    QCOMPARE(shown.item, after.items.back());
    QCOMPARE(json::parse(shown.inputs).at("telefono").get<std::string>(), std::string("[phone]"));
    QCOMPARE(m_scene.call(compliance, "GET", path("dec-none-1")).status, 404);
    QCOMPARE(m_scene.call(compliance, "GET", reviewsPath + "?state=x").status, 400);
    QCOMPARE(m_scene.call(compliance, "GET", reviewsPath + "?limit=0").status, 400);
}

void ReviewsWayTest::oneHoldsWhatTheOthersSee()
{
    const std::string id = waiting();
    const Answer taken = take(compliance, id);
    QVERIFY2(taken.status == 200, taken.error.dump().c_str());
    const auto hold = *contract::decodeReviewDetail(taken.data).value().item.hold;
    QCOMPARE(hold.by.name, std::string("Lucía Ferrer"));
    QCOMPARE(hold.expiresAt - hold.takenAt, std::chrono::milliseconds(std::chrono::minutes(15)));
    QCOMPARE(queue("?state=mine").items.size(), std::size_t{1});
    QCOMPARE(queue("?state=mine", admin).total, std::int64_t{0});
    // Who comes later is told who has it.
    const Answer late = take(admin, id);
    QCOMPARE(late.status, 409);
    QCOMPARE(late.code(), std::string("review_taken"));
    QCOMPARE(contract::decodeReviewHold(late.error.at("current")).value(), hold);
    QCOMPARE(say(admin, id, "approved").code(), std::string("review_taken"));
    QCOMPARE(m_scene.call(admin, "POST", path(id, "/release")).code(), std::string("review_taken"));
    // Taking it twice does not wind the clock back.
    (void)m_scene.platform().advance(60);
    QCOMPARE(*contract::decodeReviewDetail(take(compliance, id).data).value().item.hold, hold);
    QCOMPARE(m_scene.call(compliance, "POST", path(id, "/release")).status, 200);
    QCOMPARE(m_scene.call(compliance, "POST", path(id, "/release")).code(), std::string("review_not_held"));
    QCOMPARE(take(admin, id).status, 200);
}

void ReviewsWayTest::whatIsHeldTooLongIsFreeAgain()
{
    const std::string id = waiting();
    QCOMPARE(take(compliance, id).status, 200);
    const auto hold = *detail(id).item.hold;
    m_scene.platform().setTime(
        QString::fromStdString(contract::formatInstant(hold.expiresAt - std::chrono::milliseconds(1))));
    m_scene.forget();
    m_scene.platform().setTime(QString::fromStdString(contract::formatInstant(hold.expiresAt)));
    QVERIFY(!detail(id).item.hold);
    QCOMPARE(say(compliance, id, "approved").code(), std::string("review_not_held"));
    QCOMPARE(take(admin, id).status, 200);
    QCOMPARE(say(compliance, id, "approved").code(), std::string("review_taken"));
    QCOMPARE(say(admin, id, "approved").status, 200);
}

void ReviewsWayTest::everyOutcomeIsALeafAndAValidation_data()
{
    QTest::addColumn<QByteArray>("outcome");
    for (const char *outcome : {"approved", "rejected", "corrected"})
        QTest::newRow(outcome) << QByteArray(outcome);
}

void ReviewsWayTest::everyOutcomeIsALeafAndAValidation()
{
    QFETCH(QByteArray, outcome);
    const std::string name = outcome.toStdString();
    const std::string id = waiting();
    const std::int64_t leaves = m_scene.trail("review." + name);
    const std::string figures =
        "/api/admin/tenant-business-dashboard?from=2026-02-07T00:00:00Z&to=2026-03-07T00:00:00Z";
    const std::int64_t open = queue().open;
    QCOMPARE(take(compliance, id).status, 200);
    (void)m_scene.platform().advance(90);
    const Answer said = say(compliance, id, outcome.constData(), "El móvil 612007431 no es suyo");
    QVERIFY2(said.status == 200, said.error.dump().c_str());
    const auto shown = contract::decodeReviewDetail(said.data).value();
    QVERIFY(!shown.item.hold);
    QCOMPARE(shown.item.verdict->outcome, name);
    QCOMPARE(shown.item.verdict->seconds, 90.0);
    QCOMPARE(shown.item.verdict->reason, std::string("El móvil [phone] no es suyo"));
    QCOMPARE(m_scene.trail("review." + name), leaves + 1);
    // The dashboard counts the same event.
    QCOMPARE(m_scene.count("validation", "subject = '" + id + "' AND outcome = '" + name + "' AND minutes = 1.5"),
             std::int64_t{1});
    QCOMPARE(m_scene.call(manager, "GET", figures).status, 200);
    QCOMPARE(queue().open, open - 1);
    QCOMPARE(queue("?state=done").items.front().decisionId, id);
    QCOMPARE(say(compliance, id, "rejected").code(), std::string("review_decided"));
    QCOMPARE(take(admin, id).code(), std::string("review_decided"));
}

void ReviewsWayTest::thirtyTwoTakesAreOne()
{
    const std::string id = waiting();
    std::array<HttpHeaders, 2> sessions{m_scene.session(admin).headers(), m_scene.session(compliance).headers()};
    std::atomic<int> taken = 0;
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> callers;
        for (std::size_t i = 0; i < 32; ++i) {
            callers.emplace_back([&, i] {
                HttpHeaders headers = sessions.at(i % 2);
                headers.insert("idempotency-key", freshKey());
                const HttpReply reply =
                    m_scene.platform().send("POST", QByteArray::fromStdString(path(id, "/take")), headers);
                taken += reply.status == 200 ? 1 : 0;
                refused += reply.errorCode() == QLatin1String("review_taken") ? 1 : 0;
            });
        }
    }
    // Sixteen times whoever came first, and never the other.
    QCOMPARE(taken.load(), 16);
    QCOMPARE(refused.load(), 16);
    QCOMPARE(m_scene.count("review_hold", "1 = 1"), m_scene.count("review_hold", "taken_by <> ''"));
    // And of words at the same moment one counts.
    const std::string who = detail(id).item.hold->by.name == "Marta Vidal" ? admin : compliance;
    const HttpHeaders headers = m_scene.session(who).headers();
    const QByteArray body = R"({"outcome":"approved","reason":""})";
    std::atomic<int> said = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 32; ++i) {
            callers.emplace_back([&] {
                HttpHeaders own = headers;
                own.insert("idempotency-key", freshKey());
                said += m_scene.platform()
                                    .send("POST", QByteArray::fromStdString(path(id, "/verdict")), own, body)
                                    .status == 200
                            ? 1
                            : 0;
            });
        }
    }
    QCOMPARE(said.load(), 1);
    QCOMPARE(m_scene.count("validation", "subject = '" + id + "'"), std::int64_t{1});
}

void ReviewsWayTest::progressAndTheMeter()
{
    // From here on, so that nothing else is counted.
    const std::string from = m_scene.platform().advance(1).toStdString();
    const auto review = [&](const std::string &who, qint64 seconds, const char *outcome) {
        const std::string id = waiting();
        if (take(who, id).status != 200)
            qFatal("not taken");
        (void)m_scene.platform().advance(seconds);
        if (say(who, id, outcome).status != 200)
            qFatal("not said");
    };
    for (const qint64 seconds : {0, 1, 2})
        review(compliance, seconds, "approved");
    review(compliance, 30, "approved");
    review(compliance, 0, "rejected");
    review(admin, 45, "approved");
    const Answer answer = m_scene.call(manager, "GET", "/api/admin/governance/review-progress?from=" + from);
    QVERIFY2(answer.status == 200, answer.error.dump().c_str());
    const auto progress = contract::decodeReviewProgress(answer.data).value();
    QCOMPARE(progress.reviewers.size(), std::size_t{2});
    const contract::ReviewProgress::Line &lucia = progress.reviewers.at(0);
    QCOMPARE(lucia.by.name, std::string("Lucía Ferrer"));
    QCOMPARE(lucia.approved, std::int64_t{4});
    QCOMPARE(lucia.rejected, std::int64_t{1});
    // Nobody reads some 150 characters in two seconds; a quick no is no rubber stamp.
    QCOMPARE(lucia.hasty, std::int64_t{3});
    QCOMPARE(*lucia.hastyShare, 75.0);
    QCOMPARE(lucia.medianSeconds, 1.0);
    const contract::ReviewProgress::Line &marta = progress.reviewers.at(1);
    QCOMPARE(marta.hasty, std::int64_t{0});
    QCOMPARE(*marta.hastyShare, 0.0);
    QCOMPARE(progress.all.approved, std::int64_t{5});
    QCOMPARE(*progress.all.hastyShare, 60.0);
    const auto none =
        contract::decodeReviewProgress(
            m_scene
                .call(manager, "GET",
                      "/api/admin/governance/review-progress?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z")
                .data)
            .value();
    QVERIFY(none.reviewers.empty() && !none.all.hastyShare);
    QCOMPARE(m_scene.call(manager, "GET", "/api/admin/governance/review-progress?from=x").status, 400);
}

void ReviewsWayTest::agesAreAgainstTheTenantsTime()
{
    const std::string settings = "/api/admin/governance/review-settings";
    const json wanted{{"slaMinutes", 30}, {"holdMinutes", 5}};
    QCOMPARE(m_scene.call(compliance, "PUT", settings, wanted).status, 428);
    const Answer stale = m_scene.call(compliance, "PUT", settings, wanted, {{}, {{"if-match", "\"4\""}}});
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.error.at("current").at("revision").get<int>(), 0);
    QCOMPARE(
        m_scene
            .call(compliance, "PUT", settings, {{"slaMinutes", 0}, {"holdMinutes", 5}}, {{}, {{"if-match", "\"0\""}}})
            .status,
        400);
    const std::string id = waiting();
    const std::int64_t overdue = queue().overdue;
    QCOMPARE(m_scene.call(compliance, "PUT", settings, wanted, {{}, {{"if-match", "\"0\""}}}).status, 204);
    QCOMPARE(m_scene.trail("review.settings_changed"), std::int64_t{1});
    QCOMPARE(queue().revision, std::int64_t{1});
    QVERIFY(queue().overdue >= overdue);
    const auto item = detail(id).item;
    QCOMPARE(item.dueAt - item.at, std::chrono::milliseconds(std::chrono::minutes(30)));
    const std::int64_t before = queue().overdue;
    m_scene.platform().setTime(QString::fromStdString(contract::formatInstant(item.dueAt)));
    m_scene.forget();
    QVERIFY(queue().overdue > before);
    QCOMPARE(take(compliance, id).status, 200);
    const auto hold = *detail(id).item.hold;
    QCOMPARE(hold.expiresAt - hold.takenAt, std::chrono::milliseconds(std::chrono::minutes(5)));
    // The other tenant's are its own.
    QCOMPARE(queue({}, stranger).slaMinutes, std::int64_t{240});
}

void ReviewsWayTest::simulationsKnowWhatPeopleSaid()
{
    const std::string from = m_scene.platform().advance(1).toStdString();
    for (const char *outcome : {"approved", "approved", "rejected", "corrected"}) {
        const std::string id = waiting();
        QCOMPARE(take(compliance, id).status, 200);
        QCOMPARE(say(compliance, id, outcome).status, 200);
    }
    const std::string to = m_scene.platform().advance(60).toStdString();
    const auto people = [&](const char *mode) {
        const json policy{
            {"id", "pol-prueba"},
            {"name", "Prueba"},
            {"rules", {{{"when", {{"risk", {{"atLeast", 0}}}}}, {"mode", mode}, {"reason", {{"es", "x"}}}}}}};
        json without = json::array();
        const Answer policies = m_scene.call(compliance, "GET", "/api/admin/governance/policies");
        for (const json &line : policies.data.at("policies"))
            without.push_back(line.at("id"));
        json now =
            m_scene
                .call(compliance, "POST", "/api/admin/governance/simulate",
                      {{"from", from}, {"to", to}, {"policies", {policy}}, {"without", without}, {"purpose", "editor"}})
                .data;
        const std::string where = "/api/admin/governance/simulations/" + now.value("id", std::string());
        for (int tries = 0; tries < 60 && now.value("state", std::string("running")) == "running"; ++tries)
            now = m_scene.call(compliance, "GET", where + "?wait=2000").data;
        return now.contains("result") ? now.at("result").value("people", json()) : json();
    };
    const json blocking = people("blocked");
    QVERIFY2(blocking.is_object(), blocking.dump().c_str());
    QCOMPARE(blocking.at("blockedButApproved").get<int>(), 2);
    QCOMPARE(blocking.at("releasedButRejected").get<int>(), 0);
    const json releasing = people("auto");
    QCOMPARE(releasing.at("blockedButApproved").get<int>(), 0);
    QCOMPARE(releasing.at("releasedButRejected").get<int>(), 1);
}

void ReviewsWayTest::nothingPersonalIsLeft()
{
    QVERIFY(!m_scene.wasAnswered("612007431"));
    QVERIFY(m_scene.isStored("El móvil [phone] no es suyo"));
    QVERIFY(!m_scene.isStored("612007431"));
    QVERIFY(!m_scene.platform().errorOutput().contains(QLatin1String("612007431")));
}

QTEST_GUILESS_MAIN(ReviewsWayTest)
#include "tst_reviews.moc"
