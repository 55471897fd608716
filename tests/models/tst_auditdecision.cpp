// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include "api/rules/policyjson.h"
#include "models/auditcomparisonmodel.h"
#include "models/auditdecisionpresenter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using contract::AuditSort;
using tests::auditDecision;
using tests::auditSnapshot;

class TestAuditDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), u"log"_s);
        m_rows = std::make_unique<AuditLogModel>(m_source.get(), m_search.get(), QTimeZone::utc());
        m_decision = std::make_unique<AuditDecisionPresenter>(m_source.get(), m_rows.get());
        m_snapshot = auditSnapshot("a", 250, 250);
        m_search->ask({}, AuditSort::NewestFirst);
        answer(m_source->queries.back(), m_snapshot);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(1));
        answer(m_source->pages.back(), m_snapshot);
        QTRY_COMPARE(m_rows->rowCount(), 250);
    }
    void cleanup()
    {
        m_decision.reset();
        m_rows.reset();
        m_search.reset();
    }

    void theRowIsThereAtOnceAndTheRestWhenItComes()
    {
        QSignalSpy opened(m_decision.get(), &AuditDecisionPresenter::opened);
        m_decision->open(3);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m_decision->facts()->seq, 246);
        QCOMPARE(m_decision->row(), 3);
        QCOMPARE(m_decision->loadState(), LoadState::Loading);
        QCOMPARE(m_source->decisions[0].id, u"dec-246"_s);
        m_source->decisions[0].succeed({auditDecision(246), {}});
        QTRY_COMPARE(m_decision->loadState(), LoadState::Ready);
        const AuditDetail &detail = *m_decision->detail();
        QCOMPARE(detail.inputs, (QList<AuditInput>{{u"amount"_s, u"48746"_s, false},
                                                   {u"applicant.mail"_s, u"[email]"_s, true},
                                                   {u"notes[0]"_s, u"a"_s, false},
                                                   {u"notes[1]"_s, u"b"_s, false}}));
        QVERIFY(!detail.isErased);
        QCOMPARE(detail.policy.version, 7);
        m_decision->close();
        QVERIFY(!m_decision->isOpen() && !m_decision->detail());
    }

    void theReasonIsReadInBothLanguages()
    {
        contract::AuditDecision decision = auditDecision(246);
        decision.row.reason = "el riesgo es alto";
        AuditDetail detail{decision.row, {}, false, {}, decision.policy, {}};
        QCOMPARE(inLanguage(detail, "en"), detail.row);
        rules::Policy policy;
        policy.id = "p";
        policy.name = "P";
        policy.rules.push_back(
            {{}, {rules::PolicyMode::Blocked, {{"es", "el riesgo es alto"}, {"en", "the risk is high"}}}});
        detail.policy.document = rules::canonicalPolicy(policy);
        QCOMPARE(inLanguage(detail, "en").reason, std::string("the risk is high"));
        QCOMPARE(inLanguage(detail, "es"), detail.row);
        // Nothing is put into the mouth of a policy that does not say it.
        detail.row.reason = "otra cosa";
        QCOMPARE(inLanguage(detail, "en"), detail.row);
        detail.policy.document = "{";
        QCOMPARE(inLanguage(detail, "en"), detail.row);
    }

    void whatContradictsItselfIsNotShown_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"agent", "state", "confidence", "reason", "inputs", "meta", "body", "id"})
            QTest::addRow("%s", what) << QString::fromLatin1(what);
    }
    void whatContradictsItselfIsNotShown()
    {
        QFETCH(QString, what);
        auto answer = auditDecision(246);
        if (what == u"agent"_s)
            answer.row.agent = "otro";
        else if (what == u"state"_s)
            answer.row.state = contract::DecisionState::Blocked;
        else if (what == u"confidence"_s)
            answer.row.confidence = 0.99;
        else if (what == u"reason"_s)
            answer.row.reason = "Todo bien.";
        else if (what == u"inputs"_s)
            answer.inputs = "{\"amount\":1}";
        else if (what == u"meta"_s)
            answer.proof.meta->bytes = "[]";
        else if (what == u"body"_s)
            answer.proof.body->bytes = "no JSON";
        else
            answer.row.id = "dec-7";
        m_decision->open(3);
        m_source->decisions[0].succeed({answer, {}});
        QTRY_COMPARE(m_decision->loadState(), LoadState::Failed);
        QCOMPARE(m_decision->error()->kind, ApiError::Kind::BadResponse);
        QVERIFY(!m_decision->detail());
    }

    void whatRetentionErasedIsSaid()
    {
        auto answer = auditDecision(246);
        answer.row.user.reset();
        answer.row.reason.reset();
        answer.row.correlationId.reset();
        answer.inputs.reset();
        answer.proof.body.reset();
        answer.erased = contract::AuditDecision::Erased{300, {}};
        m_decision->open(3);
        m_source->decisions[0].succeed({answer, {}});
        QTRY_COMPARE(m_decision->loadState(), LoadState::Ready);
        QVERIFY(m_decision->detail()->isErased);
        QCOMPARE(m_decision->detail()->erased->by, 300);
        QVERIFY(m_decision->detail()->inputs.isEmpty());
    }

    void oneGoesThroughTheResult()
    {
        m_decision->open(0);
        QVERIFY(!m_decision->hasPrevious() && m_decision->hasNext());
        m_decision->previous();
        QCOMPARE(m_decision->row(), 0);
        m_decision->open(98);
        m_decision->next();
        QCOMPARE(m_decision->facts()->seq, 150);
        // The next one is not at hand; keys come faster than rows.
        m_decision->next();
        m_decision->next();
        QCOMPARE(m_decision->row(), 99);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QSignalSpy moved(m_decision.get(), &AuditDecisionPresenter::rowChanged);
        answer(m_source->pages[1], m_snapshot);
        QTRY_COMPARE(m_decision->row(), 101);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(m_decision->facts()->seq, 148);
        m_decision->open(249);
    }

    void theLastHasNoNext()
    {
        m_decision->open(249);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QCOMPARE(m_source->pages[1].offset, 200);
        answer(m_source->pages[1], m_snapshot);
        QTRY_COMPARE(m_decision->row(), 249);
        QVERIFY(!m_decision->hasNext() && m_decision->hasPrevious());
        m_decision->next();
        QCOMPARE(m_decision->row(), 249);
    }

    void itsPlaceIsFoundInTheNextSnapshot()
    {
        m_decision->open(3);
        const auto grown = auditSnapshot("b", 400, 400);
        m_search->refresh();
        answer(m_source->queries.back(), grown);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answer(m_source->pages[1], grown);
        QTRY_COMPARE(m_decision->row(), -1);
        QTRY_COMPARE(m_source->places.size(), std::size_t(1));
        answer(m_source->places[0], grown);
        QTRY_COMPARE(m_decision->row(), 153);
        QCOMPARE(m_decision->id(), u"dec-246"_s);
        // In another result it may be missing, and stays open.
        const auto few = auditSnapshot("c", 2, 400);
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), few);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        answer(m_source->pages[2], few);
        QTRY_COMPARE(m_source->places.size(), std::size_t(2));
        answer(m_source->places[1], few);
        QTRY_COMPARE(m_decision->row(), -1);
        QVERIFY(m_decision->isOpen());
        QVERIFY(!m_decision->hasNext() && !m_decision->hasPrevious());
    }

    void aLinkFindsItsPlace()
    {
        m_decision->openById(u"dec-40"_s);
        QVERIFY(!m_decision->facts());
        m_source->decisions[0].succeed({auditDecision(40), {}});
        QTRY_COMPARE(m_source->places.size(), std::size_t(1));
        answer(m_source->places[0], m_snapshot);
        QTRY_COMPARE(m_decision->row(), 209);
        QCOMPARE(m_decision->facts()->seq, 40);
    }

    void othersOnTheEntityAreAQuery()
    {
        m_decision->open(3);
        m_source->decisions[0].succeed({auditDecision(246), {}});
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        QCOMPARE(m_source->queries[1].question.q, std::string("entity:\"Crédito 1\""));
        QCOMPARE(m_source->queries[1].question.purpose, std::string("entity"));
        QVERIFY(!m_decision->othersTotal());
        const auto same = auditSnapshot("e", 36, 249);
        answer(m_source->queries[1], same);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answer(m_source->pages[1], same);
        QTRY_COMPARE(m_decision->others().size(), std::size_t(5));
        QCOMPARE(*m_decision->othersTotal(), 35);
        for (const auto &row : m_decision->others())
            QVERIFY(row.seq != 246);
    }

    void failuresAreSaidAndMended()
    {
        m_decision->open(3);
        m_source->decisions[0].fail(ApiError::Kind::Offline);
        QTRY_COMPARE(m_decision->loadState(), LoadState::Unavailable);
        QVERIFY(m_decision->facts());
        m_decision->retry();
        QCOMPARE(m_decision->loadState(), LoadState::Loading);
        m_source->decisions[1].succeed({auditDecision(246), {}, true, std::nullopt});
        QTRY_COMPARE(m_decision->loadState(), LoadState::Stale);
        m_decision->open(4);
        m_source->decisions[2].giveUp();
        QTRY_COMPARE(m_decision->loadState(), LoadState::Failed);
    }

    void theLatestOpenedWins()
    {
        m_decision->open(3);
        m_decision->open(4);
        QVERIFY(m_source->decisions[0].isCanceled());
        m_source->decisions[0].succeed({auditDecision(246), {}});
        m_source->decisions[1].succeed({auditDecision(245), {}});
        QTRY_VERIFY(m_decision->detail());
        QCOMPARE(m_decision->detail()->row.seq, 245);
    }

    void twoAreCompared()
    {
        AuditComparisonModel comparison(m_source.get());
        QAbstractItemModelTester tester(&comparison, QAbstractItemModelTester::FailureReportingMode::Fatal);
        comparison.compare(u"dec-1"_s, u"dec-2"_s);
        QCOMPARE(comparison.loadState(), LoadState::Loading);
        auto second = auditDecision(2);
        second.inputs = "{\"amount\":48502,\"extra\":true}";
        second.proof.body.reset();
        m_source->decisions[1].succeed({second, {}});
        m_source->decisions[0].succeed({auditDecision(1), {}});
        QTRY_COMPARE(comparison.loadState(), LoadState::Ready);
        QMap<QString, bool> differs;
        for (int row = 0; row < comparison.rowCount(); ++row) {
            const QModelIndex index = comparison.index(row, 0);
            differs.insert(index.data().toString(), index.data(AuditComparisonModel::DiffersRole).toBool());
        }
        QCOMPARE(differs.value(u"agent"_s), true);
        QCOMPARE(differs.value(u"action"_s), false);
        QCOMPARE(differs.value(u"inputs.amount"_s), true);
        QCOMPARE(differs.value(u"inputs.extra"_s), true);
        QCOMPARE(differs.value(u"reason"_s), false);
        const int last = comparison.rowCount() - 1;
        QCOMPARE(comparison.index(last, AuditComparisonModel::What).data(), QVariant(u"inputs.extra"_s));
        QVERIFY(!comparison.index(last, AuditComparisonModel::Left).data().isValid());
        QCOMPARE(comparison.index(last, AuditComparisonModel::Right).data(), QVariant(u"true"_s));
    }

    void aComparisonThatLacksOneIsNone()
    {
        AuditComparisonModel comparison(m_source.get());
        comparison.compare(u"dec-1"_s, u"dec-2"_s);
        m_source->decisions[0].succeed({auditDecision(1), {}});
        m_source->decisions[1].fail(ApiError::Kind::Offline);
        QTRY_COMPARE(comparison.loadState(), LoadState::Unavailable);
        QCOMPARE(comparison.rowCount(), 0);
        comparison.retry();
        m_source->decisions[2].succeed({auditDecision(1), {}});
        m_source->decisions[3].succeed({auditDecision(2), {}});
        QTRY_COMPARE(comparison.loadState(), LoadState::Ready);
        comparison.clear();
        QCOMPARE(comparison.rowCount(), 0);
    }

private:
    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<AuditLogModel> m_rows;
    std::unique_ptr<AuditDecisionPresenter> m_decision;
    contract::AuditQuery m_snapshot;
};

QTEST_GUILESS_MAIN(TestAuditDecision)
#include "tst_auditdecision.moc"
