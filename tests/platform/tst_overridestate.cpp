// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overridestate.h"
#include "platform/governance/overrides/overridestore.h"
#include "platform/governance/overrides/seals.h"
#include "tests/platform/identityfixture.h"

#include <QTest>

#include <map>
#include <set>

using namespace atalaya;
using namespace atalaya::platform;
using namespace atalaya::platform::overrides;

namespace {

constexpr std::array states{State::Requested, State::Approved, State::Rejected,
                            State::Withdrawn, State::Used,     State::Expired};

} // namespace

/// The states of an override, all of them, and the seals that bind it to a request.
class OverrideStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepFromEveryState();
    void theClockEndsWhatIsOpen();
    void namesReadBack();
    void sealsTellRequestsApart();
    void sealsGoWithTheirDecisions();
    void manyAreReadInPages();
};

void OverrideStateTest::everyStepFromEveryState()
{
    // What leads somewhere; everything else has to be refused.
    const std::map<std::tuple<State, Step, Scope>, State> ways{
        {{State::Requested, Step::Approve, Scope::Once}, State::Approved},
        {{State::Requested, Step::Approve, Scope::Entity}, State::Approved},
        {{State::Requested, Step::Reject, Scope::Once}, State::Rejected},
        {{State::Requested, Step::Reject, Scope::Entity}, State::Rejected},
        {{State::Requested, Step::Withdraw, Scope::Once}, State::Withdrawn},
        {{State::Requested, Step::Withdraw, Scope::Entity}, State::Withdrawn},
        {{State::Approved, Step::Withdraw, Scope::Once}, State::Withdrawn},
        {{State::Approved, Step::Withdraw, Scope::Entity}, State::Withdrawn},
        {{State::Approved, Step::Execute, Scope::Once}, State::Used},
        {{State::Approved, Step::Execute, Scope::Entity}, State::Approved},
    };
    int refused = 0;
    for (const State state : states) {
        for (const Step step : {Step::Approve, Step::Reject, Step::Withdraw, Step::Execute}) {
            for (const Scope scope : {Scope::Once, Scope::Entity}) {
                const auto next = after(state, step, scope);
                const auto way = ways.find({state, step, scope});
                QCOMPARE(next.has_value(), way != ways.end());
                if (next)
                    QVERIFY(*next == way->second);
                else
                    ++refused;
            }
        }
    }
    QCOMPARE(refused, 38);
    QVERIFY(after(State::Used, Step::Execute, Scope::Once).error() == Fault::Used);
    QVERIFY(after(State::Expired, Step::Execute, Scope::Once).error() == Fault::Expired);
    QVERIFY(after(State::Requested, Step::Execute, Scope::Once).error() == Fault::NotApproved);
    QVERIFY(after(State::Expired, Step::Approve, Scope::Once).error() == Fault::Expired);
    QVERIFY(after(State::Rejected, Step::Approve, Scope::Once).error() == Fault::Decided);
}

