// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policydiff.h"
#include "api/rules/policyjson.h"
#include "api/rules/policyreading.h"
#include "tests/rules/naivepolicies.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace atalaya::rules;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

const json whole = json::parse(R"({
    "id": "pol-riesgo-alto",
    "name": "Riesgo alto",
    "scope": {"entities": ["Crédito*"], "actions": ["Aprobar operación", "Denegar*"]},
    "rules": [
        {"when": {"risk": {"atLeast": 92}, "containsPii": true}, "mode": "blocked",
         "reason": {"es": "requiere revisión humana", "en": "a person has to review it"}},
        {"when": {"confidence": {"above": 0.5, "below": 0.72}, "amount": {"atMost": 250000}, "agents": ["crédito"],
                  "roles": ["MANAGER"], "tiers": ["PRO"],
                  "time": [{"days": ["mon", "fri"], "from": "22:00", "to": "06:30"}, {"from": "08:00"}]},
         "mode": "review", "reason": {"es": "la confianza es baja"}},
        {"when": {"confidence": {"missing": true}}, "mode": "review", "reason": {"en": "no confidence"}},
        {"when": {"tiers": ["PRO"]}, "any": [{"confidence": {"below": 0.8}}, {"risk": {"atLeast": 70}}],
         "mode": "review", "reason": {"en": "unsure or risky"}}
    ],
    "otherwise": {"mode": "auto", "reason": {"en": "within the limits"}},
    "priority": -5,
    "enabled": false,
    "validFrom": "2026-02-01T00:00:00.000Z",
    "validTo": "2026-03-01T00:00:00.000Z",
    "owner": "u7"
})");

/// `value` in place of what `pointer` names; a null takes it away.
json with(const char *pointer, const json &value)
{
    json changed = whole;
    const json::json_pointer at(pointer);
    if (value.is_null())
        changed[at.parent_pointer()].erase(at.back());
    else
        changed[at] = value;
    return changed;
}

QString told(const std::vector<PolicyFault> &faults)
{
    QStringList texts;
    for (const PolicyFault &fault : faults)
        texts.append(QString::fromStdString(fault.pointer + ' ' + fault.code));
    return texts.join(QStringLiteral("; "));
}

QList<int> sizesOf(const PolicyReading &reading)
{
    QList<int> sizes;
    for (const PolicySentence &sentence : reading.sentences)
        sizes.append(static_cast<int>(sentence.when.size()));
    return sizes;
}

} // namespace

class TestPolicyJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesEverything();
    void saysNothingThatIsSoAnyway();
    void faults_data();
    void faults();
    void allFaultsAreTold();
    void randomPoliciesComeBack();
    void theHashIsOfTheContent();
    void theSchemaSaysTheSame();
    void reading();
    void differences();
    void differencesOfRandomPolicies();

private:
    struct Case
    {
        const char *name;
        const char *pointer;
        json value;
        const char *expected;
        /// The schema can say it, too.
        bool inSchema = true;
    };
    static const std::vector<Case> &cases();
};

