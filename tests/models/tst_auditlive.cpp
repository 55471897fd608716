// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/auditapi.h"
#include "api/endpoints/auditlogapi.h"
#include "api/net/apiclient.h"
#include "models/auditpresenter.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/demosession.h"
#include "tests/support/memorypins.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using rules::QueryField;

namespace {

/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 120'000;

} // namespace

/// The models of the log on a real platform with 100,000 decisions.
class TestAuditLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        const auto who = tests::signInToDemo(m_platform, u"lucas.otero@banca-norte.example"_s);
        QVERIFY(who.isOpen());
        m_someone = std::make_unique<tests::AlwaysSignedIn>(who.accessToken.toStdString());
        m_client = std::make_unique<api::ApiClient>();
        m_client->setServer(m_platform.url());
        m_client->setAuthorizer(m_someone.get());
        m_client->setIdentity({m_platform.url(), who.userId, who.tenantId, u"COMPLIANCE"_s});
        m_cached = std::make_unique<api::CachedClient>(m_client.get(), &m_cache);
        m_api = std::make_unique<api::AuditApi>(m_cached.get());
        m_logApi = std::make_unique<api::AuditLogApi>(m_cached.get());
        m_log = std::make_unique<api::LogVerifier>(m_logApi.get(), &m_pins);
        m_log->setLog({api::ApiClient::originOf(m_platform.url()), who.tenantId});
        m_rowVerifier = std::make_unique<api::RowVerifier>(m_logApi.get(), m_log.get());
        m_check = std::make_unique<api::ResultCheck>(m_logApi.get(), m_log.get());
    }
    void init()
    {
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->rows()->loadState(), LoadState::Ready, patience);
    }
    void cleanup() { m_audit.reset(); }
    void cleanupTestCase()
    {
        m_check.reset();
        m_rowVerifier.reset();
        m_log.reset();
        m_logApi.reset();
        m_api.reset();
        m_cached.reset();
        m_client.reset();
    }

    void theWholeLogIsShownAndVerified()
    {
        AuditLogModel *const rows = m_audit->rows();
        QCOMPARE(rows->rowCount(), 100'000);
        QVERIFY(rows->index(0, AuditLogModel::Agent).data().isValid());
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->facets()->loadState(), LoadState::Ready, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->histogram()->loadState(), LoadState::Ready, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_audit->trust()->isPageVerified(), patience);
        QVERIFY(m_audit->facets()->rowCount() >= 5);
        qint64 counted = 0;
        for (const auto &bucket : m_audit->histogram()->data()->buckets)
            counted += bucket.executed + bucket.review + bucket.blocked;
        QCOMPARE(counted, 100'000);
    }

    void anyPlaceCanBeReached()
    {
        AuditLogModel *const rows = m_audit->rows();
        for (const int first : {99'970, 50'000, 12'345}) {
            rows->setView(first, first + 29);
            QTRY_VERIFY_WITH_TIMEOUT(rows->rowAt(first) && rows->rowAt(first + 29), patience);
            QVERIFY(rows->rowAt(first)->at >= rows->rowAt(first + 29)->at);
            const qint64 seq = rows->rowAt(first)->seq;
            QSignalSpy found(rows, &AuditLogModel::found);
            rows->find(seq);
            QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
            QCOMPARE(found[0][1].toInt(), first);
        }
    }

    void everyFilterLeavesWhatItMeans_data()
    {
        QTest::addColumn<int>("column");
        QTest::addRow("state") << int(AuditLogModel::State);
        QTest::addRow("agent") << int(AuditLogModel::Agent);
        QTest::addRow("action") << int(AuditLogModel::Action);
        QTest::addRow("entity") << int(AuditLogModel::Entity);
        QTest::addRow("policy") << int(AuditLogModel::Policy);
        QTest::addRow("confidence") << int(AuditLogModel::Confidence);
        QTest::addRow("risk") << int(AuditLogModel::Risk);
        QTest::addRow("pii") << int(AuditLogModel::Pii);
        QTest::addRow("user") << int(AuditLogModel::User);
        QTest::addRow("seq") << int(AuditLogModel::Seq);
    }
    void everyFilterLeavesWhatItMeans()
    {
        QFETCH(int, column);
        AuditLogModel *const rows = m_audit->rows();
        const QVariant value = rows->index(3, column).data();
        const auto term = rows->termOf(rows->index(3, column));
        if (!term)
            QSKIP("this row has no such value");
        m_audit->query()->filterBy(*term);
        QTRY_COMPARE_WITH_TIMEOUT(rows->loadState(), LoadState::Ready, patience);
        QVERIFY(rows->rowCount() >= 1 && rows->rowCount() < 100'000);
        for (int row = 0; row < std::min(50, rows->rowCount()); ++row)
            QCOMPARE(rows->index(row, column).data(), value);
        const int with = rows->rowCount();
        m_audit->query()->exclude(*term);
        QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() == 100'000 - with, patience);
    }

    void oneDecisionIsReadAndVerified()
    {
        m_audit->decision()->open(5);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->decision()->loadState(), LoadState::Ready, patience);
        QVERIFY(!m_audit->decision()->detail()->inputs.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->trust()->decisionProof().state, ProofState::Verified, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_audit->decision()->othersTotal(), patience);
        m_audit->comparison()->compare(m_audit->decision()->id(), m_audit->rows()->index(6, 0).data(IdRole).toString());
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->comparison()->loadState(), LoadState::Ready, patience);
        QVERIFY(m_audit->comparison()->rowCount() > 12);
    }

    void aResultIsVerifiedWhole()
    {
        m_audit->query()->set(u"estado:bloqueada riesgo:>=50"_s, contract::AuditSort::LowestConfidenceFirst);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->rows()->loadState(), LoadState::Ready, patience);
        m_audit->result()->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_audit->result()->step() != AuditResult::Step::Running, patience);
        QCOMPARE(m_audit->result()->step(), AuditResult::Step::Done);
        const auto &report = *m_audit->result()->report();
        QVERIFY(report.isComplete());
        QCOMPARE(report.matching, m_audit->search()->snapshot()->total);
        QVERIFY(!m_audit->trust()->isAlarm());
    }

    void outOfReachWhatWasOpenedCanBeRead()
    {
        m_audit->decision()->open(2);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->decision()->loadState(), LoadState::Ready, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_audit->trust()->isPageVerified(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->facets()->loadState(), LoadState::Ready, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->histogram()->loadState(), LoadState::Ready, patience);
        m_platform.kill();
        // As after a restart: nothing is known but what was kept.
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->search()->state(), LoadState::Stale, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->rows()->rowCount(), 100'000, patience);
        QVERIFY(m_audit->rows()->rowAt(0));
        QVERIFY(m_audit->search()->fetchedAt().isValid());
        QTRY_VERIFY_WITH_TIMEOUT(m_audit->facets()->rowCount() > 0 && m_audit->histogram()->data(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_audit->trust()->count(ProofState::Verified), 100, patience);
    }

private:
    void begin()
    {
        m_audit = std::make_unique<AuditPresenter>(m_api.get(), QTimeZone("Europe/Madrid"), QUrlQuery(),
                                                   AuditViewsModel::Keep());
        m_audit->verifyWith(m_log.get(), m_rowVerifier.get(), m_check.get());
        m_audit->show({});
    }

    tests::PlatformProcess m_platform;
    api::MemoryCache m_cache;
    tests::MemoryPins m_pins;
    std::unique_ptr<tests::AlwaysSignedIn> m_someone;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::CachedClient> m_cached;
    std::unique_ptr<api::AuditApi> m_api;
    std::unique_ptr<api::AuditLogApi> m_logApi;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_rowVerifier;
    std::unique_ptr<api::ResultCheck> m_check;
    std::unique_ptr<AuditPresenter> m_audit;
};

QTEST_GUILESS_MAIN(TestAuditLive)
#include "tst_auditlive.moc"
