// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include "platform/identity/totp.h"

#include <QTest>

#include <atomic>
#include <barrier>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

namespace {

/// Runs `work(i)` on `count` threads that start at the same moment, and counts the answers.
std::map<std::string, int> together(int count, const std::function<std::string(int)> &work)
{
    std::map<std::string, int> answers;
    std::mutex mutex;
    std::barrier start(count);
    {
        std::vector<std::jthread> threads;
        threads.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                const std::string answer = work(i);
                const std::lock_guard lock(mutex);
                ++answers[answer];
            });
        }
    }
    return answers;
}

std::vector<std::string> manyPending(IdentityFixture &at, const Person &person)
{
    std::vector<std::string> tokens;
    for (int i = 0; i < 32; ++i)
        tokens.push_back(at.pending(person));
    return tokens;
}

/// Lets time pass for whoever hears "locked", so that tries overlap; but not so much that a code of the present and the
/// next step would stop being right.
class Patience
{
public:
    explicit Patience(IdentityFixture &at)
        : m_at(at)
    {}
    std::string insist(const std::function<std::string()> &work)
    {
        for (;;) {
            std::string answer = work();
            if (answer != "mfa_locked" || m_left.fetch_sub(1) <= 0)
                return answer;
            m_at.clock.advance(500ms);
        }
    }

private:
    IdentityFixture &m_at;
    std::atomic<int> m_left = 40; // 20 seconds
};

} // namespace

/// What holds when many send at once. Rounds and threads are named by the design.
class TestIdentityRace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongCodesInParallel();
    void wrongCodesThatWait();
    void oneCodeOneSignIn();
    void twoCodesOneSignIn();
    void oneCodeManySignIns();
    void oneRecoveryCode();
    void oneEnrollmentCode();
    void wrongPasswordsInParallel();
    void oneRefreshToken();
    void oneStepUpProof();
};

/// 64 wrong codes at the same moment, 50 rounds: at most five are looked at.
void TestIdentityRace::wrongCodesInParallel()
{
    IdentityFixture at;
    for (int round = 0; round < 50; ++round) {
        const Person ana = at.add("ana" + std::to_string(round), "ADMIN", true);
        const std::string pending = at.pending(ana);
        const std::string wrong = at.wrongCode(ana);
        auto answers = together(64, [&](int) { return codeOf(at.verify(pending, wrong)); });
        QVERIFY2(answers["invalid_code"] >= 1 && answers["invalid_code"] <= 5,
                 std::to_string(answers["invalid_code"]).c_str());
        QCOMPARE(answers["invalid_code"] + answers["mfa_locked"] + answers["pending_expired"], 64);
        QCOMPARE(at.count("identity_factors", "user_id = '" + ana.id + "' AND failures > 5"), 0);
    }
    QCOMPARE(at.count("identity_sessions"), 0);
}

/// The same against patient guessers: whoever hears "locked" lets the time pass and tries again.
void TestIdentityRace::wrongCodesThatWait()
{
    IdentityFixture at;
    for (int round = 0; round < 50; ++round) {
        const Person ana = at.add("ana" + std::to_string(round), "ADMIN", true);
        const std::string pending = at.pending(ana);
        auto answers = together(64, [&](int) {
            for (;;) {
                const auto answer = at.verify(pending, at.wrongCode(ana));
                if (codeOf(answer) != "mfa_locked")
                    return codeOf(answer);
                at.clock.advance(100ms);
            }
        });
        QCOMPARE(answers["invalid_code"], 5);
        QCOMPARE(answers["pending_expired"], 59);
    }
    QCOMPARE(at.trail("auth.sign_in", "failed", "invalid_code"), 250);
}

/// One right code, sent 32 times at once for one sign-in, 100 rounds: one session and one leaf.
void TestIdentityRace::oneCodeOneSignIn()
{
    IdentityFixture at;
    for (int round = 0; round < 100; ++round) {
        const Person ana = at.add("ana" + std::to_string(round), "ADMIN", true);
        const std::string pending = at.pending(ana);
        const std::string code = at.code(ana, 1);
        Patience patience(at);
        auto answers =
            together(32, [&](int) { return patience.insist([&] { return codeOf(at.verify(pending, code)); }); });
        QCOMPARE(answers[""], 1);
        QCOMPARE(at.count("identity_sessions", "user_id = '" + ana.id + "'"), 1);
        QCOMPARE(at.trail("auth.sign_in", "allowed"), round + 1);
    }
}

/// Two right codes for one sign-in: still one session.
void TestIdentityRace::twoCodesOneSignIn()
{
    IdentityFixture at;
    for (int round = 0; round < 100; ++round) {
        const Person ana = at.add("ana" + std::to_string(round), "ADMIN", true);
        const std::string pending = at.pending(ana);
        const std::vector<std::string> codes{at.code(ana, 0), at.code(ana, 1)};
        Patience patience(at);
        auto answers = together(32, [&](int i) {
            return patience.insist([&] { return codeOf(at.verify(pending, codes[static_cast<std::size_t>(i % 2)])); });
        });
        QCOMPARE(answers[""], 1);
        QCOMPARE(at.count("identity_sessions", "user_id = '" + ana.id + "'"), 1);
        QCOMPARE(at.trail("auth.sign_in", "allowed"), round + 1);
    }
}

