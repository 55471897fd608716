// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/dashboardapi.h"
#include "api/endpoints/demoapi.h"
#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "charts/chartbase.h"
#include "models/dashboardpresenter.h"
#include "tests/support/futures.h"
#include "tests/support/platformprocess.h"
#include "ui/common/theme.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/kpicard.h"

#include <QLabel>
#include <QTest>

#include <algorithm>

using namespace atalaya;
using namespace Qt::StringLiterals;

/// The page against the real platform with its sample week: what a manager reads there, figure by figure.
class TestDashboardLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        m_theme = std::make_unique<ui::Theme>();
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        m_client = std::make_unique<api::ApiClient>();
        m_session = std::make_unique<api::Session>(m_client.get());
        m_cached = std::make_unique<api::CachedClient>(m_client.get(), &m_cache);
        m_source = std::make_unique<api::DashboardApi>(m_cached.get());
        signIn();
        QCOMPARE(m_session->state(), api::Session::State::SignedIn);

        const QTimeZone zone(QByteArray::fromStdString(m_session->me()->tenant->timeZone));
        // The platform's clock stands at this moment too.
        auto *const presenter = new models::DashboardPresenter(
            m_source.get(), zone, [] { return QDateTime::fromString(u"2026-02-08T09:00:00Z"_s, Qt::ISODate); });
        m_page = std::make_unique<ui::DashboardPage>(presenter, zone);
        m_presenter = presenter;
        m_page->resize(1240, 826);
        m_page->show();
        m_page->open(QUrlQuery(u"period=custom&from=2026-02-01&to=2026-02-07"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_presenter->state(), models::LoadState::Ready, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_presenter->usageState(), models::LoadState::Ready, 20'000);
        QTest::qWait(1);
    }

    void cleanupTestCase()
    {
        m_page.reset();
        m_source.reset();
        m_cached.reset();
        m_session.reset();
        m_client.reset();
    }

    void figures_data()
    {
        QTest::addColumn<int>("card");
        QTest::addColumn<QString>("words");
        QTest::addRow("money") << 0 << u"Money saved, €1,550"_s;
        QTest::addRow("hours") << 1 << u"Hours saved, 31 h, 1,860 min, 12.7% more"_s;
        QTest::addRow("tasks") << 2 << u"Automated tasks, 124, 110 before, 12.7% more"_s;
        QTest::addRow("quality") << 3 << u"Answer quality, 87 out of 100, faithfulness"_s;
        QTest::addRow("risks") << 4 << u"Open risks, 7, 21 resolved, 30 d, few data"_s;
    }
    void figures()
    {
        QFETCH(int, card);
        QFETCH(QString, words);
        const QString spoken = m_page->findChild<ui::KpiCard *>(u"kpi.%1"_s.arg(card))->accessibleName();
        QVERIFY2(plain(spoken).startsWith(words), qPrintable(spoken));
    }

    void daysAndComponents()
    {
        QCOMPARE(m_page->findChild<QLabel *>(u"comparedWith"_s)->text(), u"Compared with 25–31 Jan 2026"_s);
        const charts::ChartTable tasks = chart("tasks")->table();
        QCOMPARE(tasks.rows.size(), std::size_t(7));
        QCOMPARE(tasks.rows[0][1].value.toDouble(), 10.0);
        QCOMPARE(tasks.rows[1][1].value.toDouble(), 18.0);
        double now = 0;
        double before = 0;
        for (const auto &row : tasks.rows) {
            now += row[1].value.toDouble();
            before += row[2].value.toDouble();
        }
        QCOMPARE(now, 124.0);
        QCOMPARE(before, 110.0);
        QVERIFY(chart("tasks")->sentence(5).endsWith(u", 24 documents"_s));
        QVERIFY(!chart("tasks")->sentence(4).contains(u"documents"_s));
        QCOMPARE(chart("quality")->sentence(0), u"1 Feb, Faithfulness 85, Relevance 90, Precision 80"_s);
        QCOMPARE(chart("quality")->sentence(1), u"2 Feb, Faithfulness 88, Relevance 92, Precision 85"_s);
        QCOMPARE(chart("quality")->sentence(4), u"5 Feb, no data"_s);
        QCOMPARE(chart("risk")->sentence(0), u"Modelo X, 9 mentions"_s);
        QCOMPARE(chart("risk")->sentence(1), u"Cuadro maniobra Y, 5 mentions"_s);
        QCOMPARE(chart("adoption")->sentence(0), u"Tasks, 124 uses, 11 users"_s);
        QCOMPARE(chart("adoption")->sentence(1), u"Document chat, 119 uses, 14 users"_s);
    }

    void adoptionUsageAndActivation_data()
    {
        QTest::addColumn<QString>("card");
        QTest::addColumn<QStringList>("figures");
        QTest::addRow("means") << u"card.quality"_s << QStringList{u"means 87 · 91 · 83"_s};
        QTest::addRow("risk") << u"card.risk"_s << QStringList{u"21"_s};
        QTest::addRow("adoption") << u"card.adoption"_s << QStringList{u"14"_s, u"96"_s, u"72"_s, u"8.5"_s};
        QTest::addRow("usage") << u"card.usage"_s << QStringList{u"Tokens"_s, u"Storage"_s, u"Searches"_s, u"Seats"_s};
        QTest::addRow("activation") << u"card.activation"_s << QStringList{u"Onboarding complete"_s, u"100%"_s};
    }
    void adoptionUsageAndActivation()
    {
        QFETCH(QString, card);
        QFETCH(QStringList, figures);
        QStringList shown;
        for (const QLabel *label : m_page->findChild<QWidget *>(card)->findChildren<QLabel *>())
            if (label->isVisible())
                shown.append(plain(label->text()));
        for (const QString &figure : figures)
            QVERIFY2(shown.contains(figure), qPrintable(figure + u" is not in "_s + shown.join(u" | "_s)));
    }

    void aStoppedPlatformLeavesTheFiguresReadable()
    {
        m_platform.kill();
        m_page->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_presenter->state(), models::LoadState::Stale, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_presenter->isBusy(), 30'000);
        QVERIFY(!m_page->findChild<QWidget *>(u"dashboardStrip"_s)->isVisible());
        QVERIFY(plain(m_page->findChild<ui::KpiCard *>(u"kpi.2"_s)->accessibleName()).contains(u"124"_s));
        m_page->open(QUrlQuery(u"period=90d"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_presenter->state(), models::LoadState::Unavailable, 30'000);
    }

private:
    void signIn()
    {
        m_client->setServer(m_platform.url());
        api::DemoApi demo(m_client.get());
        const auto told = tests::waitFor(demo.accounts(), 20'000);
        QVERIFY2(told, tests::reason(told));
        const auto manager = std::find_if(told->accounts.begin(), told->accounts.end(), [](const auto &account) {
            return account.role == "MANAGER" && account.nextCode && account.email.ends_with("@ascensores-xyz.example");
        });
        QVERIFY(manager != told->accounts.end());
        api::SignIn *const steps = m_session->signIn();
        steps->setServer(m_platform.url());
        steps->submitPassword(QString::fromStdString(manager->email), QString::fromStdString(manager->password));
        QTRY_COMPARE_WITH_TIMEOUT(steps->step(), api::SignIn::Step::Code, 30'000);
        steps->submitCode(QString::fromStdString(manager->nextCode->code));
        QTRY_COMPARE_WITH_TIMEOUT(steps->step(), api::SignIn::Step::Done, 30'000);
    }
    charts::ChartBase *chart(const char *id)
    {
        return m_page->findChild<charts::ChartBase *>(u"chart."_s + QLatin1String(id));
    }
    static QString plain(QString text) { return text.replace(QChar::Nbsp, u' '); }

    tests::PlatformProcess m_platform;
    api::MemoryCache m_cache;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::Session> m_session;
    std::unique_ptr<api::CachedClient> m_cached;
    std::unique_ptr<api::DashboardApi> m_source;
    std::unique_ptr<ui::DashboardPage> m_page;
    models::DashboardPresenter *m_presenter = nullptr;
};

QTEST_MAIN(TestDashboardLive)
#include "tst_dashboardlive.moc"
