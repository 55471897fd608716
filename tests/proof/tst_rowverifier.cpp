// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowfixture.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;
using contract::AuditSort;

namespace {

enum Bend
{
    Honest,
    Again,
    AgainLater,
    Swapped,
    Foreign,
    Before,
    Behind
};

} // namespace

class TestRowVerifier : public QObject, protected RowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(contract::Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 1}});
        QVERIFY(waitFor(m_log->check()));
    }

    void honestPagesAreVerified()
    {
        const PageCheck page = check();
        QCOMPARE(page.tree, LogOutcome::Verified);
        QCOMPARE(page.rows.size(), std::size_t{60});
        for (const RowCheck &row : page.rows) {
            QCOMPARE(row.outcome, LogOutcome::Verified);
            QVERIFY(row.facts && row.facts->body);
        }
        QVERIFY(m_log->status().isGood());
    }

    /// The platform ends a reply that grows too large.
    void shortRepliesAreContinued()
    {
        for (const int most : {1, 7, 59}) {
            m_source->mostProofs = most;
            const PageCheck page = check();
            QCOMPARE(page.rows.size(), std::size_t{60});
            for (const RowCheck &row : page.rows)
                QCOMPARE(row.outcome, LogOutcome::Verified);
        }
        QVERIFY(m_source->asked.contains(QStringLiteral("proofs q-1 59 1")));
        m_source->mostProofs = 0;
        QVERIFY(!isVerified(check().rows.front().outcome));
    }

    void olderSnapshotsAreProvenUnderTheNewHead()
    {
        m_source->headSize = 66;
        m_source->add(20);
        QVERIFY(waitFor(m_log->check()));
        const PageCheck page = check();
        QCOMPARE(page.size, std::int64_t{66});
        QCOMPARE(page.rows.back().outcome, LogOutcome::Verified);
        QVERIFY(m_source->asked.contains(QStringLiteral("consistency 66 90")));
    }

    void everyShownFieldIsHeldAgainstTheLeaf_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QByteArray>("name");
        const QByteArrayList names{"agent",         "entity",     "action", "state",       "policyId", "policyName",
                                   "policyVersion", "confidence", "risk",   "containsPii", "at",       "id",
                                   "correlationId", "user",       "reason"};
        for (int field = 0; field < names.size(); ++field)
            QTest::newRow(names[field].constData()) << field << names[field];
    }
    void everyShownFieldIsHeldAgainstTheLeaf()
    {
        QFETCH(int, field);
        QFETCH(QByteArray, name);
        auto shown = m_source->shownRows();
        contract::AuditRow &row = shown[7];
        switch (field) {
        case 0:
            row.agent = "other";
            break;
        case 1:
            row.entity = "other";
            break;
        case 2:
            row.action = "other";
            break;
        case 3:
            row.state = contract::DecisionState::Blocked;
            break;
        case 4:
            row.policyId = "other";
            break;
        case 5:
            row.policyName = "other";
            break;
        case 6:
            row.policyVersion = 99;
            break;
        case 7:
            row.confidence.reset();
            break;
        case 8:
            row.risk = 100;
            break;
        case 9:
            row.containsPii = true;
            break;
        case 10:
            row.at += std::chrono::milliseconds(1);
            break;
        case 11:
            row.id.back() = row.id.back() == '0' ? '1' : '0';
            break;
        case 12:
            row.correlationId = "other";
            break;
        case 13:
            row.user = "eva";
            break;
        default:
            row.reason.reset();
            break;
        }
        const PageCheck page = check(shown);
        QCOMPARE(page.rows[7].outcome, LogOutcome::NotInLog);
        QCOMPARE(page.rows[7].differs, std::vector<std::string>{name.toStdString()});
        QCOMPARE(page.rows[6].outcome, LogOutcome::Verified);
        QTRY_COMPARE(m_log->status().alarms.size(), std::size_t{1});
        QCOMPARE(m_log->status().alarms.front().seq, static_cast<std::uint64_t>(row.seq));
    }

    void oneForgedLeafSpoilsOneRow()
    {
        // The operator rewrites a decision in the store; the tree that was signed stays.
        m_source->entries[20].meta.replace("agent", "other");
        const PageCheck page = check();
        for (const RowCheck &row : page.rows)
            QCOMPARE(row.outcome, row.seq == 20 ? LogOutcome::NotInLog : LogOutcome::Verified);
        QCOMPARE(page.tree, LogOutcome::Verified);
    }

    void aTreeOfTheirOwnIsNotTheLog()
    {
        m_source->entries[20].meta.replace("agent", "other");
        m_source->rebuild();
        const PageCheck page = check();
        QCOMPARE(page.tree, LogOutcome::NotInLog);
        for (const RowCheck &row : page.rows)
            QCOMPARE(row.outcome, LogOutcome::NotInLog);
        QTRY_VERIFY(!m_log->status().isGood());
    }

    void proofsOfOtherRowsProveNothing()
    {
        const auto shown = m_source->shownRows();
        std::swap(m_source->result[4], m_source->result[5]);
        const PageCheck page = check(shown);
        QCOMPARE(page.rows[4].outcome, LogOutcome::NotInLog);
        QCOMPARE(page.rows[6].outcome, LogOutcome::Verified);
        m_source->result.pop_back();
        QCOMPARE(check(shown).rows.back().outcome, LogOutcome::NotInLog);
    }

    /// Rows that lie in the log, each for itself, and are not the list that was asked for.
    void everyRowStandsOnceAndWhereItBelongs_data()
    {
        QTest::addColumn<AuditSort>("sort");
        QTest::addColumn<int>("bend");
        QTest::addColumn<int>("place");
        QTest::addColumn<QByteArray>("why");
        const std::pair<const char *, AuditSort> sorts[] = {{"newest", AuditSort::NewestFirst},
                                                            {"oldest", AuditSort::OldestFirst},
                                                            {"surest", AuditSort::HighestConfidenceFirst},
                                                            {"unsurest", AuditSort::LowestConfidenceFirst}};
        for (const auto &[name, sort] : sorts) {
            QTest::addRow("%s, honest", name) << sort << int(Honest) << -1 << QByteArray();
            QTest::addRow("%s, the same again", name) << sort << int(Again) << 9 << QByteArray("repeated");
            QTest::addRow("%s, the same later", name) << sort << int(AgainLater) << 20 << QByteArray("repeated");
            QTest::addRow("%s, two swapped", name) << sort << int(Swapped) << 9 << QByteArray("order");
            QTest::addRow("%s, one of another agent", name) << sort << int(Foreign) << -1 << QByteArray("query");
            QTest::addRow("%s, also on the page before", name) << sort << int(Before) << 0 << QByteArray("repeated");
            QTest::addRow("%s, behind it one from before it", name) << sort << int(Behind) << 29 << QByteArray("order");
        }
    }
    void everyRowStandsOnceAndWhereItBelongs()
    {
        QFETCH(AuditSort, sort);
        QFETCH(int, bend);
        QFETCH(int, place);
        QFETCH(QByteArray, why);
        m_source->add(230);
        QVERIFY(waitFor(m_log->check()));
        PageQuestion question = pageOf({});
        question.query = rules::parseQuery("agent:agent-7,agent-4", {}).query;
        question.sort = sort;
        const auto whole = m_source->matching(question.query, sort);
        QCOMPARE(whole.size(), std::size_t{60});
        question.before = m_source->shownRow(whole[9]);
        question.behind = m_source->shownRow(whole[40]);
        std::vector<std::int64_t> list(whole.begin() + 10, whole.begin() + 40);
        switch (bend) {
        case Again:
            list[9] = list[8];
            break;
        case AgainLater:
            list[20] = list[3];
            break;
        case Swapped:
            std::swap(list[8], list[9]);
            break;
        case Foreign: {
            // At the place where it would stand.
            list = m_source->matching(rules::parseQuery("agent:agent-7,agent-4,agent-5", {}).query, sort);
            const auto isOther = [](std::int64_t seq) {
                return seq % 10 == 5;
            };
            const std::int64_t foreign = *std::ranges::find_if(list, isOther);
            std::erase_if(list, [&](std::int64_t seq) { return isOther(seq) && seq != foreign; });
            place = static_cast<int>(std::ranges::find(list, foreign) - list.begin());
            question.before.reset();
            question.behind.reset();
            break;
        }
        case Before:
            question.before = m_source->shownRow(list.front());
            break;
        case Behind:
            question.behind = m_source->shownRow(whole[5]);
            break;
        default:
            break;
        }
        m_source->result.assign(10, 3);
        m_source->result.insert(m_source->result.end(), list.begin(), list.end());
        question.offset = 10;
        for (const std::int64_t seq : list)
            question.shown.push_back(m_source->shownRow(seq));
        const PageCheck page = check(question);
        QCOMPARE(page.tree, LogOutcome::Verified);
        for (std::size_t i = 0; i < page.rows.size(); ++i) {
            if (static_cast<int>(i) == place) {
                QCOMPARE(page.rows[i].outcome, LogOutcome::Incomplete);
                QCOMPARE(page.rows[i].differs, std::vector<std::string>{why.toStdString()});
            } else {
                QCOMPARE(page.rows[i].outcome, LogOutcome::Verified);
            }
        }
        QTRY_COMPARE(!m_log->status().isGood(), place >= 0);
    }

    void erasedRowsFitEveryQuery()
    {
        const std::int64_t begun = m_source->entries.front().at;
        m_source->shortenPolicy(begun + 86'400'000);
        m_source->addErasure(0, 20, begun + 91 * std::int64_t{86'400'000});
        QVERIFY(waitFor(m_log->check()));
        m_source->gone = {11};
        m_source->result = {27, 17, 11, 7};
        PageQuestion question = pageOf(m_source->shownRows());
        question.query = rules::parseQuery("agent:agent-7", {}).query;
        for (const AuditSort sort : {AuditSort::NewestFirst, AuditSort::LowestConfidenceFirst}) {
            question.sort = sort;
            QCOMPARE(of(check(question), 11).outcome, LogOutcome::Erased);
        }
        question.sort = AuditSort::OldestFirst;
        QCOMPARE(of(check(question), 11).outcome, LogOutcome::Incomplete);
    }

    void detailIsVerifiedWithInputs()
    {
        auto decision = waitFor(m_source->decision(QString::fromStdString(m_source->shownRow(9).id))).value();
        QCOMPARE(waitFor(m_rows->check(decision)).value().outcome, LogOutcome::Verified);
        decision.inputs = R"({"amount":1})";
        decision.policy.name = "other";
        const RowCheck row = waitFor(m_rows->check(decision)).value();
        QCOMPARE(row.outcome, LogOutcome::NotInLog);
        QCOMPARE(row.differs, (std::vector<std::string>{"inputs", "policy"}));
        QTRY_COMPARE(m_log->status().alarms.size(), std::size_t{1});
    }

    void thePolicyIsTheOneThatTheHashIsOf()
    {
        const auto hashOf = [](const std::string &text) {
            return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex();
        };
        const std::string policy = "{\"id\":\"pol-1\",\"priority\":1}";
        const std::string other = "{\"id\":\"pol-1\",\"priority\":2}";
        m_source->add().body = QByteArray("{\"correlationId\":\"c-70\",\"inputs\":{},\"policy\":{\"hash\":\"HASH\","
                                          "\"matched\":[]},\"reason\":\"Reason 70\",\"user\":\"ana\"}")
                                   .replace("HASH", hashOf(policy));
        m_source->rebuild();
        QVERIFY(waitFor(m_log->check()));
        const auto outcomeOf = [this](const std::optional<std::string> &document, const QByteArray &hash) {
            auto decision = waitFor(m_source->decision(QString::fromStdString(m_source->shownRow(70).id))).value();
            decision.policy.document = document;
            decision.policy.hash = hash.toStdString();
            return waitFor(m_rows->check(decision)).value().outcome;
        };
        // A platform that did not keep the version says nothing of it.
        QCOMPARE(outcomeOf(std::nullopt, {}), LogOutcome::Verified);
        QCOMPARE(outcomeOf(policy, hashOf(policy)), LogOutcome::Verified);
        QCOMPARE(outcomeOf(other, hashOf(policy)), LogOutcome::NotInLog);
        QCOMPARE(outcomeOf(other, hashOf(other)), LogOutcome::NotInLog);
        QCOMPARE(outcomeOf(policy, {}), LogOutcome::NotInLog);
    }

    void offlineIsAnError()
    {
        ApiError offline;
        offline.kind = ApiError::Kind::Offline;
        m_source->error = offline;
        QVERIFY(!waitFor(m_rows->check(pageOf(m_source->shownRows()))));
        QVERIFY(m_log->status().alarms.empty());
    }
};

QTEST_GUILESS_MAIN(TestRowVerifier)
#include "tst_rowverifier.moc"