void OverrideStateTest::theClockEndsWhatIsOpen()
{
    const Instant end{std::chrono::hours(480'000)};
    for (const State state : states) {
        const bool ends = state == State::Requested || state == State::Approved;
        QVERIFY(stateAt(state, end, end - std::chrono::milliseconds(1)) == state);
        QVERIFY(stateAt(state, end, end) == (ends ? State::Expired : state));
    }
}

void OverrideStateTest::namesReadBack()
{
    for (const State state : states)
        QVERIFY(stateOf(nameOf(state)) == state);
    QVERIFY(scopeOf(nameOf(Scope::Once)) == Scope::Once);
    QVERIFY(scopeOf(nameOf(Scope::Entity)) == Scope::Entity);
    QVERIFY(!stateOf("open") && !scopeOf(""));
}

void OverrideStateTest::sealsTellRequestsApart()
{
    tests::IdentityFixture at;
    const Seals seals(at.keys);
    contract::DecideRequest request;
    request.agent = "a";
    request.entity = "b";
    request.action = "c";
    request.inputs = R"({"telefono":"612007431"})";
    const auto seal = [&](const std::string &tenantId, const contract::DecideRequest &wanted) {
        Seal one;
        at.database.write(Operator::enter(tenantId),
                          [&](Transaction &transaction) { one = seals.of(transaction, tenantId, wanted); });
        return one;
    };
    const Seal first = seal("tenant-a", request);
    QCOMPARE(seal("tenant-a", request).whole, first.whole);
    contract::DecideRequest other = request;
    other.overrideId = "ovr-1";
    QCOMPARE(seal("tenant-a", other).whole, first.whole);
    other = request;
    other.inputs = R"({"telefono":"612007432"})";
    QVERIFY(seal("tenant-a", other).whole != first.whole);
    QCOMPARE(seal("tenant-a", other).subject, first.subject);
    other = request;
    other.agent = "ab";
    other.entity = "";
    QVERIFY(seal("tenant-a", other).subject != first.subject);
    // Nothing can be learnt from them in another tenant, nor without the key.
    QVERIFY(seal("tenant-b", request).whole != first.whole);
    QCOMPARE(at.count("base_seal_key"), std::int64_t{2});
}

void OverrideStateTest::sealsGoWithTheirDecisions()
{
    tests::IdentityFixture at;
    at.database.write(Operator::enter("tenant-a"), [](Transaction &transaction) {
        for (const std::int64_t seq : {3, 4, 5})
            keepSeal(transaction, "tenant-a", seq, {"whole", "subject"});
        eraseSeals(transaction, "tenant-a", 3, 5);
        QVERIFY(!findSeal(transaction, 3) && !findSeal(transaction, 4));
        QCOMPARE(findSeal(transaction, 5)->whole, std::string("whole"));
    });
    at.database.write(Operator::enter("tenant-b"), [](Transaction &transaction) {
        QVERIFY(!findSeal(transaction, 5));
        eraseSeals(transaction, "tenant-b", 0, 100);
    });
    QCOMPARE(at.count("base_decision_seal"), std::int64_t{1});
}

void OverrideStateTest::manyAreReadInPages()
{
    constexpr int many = 1'200;
    platform::tests::IdentityFixture fixture;
    const TenantScope scope = Operator::enter("tenant-a");
    const auto wish = [](const std::string &id, std::int64_t at) {
        Record record;
        record.id = id;
        record.decisionState = "blocked";
        record.requestedBy = "u-1";
        record.requestedAt = Instant{std::chrono::milliseconds{at}};
        record.expiresAt = record.requestedAt + std::chrono::hours{1};
        record.hash = "h";
        return record;
    };
    fixture.database.write(scope, [&](Transaction &transaction) {
        // Several of one moment each.
        for (int i = 0; i < many; ++i)
            insert(transaction, "tenant-a", wish("ovr-" + std::to_string(10'000 + i * 7 % many), 1'000 + i / 5));
        insert(transaction, "tenant-a", wish("ovr-used", 500));
    });
    Wanted wanted;
    std::vector<std::string> seen;
    for (int pages = 0; pages < 100; ++pages) {
        Page page;
        fixture.database.read(scope, [&](Connection &connection) { page = list(connection, wanted, 0, 500); });
        if (page.records.empty())
            break;
        for (const Record &record : page.records)
            seen.push_back(record.id);
        wanted.after = page.records.back();
        // Between two pages somebody asks, and somebody else says a word about what was seen and about what was not.
        fixture.database.write(scope, [&](Transaction &transaction) {
            insert(transaction, "tenant-a", wish("ovr-later-" + std::to_string(pages), 1'000'000));
            for (const char *const id : {"ovr-10003", "ovr-used"}) {
                Record record = *find(transaction, id);
                record.state = State::Withdrawn;
                update(transaction, record);
            }
        });
    }
    QCOMPARE(seen.size(), std::size_t{many + 1});
    QCOMPARE(seen.back(), std::string("ovr-used"));
    QCOMPARE(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
}

QTEST_GUILESS_MAIN(OverrideStateTest)
#include "tst_overridestate.moc"
