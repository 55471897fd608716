// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include "models/auditfacetsmodel.h"
#include "models/audithistogram.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using contract::AuditFacets;
using contract::AuditSort;
using rules::QueryField;
using tests::auditSnapshot;
using Facets = AuditFacetsModel;

namespace {

AuditFacets facets(const std::string &id, std::int64_t blocked)
{
    return {id,
            {{"state", {{"executed", {}, 702}, {"review", {}, 431}, {"blocked", {}, blocked}}, 0},
             {"policy", {{"pol-riesgo-alto", "Riesgo alto", 90}, {"pol-2", "Otra", 45}}, 12}}};
}

contract::AuditHistogram histogram(const std::string &id, std::vector<std::int64_t> executed)
{
    contract::AuditHistogram answer{id, {}, {}, 3'600'000, {}};
    for (const auto count : executed)
        answer.buckets.push_back({{}, count, 2, count > 0 ? 1 : 0});
    return answer;
}

} // namespace

class TestAuditSums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), u"log"_s);
        m_query = std::make_unique<AuditQueryState>(QTimeZone::utc());
        m_facets = std::make_unique<Facets>(m_source.get(), m_search.get(), m_query.get());
        m_histogram = std::make_unique<AuditHistogram>(m_source.get(), m_search.get());
        new QAbstractItemModelTester(m_facets.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_facets.get());
    }
    void cleanup()
    {
        m_histogram.reset();
        m_facets.reset();
        m_search.reset();
    }

    void facetsAreATree()
    {
        open("a");
        m_source->facetCalls[0].succeed(facets("a", 142));
        QTRY_COMPARE(m_facets->loadState(), LoadState::Ready);
        QCOMPARE(m_facets->rowCount(), 2);
        const QModelIndex state = m_facets->index(0, 0);
        QCOMPARE(m_facets->rowCount(state), 3);
        QCOMPARE(state.data(), QVariant(u"state"_s));
        QCOMPARE(state.data(Facets::CountRole).toLongLong(), 1275);
        const QModelIndex blocked = m_facets->index(2, 0, state);
        QCOMPARE(blocked.data(Facets::ValueRole), QVariant(u"blocked"_s));
        QCOMPARE(blocked.data(Facets::CountRole).toLongLong(), 142);
        QCOMPARE(blocked.data(Facets::ShareRole).toDouble(), 142.0 / 702);
        QCOMPARE(blocked.parent(), state);
        QCOMPARE(m_facets->rowCount(blocked), 0);
        const QModelIndex policy = m_facets->index(1, 0);
        QCOMPARE(policy.data(Facets::MoreRole).toLongLong(), 12);
        const QModelIndex risky = m_facets->index(0, 0, policy);
        QCOMPARE(risky.data(), QVariant(u"Riesgo alto"_s));
        QCOMPARE(*m_facets->termOf(risky), (AuditTerm{QueryField::Policy, u"pol-riesgo-alto"_s}));
        QVERIFY(!m_facets->termOf(policy));
    }

    void aFacetIsCheckedByTheQuery()
    {
        open("a");
        m_source->facetCalls[0].succeed(facets("a", 142));
        QTRY_COMPARE(m_facets->rowCount(), 2);
        const QModelIndex blocked = m_facets->index(2, 0, m_facets->index(0, 0));
        m_facets->toggle(blocked);
        QCOMPARE(m_query->text(), u"state:blocked"_s);
        QVERIFY(blocked.data(Facets::CheckedRole).toBool());
        QSignalSpy changes(m_facets.get(), &QAbstractItemModel::dataChanged);
        m_query->setText(u"estado:ejecutada"_s);
        QVERIFY(!changes.isEmpty());
        QVERIFY(!blocked.data(Facets::CheckedRole).toBool());
        m_facets->toggle(m_facets->index(0, 0));
        QCOMPARE(m_query->text(), u"estado:ejecutada"_s);
    }

    void aPolicyIsCheckedByItsNameToo()
    {
        open("a");
        m_source->facetCalls[0].succeed(facets("a", 142));
        QTRY_COMPARE(m_facets->rowCount(), 2);
        const QModelIndex policy = m_facets->index(1, 0);
        const QModelIndex risky = m_facets->index(0, 0, policy);
        m_query->setText(u"politica:\"riesgo alto\",pol-2"_s);
        QVERIFY(risky.data(Facets::CheckedRole).toBool());
        QVERIFY(m_facets->index(1, 0, policy).data(Facets::CheckedRole).toBool());
        // What was asked for by its name goes by its name.
        m_facets->toggle(risky);
        QCOMPARE(m_query->text(), u"politica:pol-2"_s);
        QVERIFY(!risky.data(Facets::CheckedRole).toBool());
        m_facets->toggle(risky);
        QCOMPARE(m_query->text(), u"politica:pol-2,pol-riesgo-alto"_s);
    }

    void onlyOtherCountsKeepTheTree()
    {
        open("a");
        m_source->facetCalls[0].succeed(facets("a", 142));
        QTRY_COMPARE(m_facets->rowCount(), 2);
        QSignalSpy resets(m_facets.get(), &QAbstractItemModel::modelReset);
        const QPersistentModelIndex blocked = m_facets->index(2, 0, m_facets->index(0, 0));
        renew("b");
        QTRY_COMPARE(m_source->facetCalls.size(), std::size_t(2));
        QCOMPARE(m_facets->loadState(), LoadState::Stale);
        QCOMPARE(blocked.data(Facets::CountRole).toLongLong(), 142);
        m_source->facetCalls[1].succeed(facets("b", 143));
        QTRY_COMPARE(blocked.data(Facets::CountRole).toLongLong(), 143);
        QCOMPARE(resets.size(), 0);
        renew("c");
        QTRY_COMPARE(m_source->facetCalls.size(), std::size_t(3));
        auto other = facets("c", 1);
        other.facets.pop_back();
        m_source->facetCalls[2].succeed(other);
        QTRY_COMPARE(m_facets->rowCount(), 1);
        QCOMPARE(resets.size(), 1);
    }

    void whatWasAskedBeforeIsGivenUp()
    {
        open("a");
        renew("b");
        QTRY_COMPARE(m_source->histograms.size(), std::size_t(2));
        QVERIFY(m_source->histograms[0].isCanceled());
        QVERIFY(m_source->facetCalls[0].isCanceled());
        m_source->histograms[0].succeed(histogram("a", {9}));
        m_source->histograms[1].succeed(histogram("b", {4, 0}));
        QTRY_COMPARE(m_histogram->loadState(), LoadState::Ready);
        QCOMPARE(m_histogram->data()->queryId, std::string("b"));
        QCOMPARE(m_histogram->highest(), 7);
    }

    void asManyBucketsAsThereIsRoomFor()
    {
        m_histogram->setBuckets(48);
        QCOMPARE(m_source->histograms.size(), std::size_t(0));
        open("a");
        QCOMPARE(m_source->histograms.back().buckets, 48);
        m_histogram->setBuckets(48);
        QCOMPARE(m_source->histograms.size(), std::size_t(1));
        m_histogram->setBuckets(96);
        QCOMPARE(m_source->histograms.back().buckets, 96);
        QVERIFY(m_source->histograms[0].isCanceled());
    }

    void nothingIsEmpty()
    {
        open("a");
        m_source->histograms[0].succeed(histogram("a", {}));
        m_source->facetCalls[0].succeed({"a", {}});
        QTRY_COMPARE(m_histogram->loadState(), LoadState::Empty);
        QTRY_COMPARE(m_facets->loadState(), LoadState::Empty);
    }

    void aSnapshotThatIsGoneIsAskedForOnceByAll()
    {
        open("a");
        m_source->histograms[0].isGone();
        m_source->facetCalls[0].isGone();
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        answer(m_source->queries[1], auditSnapshot("a", 10, 10));
        QTRY_COMPARE(m_source->histograms.size(), std::size_t(2));
        QTRY_COMPARE(m_source->facetCalls.size(), std::size_t(2));
        QCOMPARE(m_source->queries.size(), std::size_t(2));
        m_source->histograms[1].succeed(histogram("a", {4}));
        QTRY_COMPARE(m_histogram->loadState(), LoadState::Ready);
    }

    void failuresKeepWhatIsThere()
    {
        open("a");
        m_source->histograms[0].fail(ApiError::Kind::Offline);
        QTRY_COMPARE(m_histogram->loadState(), LoadState::Unavailable);
        m_histogram->retry();
        m_source->histograms[1].succeed(histogram("a", {4}));
        QTRY_COMPARE(m_histogram->loadState(), LoadState::Ready);
        QVERIFY(!m_histogram->error());
        renew("b");
        QTRY_COMPARE(m_source->histograms.size(), std::size_t(3));
        m_source->histograms[2].fail(ApiError::Kind::Server);
        QTRY_VERIFY(m_histogram->error().has_value());
        QCOMPARE(m_histogram->loadState(), LoadState::Stale);
        QCOMPARE(m_histogram->highest(), 7);
        // A question without an answer has no counts.
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        m_source->queries.back().fail(ApiError::Kind::Offline);
        QTRY_COMPARE(m_histogram->loadState(), LoadState::Unavailable);
        QVERIFY(!m_histogram->data());
        QCOMPARE(m_facets->rowCount(), 0);
    }

private:
    void open(const std::string &id)
    {
        m_search->ask({}, AuditSort::NewestFirst);
        answer(m_source->queries.back(), auditSnapshot(id, 10, 10));
        QTRY_VERIFY(!m_source->histograms.empty());
    }
    void renew(const std::string &id)
    {
        m_search->refresh();
        answer(m_source->queries.back(), auditSnapshot(id, 10, 10));
    }

    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<AuditQueryState> m_query;
    std::unique_ptr<Facets> m_facets;
    std::unique_ptr<AuditHistogram> m_histogram;
};

QTEST_GUILESS_MAIN(TestAuditSums)
#include "tst_auditsums.moc"