const std::vector<TestPolicyJson::Case> &TestPolicyJson::cases()
{
    static const std::vector<Case> all{
        {"no id", "/id", nullptr, "/id missing"},
        {"odd id", "/id", "a b", "/id unknown_value"},
        {"empty name", "/name", "  ", "/name empty"},
        {"long name", "/name", std::string(201, 'x'), "/name too_long"},
        {"lines in a name", "/name", "a\nb", "/name control_characters"},
        {"name as number", "/name", 7, "/name not_a_text"},
        {"something else", "/colour", "red", "/colour unknown"},
        {"odd letters in a name", "/a~1b~0c", 1, "/a~1b~0c unknown"},
        {"scope as text", "/scope", "all", "/scope not_an_object"},
        {"actions as text", "/scope/actions", "all", "/scope/actions not_a_list"},
        {"no actions in the list", "/scope/actions", json::array(), "/scope/actions empty"},
        {"two stars", "/scope/actions/1", "*a*", "/scope/actions/1 two_stars"},
        {"the same action twice", "/scope/actions/1", "APROBAR OPERACION", "/scope/actions/1 twice", false},
        {"too many actions", "/scope/actions", std::vector<std::string>(65, "a"), "/scope/actions too_many"},
        {"rules as object", "/rules", json::object(), "/rules not_a_list"},
        {"a rule as text", "/rules/0", "x", "/rules/0 not_an_object"},
        {"no mode", "/rules/0/mode", nullptr, "/rules/0/mode missing"},
        {"odd mode", "/rules/0/mode", "allow", "/rules/0/mode unknown_value"},
        {"no reason", "/rules/0/reason", nullptr, "/rules/0/reason missing"},
        {"no text of a reason", "/rules/0/reason", json::object(), "/rules/0/reason empty"},
        {"another language", "/rules/0/reason/fr", "x", "/rules/0/reason/fr unknown"},
        {"long reason", "/rules/0/reason/es", std::string(501, 'x'), "/rules/0/reason/es too_long"},
        {"unknown condition", "/rules/0/when/state", "x", "/rules/0/when/state unknown"},
        {"personal data as text", "/rules/0/when/containsPii", "yes", "/rules/0/when/containsPii not_a_truth"},
        {"risk above a hundred", "/rules/0/when/risk/atLeast", 101, "/rules/0/when/risk/atLeast out_of_range"},
        {"half a risk", "/rules/0/when/risk/atLeast", 1.5, "/rules/0/when/risk/atLeast too_fine"},
        {"risk as text", "/rules/0/when/risk/atLeast", "1", "/rules/0/when/risk/atLeast not_a_number"},
        {"no bound", "/rules/0/when/risk", json::object(), "/rules/0/when/risk empty"},
        {"no number fits", "/rules/0/when/risk", {{"above", 5}, {"below", 6}}, "/rules/0/when/risk empty_range", false},
        {"two lower bounds", "/rules/0/when/risk/above", 5, "/rules/0/when/risk/above twice"},
        {"missing and bounded", "/rules/0/when/risk/missing", true, "/rules/0/when/risk/missing twice"},
        {"not missing", "/rules/0/when/risk", {{"missing", false}}, "/rules/0/when/risk/missing unknown_value"},
        {"confidence of five decimals", "/rules/1/when/confidence/below", 0.71234,
         "/rules/1/when/confidence/below too_fine", false},
        {"negative confidence", "/rules/1/when/confidence/above", -0.1, "/rules/1/when/confidence/above out_of_range"},
        {"amount beyond all", "/rules/1/when/amount/atMost", 1e300, "/rules/1/when/amount/atMost out_of_range"},
        {"odd day", "/rules/1/when/time/0/days/1", "lunes", "/rules/1/when/time/0/days/1 unknown_value"},
        {"a day twice", "/rules/1/when/time/0/days/1", "mon", "/rules/1/when/time/0/days/1 twice"},
        {"an hour too late", "/rules/1/when/time/0/to", "24:01", "/rules/1/when/time/0/to bad_time"},
        {"begins at the end", "/rules/1/when/time/0/from", "24:00", "/rules/1/when/time/0/from bad_time"},
        {"no minutes", "/rules/1/when/time/0/to", "6:30", "/rules/1/when/time/0/to bad_time"},
        {"no time at all", "/rules/1/when/time/0/to", "22:00", "/rules/1/when/time/0/to empty_range", false},
        {"every hour", "/rules/1/when/time/1", json::object(), "/rules/1/when/time/1 empty"},
        {"no window", "/rules/1/when/time", json::array(), "/rules/1/when/time empty"},
        {"no group", "/rules/3/any", json::array(), "/rules/3/any empty"},
        {"an empty group", "/rules/3/any/1", json::object(), "/rules/3/any/1 empty"},
        {"a fault in a group", "/rules/3/any/1/risk/atLeast", -1, "/rules/3/any/1/risk/atLeast out_of_range"},
        {"too many groups", "/rules/3/any", std::vector<json>(9, json::object()), "/rules/3/any too_many"},
        {"half a priority", "/priority", 1.5, "/priority too_fine"},
        {"priority beyond all", "/priority", 1001, "/priority out_of_range"},
        {"enabled as number", "/enabled", 1, "/enabled not_a_truth"},
        {"odd instant", "/validFrom", "yesterday", "/validFrom bad_time", false},
        {"ends before it begins", "/validTo", "2026-01-01T00:00:00Z", "/validTo empty_range", false},
        {"empty owner", "/owner", "", "/owner empty"},
    };
    return all;
}

