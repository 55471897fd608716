// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowfixture.h"

#include <QTest>

#include <set>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 86'400'000;
/// Of leaf 0; each one after it is a minute later.
constexpr std::int64_t begin = 1'767'225'600'000;
constexpr std::int64_t ownTime = begin + 500 * day;

} // namespace

/// Seventy decisions, of which leaf 11 is erased later: when that is believed, and what its row is worth then.
class TestErasure : public QObject, protected RowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAgain(contract::Instant{std::chrono::milliseconds{ownTime}}); }

    void withoutARetentionItIsMissing()
    {
        erase({11, 12, 30});
        const PageCheck page = check();
        QCOMPARE(of(page, 11).outcome, LogOutcome::MissingPayload);
        QCOMPARE(of(page, 13).outcome, LogOutcome::Verified);
        QTRY_COMPARE(m_log->status().alarms.size(), std::size_t{3});
    }

    void retentionExplainsWhatItCovers_data()
    {
        QTest::addColumn<QByteArray>("meta");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<bool>("covers");
        const QByteArray good = R"({"before":"2026-01-01T00:20:00.000Z","days":365,"ranges":[[0,20]]})";
        const qint64 due = begin + 20 * minute + 365 * day;
        const auto with = [&good](const char *from, const char *to) {
            return QByteArray(good).replace(from, to);
        };
        QTest::newRow("covered") << good << due << true;
        QTest::newRow("a moment early") << good << due - 1 << false;
        QTest::newRow("policy below ninety days") << with("365", "30") << due << false;
        QTest::newRow("another range") << with("[0,20]", "[12,20]") << due << false;
        QTest::newRow("ends before") << with("[0,20]", "[0,11]") << due << false;
        QTest::newRow("beyond itself") << with("[0,20]", "[0,99]") << due << false;
        QTest::newRow("younger than the cutoff") << with("00:20", "00:11") << due << false;
        QTest::newRow("ninety days where nobody asked for less") << with("365", "90") << due << false;
        QTest::newRow("half a year where nobody asked for less") << with("365", "180") << due << false;
        QTest::newRow("clocks differ by a day") << good << qint64{ownTime + day} << true;
        QTest::newRow("in the future") << good << qint64{ownTime + day + 1} << false;
        QTest::newRow("no retention") << QByteArray("{}") << due << false;
    }
    void retentionExplainsWhatItCovers()
    {
        QFETCH(QByteArray, meta);
        QFETCH(qint64, at);
        QFETCH(bool, covers);
        m_source->addErasure(0, 20, at, 365).meta = meta;
        m_source->rebuild();
        erase({11});
        const PageCheck page = check();
        QCOMPARE(of(page, 11).outcome, covers ? LogOutcome::Erased : LogOutcome::MissingPayload);
        QCOMPARE(of(page, 11).erasedBy.has_value(), covers);
        QTRY_COMPARE(m_log->status().alarms.size(), std::size_t(covers ? 0 : 1));
    }

    void keepingLessTakesTwoPeopleAndAWeek_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<bool>("covers");
        QTest::addColumn<QByteArray>("why");
        const QByteArray steps = "the policy was not changed by two people and a week";
        const QByteArray another = "it is not the policy that was in force";
        QTest::newRow("agreed") << 0 << true << QByteArray();
        QTest::newRow("not confirmed") << 1 << false << another;
        QTest::newRow("confirmed by the same person") << 2 << false << steps;
        QTest::newRow("less than a week") << 3 << false << steps;
        QTest::newRow("not in effect yet") << 4 << false << another;
        QTest::newRow("taken back") << 5 << false << another;
        QTest::newRow("lengthened again") << 6 << false << another;
        QTest::newRow("only confirmed") << 7 << false << steps;
        QTest::newRow("another number was confirmed") << 8 << false << steps;
        QTest::newRow("a step between was left out") << 9 << false << steps;
        QTest::newRow("denied") << 10 << false << QByteArray("a change of the policy does not lie in the log");
        QTest::newRow("not the leaf's bytes")
            << 11 << false << QByteArray("a change of the policy does not lie in the log");
        QTest::newRow("nothing named") << 12 << false << another;
        QTest::newRow("shortened twice") << 13 << true << QByteArray();
        QTest::newRow("agreed after the erasure") << 14 << false << another;
    }
    void keepingLessTakesTwoPeopleAndAWeek()
    {
        QFETCH(int, how);
        QFETCH(bool, covers);
        QFETCH(QByteArray, why);
        const std::int64_t at = begin + day;
        const std::int64_t week = 7 * day;
        auto &source = *m_source;
        const auto ask = [&](int from = 365, int to = 90, std::int64_t when = 0) {
            source.addChange({"requested", "ana", from, to, when == 0 ? at : when, {}});
        };
        const auto agree = [&](const char *who, std::int64_t from, std::int64_t effect, int before = 365, int to = 90) {
            source.addChange({"confirmed", who, before, to, from, effect});
        };
        switch (how) {
        case 0:
        case 11:
            source.shortenPolicy(at);
            break;
        case 1:
            ask();
            break;
        case 2:
            ask();
            agree("ana", at, at + week);
            break;
        case 3:
            ask();
            agree("luis", at, at + week - 1);
            break;
        case 4:
            ask();
            agree("luis", at, begin + 101 * day);
            break;
        case 5:
            ask();
            agree("luis", at, at + week);
            source.addChange({"cancelled", "eva", 365, 365, at + 3 * day, {}});
            break;
        case 6:
            source.shortenPolicy(at);
            source.addChange({"changed", "eva", 90, 180, at + 20 * day, at + 20 * day});
            break;
        case 7:
            agree("luis", at, at + week);
            break;
        case 8:
            ask(365, 180);
            agree("luis", at, at + week);
            break;
        case 9:
            // Lengthened in between, which the next step still tells.
            source.shortenPolicy(at);
            source.addChange({"changed", "eva", 90, 365, at + 20 * day, at + 20 * day});
            source.policyChanges.pop_back();
            source.shortenPolicy(at + 21 * day);
            break;
        case 10:
            ask();
            agree("luis", at, at + week);
            source.entries.back().meta.replace("allowed", "denied");
            source.rebuild();
            break;
        case 12:
            source.shortenPolicy(at);
            source.policyChanges.clear();
            break;
        case 13:
            ask(365, 180);
            agree("luis", at, at + week, 365, 180);
            ask(180, 90, at + week);
            agree("luis", at + week, at + 2 * week, 180, 90);
            break;
        default:
            break;
        }
        source.addErasure(0, 20, begin + 100 * day);
        if (how == 14)
            source.shortenPolicy(begin + 101 * day);
        if (how == 11)
            source.otherBody[source.policyChanges.back()] = "{}";
        erase({11});
        const PageCheck page = check();
        QCOMPARE(of(page, 11).outcome, covers ? LogOutcome::Erased : LogOutcome::MissingPayload);
        QTRY_COMPARE(m_log->status().alarms.size(), std::size_t(covers ? 0 : 1));
        if (!covers)
            QCOMPARE(m_log->status().alarms.front().detail, "meta; a retention was named, but " + why.toStdString());
    }

    void erasedIsNotVerified()
    {
        cover();
        erase({11});
        const PageCheck page = check();
        QCOMPARE(page.tree, LogOutcome::Verified);
        const RowCheck row = of(page, 11);
        QVERIFY(!isVerified(row.outcome) && !isAlarm(row.outcome));
        QCOMPARE(row.erasedBy, std::optional<std::uint64_t>(72));
        QVERIFY(!row.facts);
        // What is shown of it all the same would be shown without proof.
        auto shown = m_source->shownRows();
        shown[51].agent = "other";
        QCOMPARE(shown[51].seq, std::int64_t{11});
        const PageCheck bent = check(shown);
        QCOMPARE(of(bent, 11).outcome, LogOutcome::NotInLog);
    }

    void anErasedDetailHasNothingToShow()
    {
        cover();
        erase({11});
        auto decision = detail(11);
        QCOMPARE(waitFor(m_rows->check(decision)).value().outcome, LogOutcome::Erased);
        decision.inputs = R"({"amount":1})";
        const RowCheck row = waitFor(m_rows->check(decision)).value();
        QCOMPARE(row.outcome, LogOutcome::NotInLog);
        QCOMPARE(row.differs, std::vector<std::string>{"inputs"});
    }

    /// The page and the decision that is open are checked at the same time.
    void twoWhoAskAtOnceFindTheSame()
    {
        cover();
        erase({11});
        const auto page = m_rows->check(pageOf(m_source->shownRows()));
        const auto open = m_rows->check(detail(11));
        const auto again = m_rows->check(pageOf(m_source->shownRows()));
        QCOMPARE(of(waitFor(page).value(), 11).outcome, LogOutcome::Erased);
        QCOMPARE(waitFor(open).value().outcome, LogOutcome::Erased);
        QCOMPARE(of(waitFor(again).value(), 11).outcome, LogOutcome::Erased);
        QVERIFY(m_log->status().alarms.empty());
    }

    void whatIsKnownIsNotAskedForAgain()
    {
        cover();
        erase({11, 12});
        QVERIFY(of(check(), 12).erasedBy);
        m_source->asked.clear();
        QVERIFY(of(check(), 12).erasedBy);
        QCOMPARE(m_source->asked.filter(QStringLiteral("decision")).size(), 0);
    }

    /// What was read before it may still hold what is gone; an old one can't have been read.
    void whatIsKeptIsForgottenWithIt_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<int>("times");
        QTest::newRow("just now") << qint64{ownTime - minute} << 1;
        QTest::newRow("yesterday") << qint64{ownTime - day} << 1;
        QTest::newRow("last week") << qint64{ownTime - 7 * day} << 0;
    }
    void whatIsKeptIsForgottenWithIt()
    {
        QFETCH(qint64, at);
        QFETCH(int, times);
        m_source->addErasure(0, 20, at, 365);
        erase({11, 12});
        QCOMPARE(of(check(), 11).outcome, LogOutcome::Erased);
        QCOMPARE(of(check(), 12).outcome, LogOutcome::Erased);
        QCOMPARE(m_source->forgotten, times);
    }

    /// Nothing is known to be wrong when nobody could be asked.
    void withoutAnAnswerThereIsNoAlarm()
    {
        cover();
        erase({11});
        ApiError offline;
        offline.kind = ApiError::Kind::Offline;
        m_source->decisionError = offline;
        const PageCheck open = check();
        QCOMPARE(of(open, 11).outcome, LogOutcome::StaleProof);
        QCOMPARE(of(open, 12).outcome, LogOutcome::Verified);
        QVERIFY(m_log->status().alarms.empty());
    }

private:
    /// By the usual policy: leaves 70, 71 are decisions like the others, 72 says so.
    void cover()
    {
        m_source->add(2);
        m_source->addErasure(0, 20, begin + 20 * minute + 365 * day, 365);
    }
    void erase(std::set<std::int64_t> seqs)
    {
        m_source->gone = std::move(seqs);
        QVERIFY(waitFor(m_log->check()));
    }
    [[nodiscard]] contract::AuditDecision detail(std::int64_t seq) const
    {
        return waitFor(m_source->decision(QString::fromStdString(m_source->shownId(seq)))).value();
    }
};

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