/// One right code for 32 sign-ins in progress, 100 rounds: one session and one leaf.
void TestIdentityRace::oneCodeManySignIns()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    for (int round = 0; round < 100; ++round) {
        at.clock.advance(90s);
        const auto pending = manyPending(at, ana);
        const std::string code = at.code(ana, 1);
        Patience patience(at);
        auto answers = together(32, [&](int i) {
            return patience.insist([&] { return codeOf(at.verify(pending[static_cast<std::size_t>(i)], code)); });
        });
        QCOMPARE(answers[""], 1);
        QCOMPARE(answers["mfa_locked"] + answers["code_already_used"], 31);
        QCOMPARE(at.trail("auth.sign_in", "allowed"), round + 1);
        at.forgiveFactor(ana);
    }
    QCOMPARE(at.count("identity_sessions"), 100);
}

void TestIdentityRace::oneRecoveryCode()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const auto session = at.session(ana);
    const EnrollmentGrant grant{at.principal(session.accessToken), session.accessToken};
    Person enrolled = ana;
    enrolled.secret = totp::fromBase32(setupFactor(at.services, grant, {}, at.caller).value().secret).value();
    const auto codes = verifySetup(at.services, grant, at.code(enrolled), at.caller).value().recoveryCodes;
    const std::int64_t before = at.trail("auth.sign_in", "allowed");
    int round = 0;
    for (const std::string &code : codes) {
        const auto pending = manyPending(at, ana);
        Patience patience(at);
        auto answers = together(32, [&](int i) {
            return patience.insist([&] {
                return codeOf(at.verify(pending[static_cast<std::size_t>(i)], code, SecondFactor::Kind::RecoveryCode));
            });
        });
        QCOMPARE(answers[""], 1);
        QCOMPARE(at.trail("auth.sign_in", "allowed"), before + ++round);
        at.forgiveFactor(ana);
    }
}

void TestIdentityRace::oneEnrollmentCode()
{
    IdentityFixture at;
    for (int round = 0; round < 20; ++round) {
        const Person ana = at.add("ana" + std::to_string(round), "ADMIN", false);
        const std::string token = at.enrollmentToken(ana);
        const EnrollmentGrant grant{at.principal(token), token};
        Person enrolled = ana;
        enrolled.secret = totp::fromBase32(setupFactor(at.services, grant, {}, at.caller).value().secret).value();
        const std::string code = at.code(enrolled);
        auto answers = together(16, [&](int) { return codeOf(verifySetup(at.services, grant, code, at.caller)); });
        QCOMPARE(answers[""], 1);
        QCOMPARE(answers["enrollment_expired"], 15);
        QCOMPARE(at.trail("mfa.enrolled", "allowed"), round + 1);
        QCOMPARE(at.count("identity_recovery_codes", "user_id = '" + ana.id + "'"), 10);
    }
}

void TestIdentityRace::wrongPasswordsInParallel()
{
    IdentityFixture at;
    for (int round = 0; round < 20; ++round) {
        const Person ana = at.add("ana" + std::to_string(round), "ADMIN", true);
        const std::int64_t before = at.hasher.evaluations();
        auto answers = together(64, [&](int) { return codeOf(at.signIn(ana, "not the password")); });
        QCOMPARE(answers["invalid_credentials"], 5);
        QCOMPARE(answers["login_locked"], 59);
        QCOMPARE(at.hasher.evaluations() - before, 5);
    }
}

/// Every exchange but the last sees a successor that nobody has used yet: as if replies had been lost. Whatever the
/// order, at most one pair is good in the end.
void TestIdentityRace::oneRefreshToken()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    for (int round = 0; round < 50; ++round) {
        const auto session = at.session(ana);
        std::vector<std::string> access(16);
        auto answers = together(16, [&](int i) {
            const auto renewed = refreshSession(at.services, session.refreshToken, at.caller);
            if (renewed)
                access[static_cast<std::size_t>(i)] = renewed->accessToken;
            return codeOf(renewed);
        });
        QCOMPARE(answers[""], 16);
        int good = 0;
        for (const std::string &token : access)
            good += at.authenticate(token) == "user" ? 1 : 0;
        QCOMPARE(good, 1);
        // Now that the pair was used, the old token ends the session for everybody.
        answers =
            together(16, [&](int) { return codeOf(refreshSession(at.services, session.refreshToken, at.caller)); });
        QCOMPARE(answers["token_reused"], 16);
        QCOMPARE(at.trail("session.token_reused", "denied"), round + 1);
        QCOMPARE(at.count("identity_sessions", "ended_at IS NULL"), 0);
    }
}

void TestIdentityRace::oneStepUpProof()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const Principal principal = at.principal(at.session(ana).accessToken);
    const StepUpSubject publish{"policy.publish", std::string(64, 'a')};
    for (int round = 0; round < 50; ++round) {
        at.clock.advance(30s);
        const std::string proof = stepUp(at.services, principal, at.code(ana), publish, at.caller).value().proof;
        auto answers =
            together(16, [&](int) { return codeOf(spendStepUp(at.services, principal, proof, publish, at.caller)); });
        QCOMPARE(answers[""], 1);
        QCOMPARE(answers["step_up_required"], 15);
    }
}

QTEST_GUILESS_MAIN(TestIdentityRace)
#include "tst_identity_race.moc"
