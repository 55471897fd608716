// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyengine.h"
#include "tests/rules/naivepolicies.h"

#include <QTest>

#include <functional>
#include <string>

using namespace atalaya::rules;
using namespace atalaya::tests;
using atalaya::contract::Instant;

namespace {

PolicyOutcome outcome(PolicyMode mode, std::string reason = "r")
{
    return {mode, {{"en", std::move(reason)}}};
}

PolicyNumber atLeast(std::int64_t value)
{
    return {PolicyBound{value, true}, std::nullopt, false};
}

PolicyRule whenRisk(std::int64_t value, PolicyMode mode)
{
    PolicyRule rule;
    rule.when.risk = atLeast(value);
    rule.then = outcome(mode);
    return rule;
}

PolicyInForce policy(std::string id, std::vector<PolicyRule> rules, std::optional<PolicyOutcome> otherwise = {},
                     std::int64_t priority = 0, int since = 0)
{
    PolicyInForce made;
    made.policy.id = std::move(id);
    made.policy.rules = std::move(rules);
    made.policy.otherwise = std::move(otherwise);
    made.policy.priority = priority;
    made.since = Instant{std::chrono::seconds{since}};
    return made;
}

PolicyEngine engine(std::vector<PolicyInForce> policies)
{
    return PolicyEngine::compile({std::move(policies), PolicyMode::Review}).value();
}

PolicyFacts facts(std::optional<std::int64_t> risk = 10)
{
    PolicyFacts made;
    made.agent = "agent";
    made.entity = "entity";
    made.action = "Aprobar operación";
    made.risk = risk;
    return made;
}

std::string speakerOf(const PolicyEngine &engine, const PolicyFacts &facts)
{
    const PolicyVerdict verdict = engine.evaluate(facts);
    return verdict.speaker ? engine.set().policies[verdict.speaker->policy].policy.id : std::string();
}

} // namespace

class TestPolicyEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void theFirstRuleThatFitsSpeaks();
    void betweenPolicies();
    void whenNobodySpeaksTheDefaultHolds();
    void whatIsMissingFitsNothingButItsAbsence();
    void windows_data();
    void windows();
    void validity();
    void oneGroupIsEnough();
    void whatIsTooMuchIsRefused();
    void asTheNaiveEvaluator();
};

void TestPolicyEngine::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *text, const char *pattern, bool fits) {
        QTest::addRow("%s ~ %s", text, pattern) << text << pattern << fits;
    };
    row("Aprobar operación", "Aprobar operación", true);
    row("Aprobar operación", "aprobar operacion", true);
    row("Aprobar operación", "aprobar", false);
    row("Aprobar operación", "aprobar*", true);
    row("Aprobar operación", "*operación", true);
    row("Aprobar operación", "Apro*ción", true);
    row("Aprobar operación", "*", true);
    row("a", "a*a", false);
    row("aa", "a*a", true);
    row("aba", "ab*ba", false);
    row("abba", "ab*ba", true);
    row("abxba", "ab*ba", true);
}

void TestPolicyEngine::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QFETCH(bool, fits);
    PolicyRule rule;
    rule.when.agents = {pattern.toStdString()};
    rule.then = outcome(PolicyMode::Blocked);
    PolicyFacts tried = facts();
    tried.agent = text.toStdString();
    QCOMPARE(engine({policy("p", {rule})}).evaluate(tried).speaker.has_value(), fits);
}

void TestPolicyEngine::theFirstRuleThatFitsSpeaks()
{
    const PolicyEngine tried =
        engine({policy("p", {whenRisk(90, PolicyMode::Blocked), whenRisk(50, PolicyMode::Review)},
                       outcome(PolicyMode::Auto, "rest"))});
    QVERIFY(tried.evaluate(facts(95)).mode == PolicyMode::Blocked);
    QVERIFY(tried.evaluate(facts(90)).mode == PolicyMode::Blocked);
    QVERIFY(tried.evaluate(facts(89)).mode == PolicyMode::Review);
    QVERIFY(tried.evaluate(facts(10)).mode == PolicyMode::Auto);
    const PolicyVerdict rest = tried.evaluate(facts(std::nullopt));
    QCOMPARE(rest.speaker->rule, std::size_t{2});
    QCOMPARE(QString::fromUtf8(textIn(tried.reasonOf(*rest.speaker), "es").data()), QStringLiteral("rest"));
}