void TestPolicyJson::readsAndWritesEverything()
{
    const auto read = decodePolicy(whole);
    QVERIFY2(read, read ? "" : qPrintable(told(read.error())));
    QCOMPARE(QByteArray::fromStdString(encodePolicy(*read).dump()), QByteArray::fromStdString(whole.dump()));
    QCOMPARE(read->rules[1].when.confidence->from->value, std::int64_t{5'000});
    QCOMPARE(int(read->rules[1].when.windows[0].days), 0x11);
    QCOMPARE(read->rules[1].when.windows[1].to, minutesPerDay);
}

void TestPolicyJson::saysNothingThatIsSoAnyway()
{
    const json wordy = json::parse(R"({"id": "p", "name": "P", "scope": {}, "priority": 0, "enabled": true,
        "rules": [{"when": {}, "mode": "auto", "reason": {"en": "r"}}]})");
    QCOMPARE(canonicalPolicy(decodePolicy(wordy).value()),
             std::string(R"({"id":"p","name":"P","rules":[{"mode":"auto","reason":{"en":"r"}}]})"));
    const json none = json::parse(R"({"id": "p", "name": "P"})");
    QCOMPARE(told(decodePolicy(none).error()), QStringLiteral("/rules no_rules"));
}

void TestPolicyJson::faults_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < cases().size(); ++i)
        QTest::newRow(cases()[i].name) << static_cast<int>(i);
}

void TestPolicyJson::faults()
{
    QFETCH(int, number);
    const Case &one = cases()[static_cast<std::size_t>(number)];
    const auto read = decodePolicy(with(one.pointer, one.value));
    QVERIFY(!read);
    QCOMPARE(told(read.error()), QString::fromLatin1(one.expected));
}

void TestPolicyJson::allFaultsAreTold()
{
    json bad = whole;
    bad["name"] = 1;
    bad["rules"][0]["mode"] = "x";
    bad["rules"][1]["when"]["confidence"] = json::object();
    bad["owner"] = 2;
    QCOMPARE(told(decodePolicy(bad).error()),
             QStringLiteral("/name not_a_text; /rules/0/mode unknown_value; /rules/1/when/confidence empty; "
                            "/owner not_a_text"));
    for (const char *text : {"[]", "null", "7", "\"x\""})
        QVERIFY(!decodePolicy(json::parse(text)));
}

