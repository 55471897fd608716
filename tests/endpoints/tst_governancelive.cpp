// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/overrideapi.h"
#include "api/endpoints/reviewapi.h"
#include "api/net/apiclient.h"
#include "tests/support/demoperson.h"
#include "tests/support/futures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya;
using namespace Qt::StringLiterals;
using tests::waitFor;

namespace {

/// A console of somebody.
struct Console
{
    Console(tests::PlatformProcess *platform, const QString &email, const QString &role)
        : person(platform, email)
        , cached(&client, &cache)
    {
        client.setServer(platform->url());
        client.setAuthorizer(&person);
        client.setIdentity({platform->url(), person.session.userId, person.session.tenantId, role});
    }

    tests::DemoPerson person;
    api::ApiClient client;
    api::MemoryCache cache;
    api::CachedClient cached;
    api::OverrideApi overrides{&cached};
    api::WhyApi why{&cached};
    api::ReviewApi reviews{&cached};
};

} // namespace

/// Overrides, the queue and "why" through the console's own way, on a real platform.
class TestGovernanceLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        const auto admin = tests::signInToDemo(m_platform, u"marta.vidal@ascensores-xyz.example"_s);
        tests::HttpHeaders headers = admin.headers();
        headers.insert("idempotency-key", tests::freshKey());
        m_key = m_platform
                    .send("POST", "/api/admin/api-keys", headers,
                          R"({"name":"Agents","kind":"secret","scopes":["decide"]})")
                    .data()
                    .value(u"key"_s)
                    .toString()
                    .toUtf8();
        QVERIFY(!m_key.isEmpty());
    }
    void init()
    {
        m_jorge = std::make_unique<Console>(&m_platform, u"jorge.pons@ascensores-xyz.example"_s, u"MANAGER"_s);
        m_lucia = std::make_unique<Console>(&m_platform, u"lucia.ferrer@ascensores-xyz.example"_s, u"COMPLIANCE"_s);
        m_marta = std::make_unique<Console>(&m_platform, u"marta.vidal@ascensores-xyz.example"_s, u"ADMIN"_s);
    }

    void anOverrideFromWishToExecution()
    {
        const QString decision = decided(95);
        const auto before = waitFor(m_jorge->why.why(decision));
        QVERIFY2(before, tests::reason(before));
        QCOMPARE(before->value.state, std::string("blocked"));
        QVERIFY(before->value.overrides.empty());
        const auto asked = waitFor(m_jorge->overrides.request(decision, {"El cliente espera", "once", 0}));
        QVERIFY2(asked, tests::reason(asked));
        // What was shown before is asked about again.
        QCOMPARE(waitFor(m_jorge->why.why(decision))->value.overrides.size(), std::size_t{1});
        const auto list = waitFor(m_lucia->overrides.overrides({u"requested"_s, decision, 0, 10}));
        QVERIFY2(list, tests::reason(list));
        QCOMPARE(list->value.total, std::int64_t{1});
        QCOMPARE(list->value.overrides.front(), *asked);

        QCOMPARE(m_lucia->person.codes, 0);
        const auto agreed = waitFor(m_lucia->overrides.approve(*asked, u"Visto"_s));
        QVERIFY2(agreed, tests::reason(agreed));
        QCOMPARE(m_lucia->person.codes, 1);
        QCOMPARE(agreed->state, std::string("approved"));
        // Whoever has the older one is shown the newer.
        const auto late = waitFor(m_marta->overrides.reject(*asked, u"No"_s));
        QCOMPARE(late.error().code, u"stale_version"_s);
        QCOMPARE(m_marta->person.codes, 0);
        const auto current = contract::decodeOverride(nlohmann::json::parse(late.error().current.toStdString()));
        QVERIFY(current);
        QCOMPARE(current->state, std::string("approved"));

        const QString executed = decided(95, asked->id);
        const auto after = waitFor(m_lucia->why.why(executed));
        QVERIFY2(after, tests::reason(after));
        QCOMPARE(after->value.liftedBy, asked->id);
        QCOMPARE(waitFor(m_lucia->overrides.override(QString::fromStdString(asked->id)))->value.state,
                 std::string("used"));
    }

    void nobodyAgreesWithHimself()
    {
        const auto asked = waitFor(m_lucia->overrides.request(decided(95), {"Mío", "entity", 4}));
        QVERIFY2(asked, tests::reason(asked));
        const auto own = waitFor(m_lucia->overrides.approve(*asked, {}));
        QCOMPARE(own.error().code, u"second_person_needed"_s);
        // Nobody types a code for nothing.
        QCOMPARE(m_lucia->person.codes, 0);
        QCOMPARE(waitFor(m_jorge->overrides.withdraw(*asked, {})).error().code, u"not_yours"_s);
        const auto ended = waitFor(m_lucia->overrides.withdraw(*asked, u"Ya no"_s));
        QVERIFY2(ended, tests::reason(ended));
        QCOMPARE(ended->state, std::string("withdrawn"));
    }

    void aReviewFromTakingToTheWord()
    {
        const QString decision = decided(80);
        using Part = api::ReviewSource::Part;
        const auto queue = waitFor(m_lucia->reviews.queue(Part::Open, 0, 10));
        QVERIFY2(queue, tests::reason(queue));
        QCOMPARE(queue->value.items.size(), std::size_t{10});
        const auto taken = waitFor(m_lucia->reviews.take(decision));
        QVERIFY2(taken, tests::reason(taken));
        const auto late = waitFor(m_marta->reviews.take(decision));
        QCOMPARE(late.error().code, u"review_taken"_s);
        const auto holder = contract::decodeReviewHold(nlohmann::json::parse(late.error().current.toStdString()));
        QVERIFY(holder);
        QCOMPARE(*holder, *taken->item.hold);
        QCOMPARE(waitFor(m_lucia->reviews.queue(Part::Mine, 0, 10))->value.items.back().decisionId,
                 decision.toStdString());
        QVERIFY(waitFor(m_lucia->reviews.release(decision)));
        QVERIFY(waitFor(m_marta->reviews.take(decision)));
        m_platform.advance(40);
        const auto said = waitFor(m_marta->reviews.decide(decision, {"corrected", "Otra planta"}));
        QVERIFY2(said, tests::reason(said));
        QCOMPARE(said->item.verdict->seconds, 40.0);
        QCOMPARE(waitFor(m_lucia->reviews.queue(Part::Done, 0, 1))->value.items.front().decisionId,
                 decision.toStdString());
        QCOMPARE(waitFor(m_lucia->reviews.review(decision))->value.item.verdict, said->item.verdict);
        const auto progress = waitFor(m_jorge->reviews.progress());
        QVERIFY2(progress, tests::reason(progress));
        QCOMPARE(progress->value.all.corrected, std::int64_t{1});
        QVERIFY(!progress->value.all.hastyShare);
    }

    void theTenantSaysHowSoon()
    {
        const auto queue = waitFor(m_marta->reviews.queue(api::ReviewSource::Part::Open, 0, 1));
        const std::int64_t revision = queue->value.revision;
        QCOMPARE(waitFor(m_marta->reviews.changeSettings(revision + 1, {60, 10})).error().code, u"stale_version"_s);
        const auto done = waitFor(m_marta->reviews.changeSettings(revision, {60, 10}));
        QVERIFY2(done, tests::reason(done));
        QCOMPARE(waitFor(m_marta->reviews.queue(api::ReviewSource::Part::Open, 0, 1))->value.slaMinutes,
                 std::int64_t{60});
    }

private:
    /// What an agent asks; the decision's id.
    [[nodiscard]] QString decided(int risk, const std::string &overrideId = {})
    {
        QJsonObject request{{u"agent"_s, u"averías"_s},
                            {u"entity"_s, u"Modelo X 9"_s},
                            {u"action"_s, u"Clasificar avería"_s},
                            {u"risk"_s, risk}};
        if (!overrideId.empty())
            request.insert(u"overrideId"_s, QString::fromStdString(overrideId));
        return m_platform
            .send("POST", "/api/governance/decide", {{"x-api-key", m_key}, {"idempotency-key", tests::freshKey()}},
                  QJsonDocument(request).toJson(QJsonDocument::Compact))
            .data()
            .value(u"decisionId"_s)
            .toString();
    }

    tests::PlatformProcess m_platform;
    QByteArray m_key;
    std::unique_ptr<Console> m_jorge;
    std::unique_ptr<Console> m_lucia;
    std::unique_ptr<Console> m_marta;
};

QTEST_GUILESS_MAIN(TestGovernanceLive)
#include "tst_governancelive.moc"