void TestPolicyEngine::betweenPolicies()
{
    const auto always = [](PolicyMode mode) {
        return std::vector{PolicyRule{{}, outcome(mode)}};
    };
    // The strictest, whatever its priority.
    QCOMPARE(speakerOf(engine({policy("a", always(PolicyMode::Auto), {}, 9), policy("b", always(PolicyMode::Blocked)),
                               policy("c", always(PolicyMode::Review), {}, 5)}),
                       facts()),
             std::string("b"));
    // Of equals the one of higher priority, then the older one, then the smaller id.
    QCOMPARE(
        speakerOf(engine({policy("a", always(PolicyMode::Review)), policy("b", always(PolicyMode::Review), {}, 1)}),
                  facts()),
        std::string("b"));
    QCOMPARE(speakerOf(engine({policy("a", always(PolicyMode::Review), {}, 0, 5),
                               policy("b", always(PolicyMode::Review), {}, 0, 4)}),
                       facts()),
             std::string("b"));
    const PolicyEngine equals =
        engine({policy("b", always(PolicyMode::Review)), policy("a", always(PolicyMode::Review))});
    QCOMPARE(speakerOf(equals, facts()), std::string("a"));
    const PolicyVerdict verdict = equals.evaluate(facts());
    QCOMPARE(verdict.matched.size(), std::size_t{1});
    QCOMPARE(verdict.matched.front().policy, std::size_t{0});
}

void TestPolicyEngine::whenNobodySpeaksTheDefaultHolds()
{
    for (const PolicyMode mode : {PolicyMode::Review, PolicyMode::Blocked}) {
        const auto tried = PolicyEngine::compile({{policy("p", {whenRisk(50, PolicyMode::Auto)})}, mode});
        const PolicyVerdict verdict = tried->evaluate(facts(10));
        QVERIFY(verdict.mode == mode && !verdict.speaker && verdict.matched.empty());
    }
    QVERIFY(engine({}).evaluate(facts()).mode == PolicyMode::Review);
    PolicyInForce off = policy("p", {whenRisk(0, PolicyMode::Auto)});
    off.policy.enabled = false;
    QVERIFY(!engine({off}).evaluate(facts()).speaker);
}

void TestPolicyEngine::whatIsMissingFitsNothingButItsAbsence()
{
    PolicyRule any;
    any.when.confidence = atLeast(0);
    any.then = outcome(PolicyMode::Auto);
    PolicyRule none;
    none.when.confidence = PolicyNumber{{}, {}, true};
    none.then = outcome(PolicyMode::Blocked);
    PolicyRule roles;
    roles.when.roles = {"ADMIN"};
    roles.then = outcome(PolicyMode::Auto);
    PolicyFacts with = facts();
    with.confidence = 0;
    QVERIFY(engine({policy("p", {any})}).evaluate(with).speaker);
    QVERIFY(!engine({policy("p", {any})}).evaluate(facts()).speaker);
    QVERIFY(!engine({policy("p", {none})}).evaluate(with).speaker);
    QVERIFY(engine({policy("p", {none})}).evaluate(facts()).speaker);
    QVERIFY(!engine({policy("p", {roles})}).evaluate(facts()).speaker);
    with.role = "ADMIN";
    QVERIFY(engine({policy("p", {roles})}).evaluate(with).speaker);
    with.role = "admin";
    QVERIFY(!engine({policy("p", {roles})}).evaluate(with).speaker);
}

void TestPolicyEngine::windows_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("minute");
    QTest::addColumn<bool>("fits");
    constexpr int day = minutesPerDay;
    QTest::newRow("in the morning") << 0x1F << 480 << 1080 << 480 << true;
    QTest::newRow("just before") << 0x1F << 480 << 1080 << 479 << false;
    QTest::newRow("at its end") << 0x1F << 480 << 1080 << 1080 << false;
    QTest::newRow("on Saturday") << 0x1F << 480 << 1080 << 5 * day + 600 << false;
    QTest::newRow("whole Sunday, late") << 0x40 << 0 << day << 7 * day - 1 << true;
    QTest::newRow("night, before midnight") << 0x01 << 1320 << 360 << 1400 << true;
    QTest::newRow("night, after midnight") << 0x01 << 1320 << 360 << day + 100 << true;
    QTest::newRow("night of another day") << 0x01 << 1320 << 360 << 100 << false;
    QTest::newRow("Sunday's night on Monday") << 0x40 << 1320 << 360 << 100 << true;
    QTest::newRow("Sunday's night is over") << 0x40 << 1320 << 360 << 360 << false;
}

void TestPolicyEngine::windows()
{
    QFETCH(int, days);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(int, minute);
    QFETCH(bool, fits);
    PolicyRule rule;
    rule.when.windows = {{static_cast<std::uint8_t>(days), from, to}};
    rule.then = outcome(PolicyMode::Blocked);
    PolicyFacts tried = facts();
    tried.minuteOfWeek = minute;
    QCOMPARE(engine({policy("p", {rule})}).evaluate(tried).speaker.has_value(), fits);
    // 1970 began on a Thursday.
    QCOMPARE(minuteOfWeek(Instant{std::chrono::minutes{61}}), 3 * minutesPerDay + 61);
    QCOMPARE(minuteOfWeek(Instant{std::chrono::milliseconds{-1}}), 3 * minutesPerDay - 1);
}