void TestPolicyJson::randomPoliciesComeBack()
{
    RandomPolicies random(3);
    for (const PolicyInForce &each : random.set(3'000).policies) {
        const auto read = decodePolicy(json::parse(canonicalPolicy(each.policy)));
        // Chance makes conditions that no number fits; they can't be written down.
        if (!read) {
            QVERIFY2(std::ranges::all_of(read.error(), [](const auto &fault) { return fault.code == "empty_range"; }),
                     qPrintable(told(read.error())));
            continue;
        }
        QVERIFY(*read == each.policy);
        QCOMPARE(contentHash(*read), each.hash);
    }
}

void TestPolicyJson::theHashIsOfTheContent()
{
    Policy policy;
    policy.id = "p";
    policy.name = "P";
    policy.otherwise = PolicyOutcome{PolicyMode::Review, {{"en", "r"}}};
    QCOMPARE(canonicalPolicy(policy),
             std::string(R"({"id":"p","name":"P","otherwise":{"mode":"review","reason":{"en":"r"}}})"));
    // printf '%s' '…' | sha256sum
    QCOMPARE(contentHash(policy), std::string("31b3a88168236a58fd065e819f276e18c1a6fdf1cfc2eff207bf010d87481168"));
    const std::string before = contentHash(policy);
    policy.priority = 1;
    QVERIFY(contentHash(policy) != before);
}

void TestPolicyJson::theSchemaSaysTheSame()
{
    json documents = json::array({{{"name", "whole"}, {"value", whole}, {"valid", true}}});
    RandomPolicies random(5);
    for (const PolicyInForce &each : random.set(200).policies)
        documents.push_back({{"name", each.policy.id}, {"value", encodePolicy(each.policy)}, {"valid", true}});
    for (const Case &one : cases()) {
        if (one.inSchema)
            documents.push_back({{"name", one.name}, {"value", with(one.pointer, one.value)}, {"valid", false}});
    }
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("documents.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(documents.dump()));
    file.close();
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral(ATALAYA_SOURCE_DIR "/tests/rules/checkpolicies.py"),
                  QStringLiteral(ATALAYA_SOURCE_DIR "/docs/policy.schema.json"), file.fileName()});
    QVERIFY(python.waitForFinished(60'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardOutput() + python.readAllStandardError());
}

void TestPolicyJson::reading()
{
    const PolicyReading told = readingOf(decodePolicy(whole).value());
    QCOMPARE(told.scope.size(), std::size_t{2});
    QVERIFY(told.scope[0].phrase == PolicyPhrase::Actions && told.scope[1].phrase == PolicyPhrase::Entities);
    QCOMPARE(sizesOf(told), QList<int>({2, 6, 1, 1, 0}));
    QVERIFY(told.sentences[0].when[0].phrase == PolicyPhrase::PiiYes);
    QVERIFY(told.sentences[0].when[1].phrase == PolicyPhrase::Risk);
    QCOMPARE(told.sentences[0].when[1].number.from->value, std::int64_t{92});
    QVERIFY(told.sentences[2].when[0].phrase == PolicyPhrase::ConfidenceMissing);
    QVERIFY(told.sentences[4].otherwise && !told.sentences[3].otherwise);
    QCOMPARE(told.sentences[3].any.size(), std::size_t{2});
    QVERIFY(told.sentences[3].any[1][0].phrase == PolicyPhrase::Risk);
    QCOMPARE(told.notes.size(), std::size_t{3});
    QVERIFY(told.notes[2].phrase == PolicyPhrase::SwitchedOff);
    Policy plain;
    plain.rules.push_back({});
    const PolicyReading silent = readingOf(plain);
    QVERIFY(silent.scope[0].phrase == PolicyPhrase::EveryAction && silent.scope[1].phrase == PolicyPhrase::EveryEntity);
    QVERIFY(silent.sentences[0].when[0].phrase == PolicyPhrase::AnyDecision);
    QVERIFY(silent.notes[0].phrase == PolicyPhrase::SilentElsewhere);
}

void TestPolicyJson::differences()
{
    const auto told = [](const json &changed) {
        QStringList texts;
        for (const PolicyDifference &one : differencesOf(decodePolicy(whole).value(), decodePolicy(changed).value()))
            texts.append(QString::fromStdString(one.pointerBefore + ' ' + one.before.value_or("-") + " > " +
                                                one.pointerAfter + ' ' + one.after.value_or("-")));
        return texts;
    };
    QVERIFY(told(whole).isEmpty());
    QCOMPARE(told(with("/name", "Otro")), QStringList{QStringLiteral("/name \"Riesgo alto\" > /name \"Otro\"")});
    QCOMPARE(told(with("/rules/0/when/risk/atLeast", 90)),
             QStringList{QStringLiteral("/rules/0/when/risk/atLeast 92 > /rules/0/when/risk/atLeast 90")});
    QCOMPARE(told(with("/owner", nullptr)), QStringList{QStringLiteral("/owner \"u7\" >  -")});
    json changed = whole;
    changed["rules"].erase(0);
    QCOMPARE(told(changed).size(), 1);
    QVERIFY(told(changed).front().startsWith(QStringLiteral("/rules/0 {")));
    QVERIFY(told(changed).front().endsWith(QStringLiteral(" >  -")));
    // One went from the front, another changed.
    changed["rules"][1]["mode"] = "blocked";
    QVERIFY(told(changed).contains(QStringLiteral("/rules/2/mode \"review\" > /rules/1/mode \"blocked\"")));
    QCOMPARE(told(changed).size(), 2);
}

void TestPolicyJson::differencesOfRandomPolicies()
{
    RandomPolicies random(17);
    const PolicySet set = random.set(400);
    for (std::size_t i = 1; i < set.policies.size(); ++i) {
        const Policy &before = set.policies[i - 1].policy;
        const Policy &after = set.policies[i].policy;
        QVERIFY(differencesOf(before, before).empty());
        // Each value is where its pointer says, and both versions are never the same there.
        for (const PolicyDifference &one : differencesOf(before, after)) {
            QVERIFY(one.before || one.after);
            QVERIFY(one.before != one.after);
            if (one.before)
                QCOMPARE(encodePolicy(before).at(json::json_pointer(one.pointerBefore)).dump(), *one.before);
            if (one.after)
                QCOMPARE(encodePolicy(after).at(json::json_pointer(one.pointerAfter)).dump(), *one.after);
        }
    }
}

QTEST_GUILESS_MAIN(TestPolicyJson)
#include "tst_policyjson.moc"
