// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/planapi.h"
#include "api/net/apiclient.h"
#include "tests/support/demoperson.h"
#include "tests/support/futures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

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
    [[nodiscard]] contract::SubscriptionView subscription()
    {
        const auto answer = waitFor(plan.subscription(true));
        return answer ? answer->value : contract::SubscriptionView{};
    }

    tests::DemoPerson person;
    api::ApiClient client;
    api::MemoryCache cache;
    api::CachedClient cached;
    api::PlanApi plan{&cached};
};

} // namespace

/// Plan, subscription and forecast through the console's own way, on a real platform.
class TestPlanLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        m_marta = std::make_unique<Console>(&m_platform, u"marta.vidal@ascensores-xyz.example"_s, u"ADMIN"_s);
        m_rosa = std::make_unique<Console>(&m_platform, u"rosa.medina@elevadores-sur.example"_s, u"ADMIN"_s);
    }
    void cleanupTestCase()
    {
        m_rosa.reset();
        m_marta.reset();
    }

    void plansAndInvoicesAreThere()
    {
        const auto plans = waitFor(m_marta->plan.plans(false));
        QVERIFY(plans);
        QCOMPARE(plans->value.current, std::string("PRO"));
        QVERIFY(plans->value.plans.size() >= 4);
        const auto invoices = waitFor(m_marta->plan.invoices(0, 5, false));
        QVERIFY(invoices);
        QVERIFY(invoices->value.total >= 13);
        QCOMPARE(invoices->value.invoices.size(), std::size_t{5});
        QVERIFY(std::ranges::all_of(invoices->value.invoices, [](const auto &one) { return one.status == "paid"; }));
    }

    void aForecastHasABand()
    {
        const auto forecast = waitFor(m_marta->plan.forecast(false));
        QVERIFY(forecast);
        QCOMPARE(forecast->value.month, std::string("2026-02"));
        const auto tokens = std::ranges::find(forecast->value.metrics, "tokens", &contract::MetricForecast::metric);
        QVERIFY(tokens != forecast->value.metrics.end() && tokens->atEnd);
        QVERIFY(tokens->days > 100);
        QVERIFY(tokens->atEnd->low <= tokens->atEnd->middle && tokens->atEnd->middle <= tokens->atEnd->high);
        QVERIFY(tokens->atEnd->low > tokens->used);
    }

    void aPaymentLiftsWhatWasOff()
    {
        auto seen = m_rosa->subscription();
        QCOMPARE(seen.status, std::string("past_due"));
        QCOMPARE(seen.lift.value().kind, std::string("pay"));
        QVERIFY(!allowed(seen, "ingest"));
        QVERIFY(allowed(seen, "read"));
        QCOMPARE(seen.coming.front().status, std::string("suspended"));
        const auto paid = waitFor(m_rosa->plan.sandbox(seen, u"payment_succeeded"_s));
        QVERIFY2(paid, paid ? "" : qPrintable(paid.error().message));
        QCOMPARE(m_rosa->person.codes, 1);
        QCOMPARE(paid->status, std::string("active"));
        // Without asking anew.
        const auto shown = waitFor(m_rosa->plan.subscription(false));
        QVERIFY(shown && allowed(shown->value, "ingest") && !shown->value.lift);
        const auto invoices = waitFor(m_rosa->plan.invoices(0, 100, false));
        QVERIFY(invoices &&
                std::ranges::all_of(invoices->value.invoices, [](const auto &one) { return one.status == "paid"; }));
    }

    void whatWasSeenBeforeIsStale()
    {
        auto seen = m_rosa->subscription();
        --seen.revision;
        const auto stale = waitFor(m_rosa->plan.change(seen, {"PRO", "month"}));
        QVERIFY(!stale);
        QCOMPARE(stale.error().kind, api::ApiError::Kind::Conflict);
        const auto current = contract::parseJson(stale.error().current.toStdString());
        QVERIFY(current && contract::decodeSubscriptionView(*current) == m_rosa->subscription());
    }

    void anotherPlanIsRehearsedAndChosen()
    {
        const auto rehearsal = waitFor(m_rosa->plan.rehearse(u"PRO"_s));
        QVERIFY(rehearsal);
        QCOMPARE(std::ranges::count(rehearsal->featuresGained, "insights"), 1);
        const auto changed = waitFor(m_rosa->plan.change(m_rosa->subscription(), {"PRO", "month"}));
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().message));
        QCOMPARE(changed->tier, std::string("PRO"));
        const auto unknown = waitFor(m_rosa->plan.rehearse(u"GOLD"_s));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().fields.value(0).name, u"plan"_s);
    }

    void aRefusalSaysWhatLiftsIt()
    {
        const auto suspended = waitFor(m_rosa->plan.sandbox(m_rosa->subscription(), u"suspended"_s));
        QVERIFY(suspended);
        api::Request request;
        request.verb = api::Verb::Post;
        request.path = u"/api/admin/api-keys"_s;
        request.body = R"({"name":"x","kind":"secret","scopes":["events:write"]})";
        const auto refused = waitFor(m_rosa->client.send(request));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"BILLING_STATUS_SUSPENDED"_s);
        QCOMPARE(refused.error().kind, api::ApiError::Kind::LimitReached);
        QVERIFY(refused.error().lift);
        QCOMPARE(refused.error().lift->kind, u"pay"_s);
        QCOMPARE(refused.error().lift->permission, u"subscription:manage"_s);
        QVERIFY(!refused.error().lift->at.isValid());
    }

private:
    static bool allowed(const contract::SubscriptionView &view, std::string_view capability)
    {
        const auto found = std::ranges::find(view.capabilities, capability, &contract::CapabilityState::capability);
        return found != view.capabilities.end() && found->allowed;
    }

    tests::PlatformProcess m_platform;
    std::unique_ptr<Console> m_marta;
    std::unique_ptr<Console> m_rosa;
};

QTEST_GUILESS_MAIN(TestPlanLive)
#include "tst_planlive.moc"