void TestPolicyEngine::validity()
{
    PolicyInForce timed = policy("p", {whenRisk(0, PolicyMode::Auto)});
    timed.policy.validFrom = Instant{std::chrono::seconds{10}};
    timed.policy.validTo = Instant{std::chrono::seconds{20}};
    const PolicyEngine tried = engine({timed});
    for (const auto &[at, fits] :
         std::initializer_list<std::pair<int, bool>>{{9'999, false}, {10'000, true}, {19'999, true}, {20'000, false}}) {
        PolicyFacts then = facts();
        then.at = Instant{std::chrono::milliseconds{at}};
        QCOMPARE(tried.evaluate(then).speaker.has_value(), fits);
    }
}

void TestPolicyEngine::oneGroupIsEnough()
{
    PolicyRule rule;
    rule.when.agents = {"agent"};
    rule.any.resize(2);
    rule.any[0].confidence = PolicyNumber{{}, PolicyBound{8'000, false}, false};
    rule.any[1].risk = atLeast(70);
    rule.then = outcome(PolicyMode::Blocked);
    const PolicyEngine tried = engine({policy("p", {rule})});
    const auto speaks = [&tried](std::int64_t confidence, std::int64_t risk, const char *agent = "agent") {
        PolicyFacts some = facts(risk);
        some.confidence = confidence;
        some.agent = agent;
        const auto speaker = tried.evaluate(some).speaker;
        return speaker && speaker->rule == 0;
    };
    QVERIFY(speaks(7'999, 10));
    QVERIFY(speaks(9'000, 70));
    QVERIFY(speaks(7'999, 70));
    QVERIFY(!speaks(8'000, 69));
    QVERIFY(!speaks(7'999, 70, "other"));
}

void TestPolicyEngine::whatIsTooMuchIsRefused()
{
    const auto problemOf = [](int policies, int names, const std::function<std::string(int)> &name) {
        PolicySet set;
        for (int i = 0; i < policies; ++i) {
            PolicyInForce made = policy("p" + std::to_string(i), {}, outcome(PolicyMode::Auto));
            for (int k = 0; k < names; ++k)
                made.policy.actions.push_back(name(i * names + k));
            set.policies.push_back(std::move(made));
        }
        const auto engine = PolicyEngine::compile(std::move(set));
        return engine ? std::string() : engine.error();
    };
    const auto oneName = [](int number) {
        return "name " + std::to_string(number);
    };
    const auto edges = [](int number) {
        const std::string text = std::to_string(number);
        return number % 2 == 0 ? text + " x*" : "*x " + text;
    };
    QCOMPARE(problemOf(1'000, 30, oneName), std::string());
    QCOMPARE(problemOf(1'100, 60, oneName), std::string("too_many_patterns"));
    QCOMPARE(problemOf(10, 20, edges), std::string());
    QCOMPARE(problemOf(10, 60, edges), std::string("too_many_patterns"));
    QCOMPARE(problemOf(60'000, 1, oneName), std::string("too_many_rules"));
}

void TestPolicyEngine::asTheNaiveEvaluator()
{
    constexpr int sets = 400;
    constexpr int each = 300;
    RandomPolicies random(2026);
    int spoken = 0;
    int several = 0;
    for (int i = 0; i < sets; ++i) {
        const PolicySet set = random.set(1 + random.below(12), i % 4 == 0);
        const auto tried = PolicyEngine::compile(set);
        QVERIFY(tried);
        for (int k = 0; k < each; ++k) {
            const PolicyFacts some = random.facts();
            const PolicyVerdict expected = naiveVerdict(set, some);
            const PolicyVerdict given = tried->evaluate(some);
            if (!(given == expected))
                QFAIL(qPrintable(QStringLiteral("set %1, facts %2").arg(i).arg(k)));
            const auto speaker = tried->speakerAt(tried->pointOf(some));
            QVERIFY(speaker == expected.speaker);
            QVERIFY(tried->modeOf(speaker) == expected.mode);
            spoken += expected.speaker ? 1 : 0;
            several += expected.matched.empty() ? 0 : 1;
        }
    }
    // Both kinds of answers are among them.
    QVERIFY(spoken > sets * each / 4 && spoken < sets * each);
    QVERIFY(several > sets * each / 10);
    qInfo("%d pairs, in %d somebody spoke, in %d several", sets * each, spoken, several);
}

QTEST_GUILESS_MAIN(TestPolicyEngine)
#include "tst_policyengine.moc"
