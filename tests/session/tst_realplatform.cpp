// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/dashboardapi.h"
#include "api/endpoints/demoapi.h"
#include "api/endpoints/logheadapi.h"
#include "api/endpoints/sessionsapi.h"
#include "api/net/apiclient.h"
#include "api/net/operationlog.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "tests/support/futures.h"
#include "tests/support/platformprocess.h"

#include <QSignalSpy>
#include <QTest>

#include <liboath/oath.h>
#include <nlohmann/json.hpp>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

using Step = SignIn::Step;
using Kind = SignIn::Problem::Kind;

/// The code of a secret that the platform has just shown, at this second of its clock.
QString codeOf(const QString &base32, qint64 seconds)
{
    char *secret = nullptr;
    std::size_t length = 0;
    const QByteArray text = base32.toLatin1();
    if (oath_base32_decode(text.constData(), static_cast<std::size_t>(text.size()), &secret, &length) != OATH_OK)
        return {};
    std::array<char, 7> code{};
    oath_totp_generate(secret, length, static_cast<time_t>(seconds), 30, 0, 6, code.data());
    free(secret);
    return QString::fromLatin1(code.data());
}

} // namespace

/// The console's client against the real program: nothing here is scripted.
class TestRealPlatform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    }
    void init()
    {
        m_client = std::make_unique<ApiClient>();
        m_session = std::make_unique<Session>(m_client.get());
        m_cached = std::make_unique<CachedClient>(m_client.get(), &m_cache);
        m_dashboard = std::make_unique<DashboardApi>(m_cached.get());
        m_cache.purge();
        // Codes work once: every test signs in with a later one.
        m_platform.advance(60);
    }
    void cleanup()
    {
        m_dashboard.reset();
        m_cached.reset();
        m_session.reset();
        m_client.reset();
    }

    void signsInReadsAndSignsOut()
    {
        enter("ascensores-xyz", "MANAGER");
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        QCOMPARE(m_session->me()->user.role, std::string("MANAGER"));
        QCOMPARE(m_session->me()->tenant->slug, std::string("ascensores-xyz"));
        QVERIFY(m_session->may(QStringLiteral("dashboard:view")));

        const auto week = fixtureWeek();
        QVERIFY2(week, reason(week));
        QVERIFY(!week->stale);
        QCOMPARE(week->value.automation.tasksAutomated, 124);
        QCOMPARE(week->value.automation.minutesSaved, 1860);
        QCOMPARE(week->value.automation.estimatedCostSaving, 1550.0);
        QCOMPARE(week->value.quality.ragFaithfulness, std::optional(87.0));
        QCOMPARE(week->value.risk.openRisks, 7);
        QCOMPARE(week->value.usage.tokensUsed, 452'300);

        const auto usage = waitFor(m_dashboard->usage(QStringLiteral("2026-02"), false));
        QVERIFY2(usage, reason(usage));
        QVERIFY(!usage->value.items.empty());

        RowsQuery query;
        query.metric = QStringLiteral("topRiskComponents");
        query.item = QStringLiteral("Modelo X");
        query.q = QStringLiteral("risk-1");
        query.from = QDateTime::fromString(QStringLiteral("2026-01-31T23:00:00Z"), Qt::ISODate);
        query.to = query.from.addDays(7);
        const auto rows = waitFor(m_dashboard->rows(query, false));
        QVERIFY2(rows, reason(rows));
        QCOMPARE(rows->value.figure, std::optional(9.0));
        QVERIFY(rows->value.total > 0 && rows->value.total < 9);
        // What a person types goes there as it is: plus, percent, ampersand.
        query.q = QStringLiteral("a+b%26&c=d");
        QCOMPARE(waitFor(m_dashboard->rows(query, false))->value.total, 0);

        LogHeadApi logHead(m_cached.get());
        const auto head = waitFor(logHead.head());
        QVERIFY2(head, reason(head));
        QVERIFY(!head->stale && head->value.size > 1'000);
        QVERIFY(head->value.origin.find("/t/") != std::string::npos);

        SessionsApi sessions(m_cached.get());
        const auto mine = waitFor(sessions.sessions());
        QVERIFY2(mine, reason(mine));
        const auto open =
            std::count_if(mine->value.begin(), mine->value.end(), [](const auto &one) { return one.current; });
        QCOMPARE(open, 1);
        QVERIFY(mine->value.front().client.starts_with("Atalaya/"));

        m_session->signOut();
        QCOMPARE(m_session->state(), Session::State::SignedOut);
        QVERIFY(!waitFor(sessions.sessions()));
        // Over there too: who comes back finds the old session gone.
        QTRY_VERIFY(m_client->operations()->running().isEmpty());
        m_platform.advance(60);
        enter("ascensores-xyz", "MANAGER");
        const auto later = waitFor(sessions.sessions());
        QVERIFY2(later, reason(later));
        QCOMPARE(later->value.size(), mine->value.size());
        QVERIFY(std::none_of(later->value.begin(), later->value.end(),
                             [&](const auto &one) { return one.id == mine->value.front().id; }));
    }

    void unchangedCostsAlmostNothing()
    {
        enter("ascensores-xyz", "MANAGER");
        Request request;
        request.path = QStringLiteral("/api/admin/tenant-business-dashboard");
        request.query.addQueryItem(QStringLiteral("from"), QStringLiteral("2026-01-31T23:00:00.000Z"));
        request.query.addQueryItem(QStringLiteral("to"), QStringLiteral("2026-02-07T23:00:00.000Z"));
        const auto first = waitFor(m_client->send(request));
        QVERIFY2(first, reason(first));
        QVERIFY(!first->etag.isEmpty());
        request.ifNoneMatch = first->etag;
        const auto again = waitFor(m_client->send(request));
        QVERIFY2(again, reason(again));
        QVERIFY(again->notModified);
        QVERIFY(again->body.isEmpty());
        QCOMPARE(again->tenantId, m_session->tenantId());
    }

    void wrongCodeCountsDown()
    {
        const auto account = accountOf("ascensores-xyz", "COMPLIANCE");
        QVERIFY(account.has_value());
        m_session->signIn()->setServer(m_platform.url());
        m_session->signIn()->submitPassword(QString::fromStdString(account->email), QStringLiteral("not the password"));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->signIn()->problem().has_value(), 20'000);
        QCOMPARE(m_session->signIn()->problem()->kind, Kind::WrongCredentials);
        password(*account);
        const QString good = QString::fromStdString(account->nextCode->code);
        m_session->signIn()->submitCode(good == QStringLiteral("000000") ? QStringLiteral("111111")
                                                                         : QStringLiteral("000000"));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->signIn()->problem().has_value(), 20'000);
        QCOMPARE(m_session->signIn()->problem()->kind, Kind::WrongCode);
        QCOMPARE(m_session->signIn()->problem()->attemptsLeft, std::optional(4));
    }

    void enrolsTheAdminWithoutAFactor()
    {
        const auto account = accountWithoutFactor();
        QVERIFY(account.has_value());
        SignIn *const signIn = m_session->signIn();
        signIn->setServer(m_platform.url());
        signIn->submitPassword(QString::fromStdString(account->email), QString::fromStdString(account->password));
        QTRY_COMPARE_WITH_TIMEOUT(signIn->step(), Step::EnrollScan, 20'000);
        QVERIFY(signIn->otpauthUrl().contains(signIn->secret()));
        signIn->confirmEnrollment(codeOf(signIn->secret(), platformNow()));
        QTRY_COMPARE_WITH_TIMEOUT(signIn->step(), Step::EnrollCodes, 20'000);
        QCOMPARE(signIn->recoveryCodes().size(), 10);
        const QString recovery = signIn->recoveryCodes().at(3);
        signIn->acknowledgeRecoveryCodes();
        QTRY_COMPARE_WITH_TIMEOUT(signIn->step(), Step::Done, 20'000);
        QCOMPARE(m_session->me()->user.role, account->role);

        // And the day the phone is gone.
        m_session->signOut();
        password(*account);
        signIn->useRecoveryCode();
        signIn->submitRecoveryCode(recovery);
        QTRY_COMPARE_WITH_TIMEOUT(signIn->step(), Step::Done, 20'000);
    }

    void renewsAndAtLastExpires()
    {
        enter("ascensores-xyz", "MANAGER");
        QVERIFY(fixtureWeek());
        QSignalSpy states(m_session.get(), &Session::stateChanged);
        // The access token is over, the refresh token is not.
        m_platform.advance(15 * 60);
        const auto renewed = fixtureWeek(true);
        QVERIFY2(renewed, reason(renewed));
        QVERIFY(!renewed->stale);
        QCOMPARE(states.size(), 0);

        m_platform.advance(8 * 24 * 3600);
        const auto kept = fixtureWeek(true);
        QVERIFY2(kept, reason(kept));
        QVERIFY(kept->stale);
        QCOMPARE(kept->problem->kind, ApiError::Kind::Unauthenticated);
        QCOMPARE(kept->value.automation.tasksAutomated, 124);
        QCOMPARE(m_session->state(), Session::State::Expired);

        const quint64 epoch = m_client->epoch();
        enter("ascensores-xyz", "MANAGER");
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        QCOMPARE(m_client->epoch(), epoch);
        const auto after = fixtureWeek(true);
        QVERIFY2(after, reason(after));
        QVERIFY(!after->stale);
    }

    void otherPlatformsAreNotFooled()
    {
        // A tenant that the person doesn't belong to is refused by the platform, whatever the header says.
        enter("bufete-rios", "MANAGER");
        Identity other = m_client->identity();
        other.tenantId = QStringLiteral("t-of-somebody-else");
        m_client->setIdentity(other);
        QVERIFY(!fixtureWeek(true));
    }

private:
    [[nodiscard]] std::vector<contract::DemoAccount> accounts()
    {
        m_client->setServer(m_platform.url());
        DemoApi demo(m_client.get());
        const auto told = waitFor(demo.accounts());
        if (!told)
            qWarning("%s", reason(told).constData());
        m_now = told ? told->now : contract::Instant{};
        return told ? told->accounts : std::vector<contract::DemoAccount>{};
    }
    [[nodiscard]] qint64 platformNow()
    {
        (void)accounts();
        return std::chrono::duration_cast<std::chrono::seconds>(m_now.time_since_epoch()).count();
    }
    [[nodiscard]] std::optional<contract::DemoAccount> accountOf(const std::string &tenant, const std::string &role)
    {
        for (const contract::DemoAccount &account : accounts()) {
            if (account.role == role && account.nextCode && account.email.ends_with("@" + tenant + ".example"))
                return account;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<contract::DemoAccount> accountWithoutFactor()
    {
        for (const contract::DemoAccount &account : accounts()) {
            if (account.role == "ADMIN" && !account.nextCode)
                return account;
        }
        return std::nullopt;
    }
    void password(const contract::DemoAccount &account)
    {
        SignIn *const signIn = m_session->signIn();
        signIn->setServer(m_platform.url());
        signIn->submitPassword(QString::fromStdString(account.email), QString::fromStdString(account.password));
        QTRY_COMPARE_WITH_TIMEOUT(signIn->step(), Step::Code, 20'000);
    }
    void enter(const std::string &tenant, const std::string &role)
    {
        const auto account = accountOf(tenant, role);
        QVERIFY(account.has_value());
        password(*account);
        m_session->signIn()->submitCode(QString::fromStdString(account->nextCode->code));
        QTRY_COMPARE_WITH_TIMEOUT(m_session->signIn()->step(), Step::Done, 20'000);
    }
    [[nodiscard]] Result<Dated<contract::BusinessDashboard>> fixtureWeek(bool refresh = false)
    {
        const QDateTime from(QDate(2026, 1, 31), QTime(23, 0), Qt::UTC);
        return waitFor(m_dashboard->businessDashboard(from, from.addDays(7), refresh), 20'000);
    }

    PlatformProcess m_platform;
    contract::Instant m_now{};
    MemoryCache m_cache;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CachedClient> m_cached;
    std::unique_ptr<DashboardApi> m_dashboard;
};

QTEST_GUILESS_MAIN(TestRealPlatform)
#include "tst_realplatform.moc"
