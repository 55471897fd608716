// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyjson.h"
#include "models/policyform.h"
#include "models/policymerge.h"
#include "models/policytimes.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Part = PolicyPlace::Part;
using rules::PolicyMode;

namespace {

rules::PolicyOutcome then(PolicyMode mode)
{
    return {mode, {{"es", "porque sí"}}};
}

/// Everything that a policy can have.
rules::Policy everything()
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    policy.entities = {"Crédito *", "Hipoteca, variable"};
    policy.actions = {"Aprobar operación"};
    rules::PolicyRule rule;
    rule.when.agents = {"crédito"};
    rule.when.roles = {"ANALISTA", "GESTOR"};
    rule.when.tiers = {"PRO"};
    rule.when.containsPii = false;
    rule.when.confidence = rules::PolicyNumber{rules::PolicyBound{1234, false}, rules::PolicyBound{8000, true}, false};
    rule.when.amount = rules::PolicyNumber{rules::PolicyBound{485'050, true}, std::nullopt, false};
    rule.when.windows = {{0b0011111, 22 * 60, 6 * 60}, {0b1000000, 0, rules::minutesPerDay}};
    rule.then = then(PolicyMode::Blocked);
    rules::PolicyConditions risky;
    risky.risk = rules::PolicyNumber{rules::PolicyBound{70, true}, std::nullopt, false};
    rules::PolicyConditions unsure;
    unsure.confidence = rules::PolicyNumber{std::nullopt, std::nullopt, true};
    policy.rules = {rule, {{}, then(PolicyMode::Review), {unsure, risky}}};
    policy.otherwise = then(PolicyMode::Auto);
    policy.priority = -5;
    policy.enabled = false;
    policy.validFrom = contract::Instant(std::chrono::milliseconds(1'770'000'000'000));
    policy.owner = "u-1";
    return policy;
}

PolicyForm simple(const QString &value, PolicyAspect aspect, PolicyTest test)
{
    PolicyForm form;
    form.id = u"p-1"_s;
    form.name = u"Una"_s;
    form.rules = {{{{aspect, test, value}}, {}, {PolicyMode::Review, u"motivo"_s, {}}}};
    return form;
}

} // namespace

/// What is typed into the form, and the policy that it says.
class TestPolicyForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPolicyComesBackAsItWas()
    {
        const rules::Policy policy = everything();
        const PolicyFormReading reading = readForm(formOf(policy));
        for (const PolicyFormFault &fault : reading.faults)
            qWarning() << int(fault.place.part) << fault.place.rule << fault.place.row << fault.code;
        QVERIFY(reading.faults.isEmpty());
        QCOMPARE(QByteArray::fromStdString(rules::canonicalPolicy(reading.policy)),
                 QByteArray::fromStdString(rules::canonicalPolicy(policy)));
    }

    void whatIsTypedComesBackFromADraft()
    {
        PolicyForm form = formOf(everything());
        form.rules[0].all[0].value = u"0,8x"_s;
        form.name.clear();
        const auto kept = readKeptForm(writeForm(form, 31));
        QVERIFY(kept);
        QCOMPARE(kept->form, form);
        QCOMPARE(kept->revision, 31);
    }

    void otherBytesAreNoDraft_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("text") << QByteArray("hello");
        QTest::addRow("another form") << QByteArray(R"({"form":1,"id":"p-1"})");
        QTest::addRow("no id") << QByteArray(R"({"form":2})");
        QTest::addRow("an aspect that there is not")
            << QByteArray(R"({"form":2,"id":"p","rules":[{"all":[[99,0,""]],"then":{"mode":0}}]})");
        QTest::addRow("a mode that there is not") << QByteArray(R"({"form":2,"id":"p","rules":[{"then":{"mode":7}}]})");
    }
    void otherBytesAreNoDraft()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!readKeptForm(bytes));
    }

    void values_data()
    {
        QTest::addColumn<PolicyAspect>("aspect");
        QTest::addColumn<PolicyTest>("test");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("fault");
        const auto number = [](const char *name, PolicyAspect aspect, const QString &typed, const QString &fault) {
            QTest::newRow(name) << aspect << PolicyTest::Below << typed << fault;
        };
        number("comma", PolicyAspect::Confidence, u"0,80"_s, {});
        number("point", PolicyAspect::Confidence, u" 0.8 "_s, {});
        number("four decimals", PolicyAspect::Confidence, u"0,8125"_s, {});
        number("five", PolicyAspect::Confidence, u"0,81255"_s, u"too_fine"_s);
        number("above one", PolicyAspect::Confidence, u"1,01"_s, u"out_of_range"_s);
        number("empty", PolicyAspect::Confidence, {}, u"empty"_s);
        number("letters", PolicyAspect::Confidence, u"0,8x"_s, u"not_a_number"_s);
        number("two commas", PolicyAspect::Confidence, u"0,8,1"_s, u"not_a_number"_s);
        number("minus", PolicyAspect::Risk, u"-1"_s, u"not_a_number"_s);
        number("half a risk", PolicyAspect::Risk, u"70,5"_s, u"too_fine"_s);
        number("too much risk", PolicyAspect::Risk, u"101"_s, u"out_of_range"_s);
        number("nothing is below", PolicyAspect::Risk, u"0"_s, u"empty_range"_s);
        number("cents", PolicyAspect::Amount, u"4850,50"_s, {});
        // Not one and a half: somebody means a thousand.
        number("grouped", PolicyAspect::Amount, u"1.550"_s, u"too_fine"_s);
        number("huge", PolicyAspect::Amount, u"99999999999999999999"_s, u"out_of_range"_s);
        QTest::newRow("names") << PolicyAspect::Agent << PolicyTest::OneOf << u"crédito, chat*"_s << QString();
        QTest::newRow("no names") << PolicyAspect::Agent << PolicyTest::OneOf << u" , "_s << u"empty"_s;
        QTest::newRow("stars") << PolicyAspect::Agent << PolicyTest::OneOf << u"a*b*"_s << u"two_stars"_s;
        QTest::newRow("hours") << PolicyAspect::Time << PolicyTest::Within << u"lun-vie 22:00-06:00"_s << QString();
        QTest::newRow("no hours") << PolicyAspect::Time << PolicyTest::Within << u"siempre"_s << u"bad_time"_s;
    }
    void values()
    {
        QFETCH(PolicyAspect, aspect);
        QFETCH(PolicyTest, test);
        QFETCH(QString, typed);
        QFETCH(QString, fault);
        const PolicyFormReading reading = readForm(simple(typed, aspect, test));
        QCOMPARE(reading.faults.value(0).code, fault);
        if (!fault.isEmpty())
            QCOMPARE(reading.faults.value(0).place, (PolicyPlace{Part::Condition, 0, -1, 0}));
    }

    void faultsAreWhereTheyAre()
    {
        PolicyForm form = simple(u"70"_s, PolicyAspect::Risk, PolicyTest::AtLeast);
        form.name = u" "_s;
        form.entities = u"a*b*"_s;
        form.rules[0].then = {};
        form.rules[0].any = {{{PolicyAspect::Confidence, PolicyTest::Below, u"0,5"_s}},
                             {{PolicyAspect::Pii, PolicyTest::Is, u"yes"_s},
                              {PolicyAspect::Risk, PolicyTest::AtLeast, u"80"_s},
                              {PolicyAspect::Risk, PolicyTest::Above, u"90"_s}}};
        form.priority = u"alta"_s;
        QList<PolicyPlace> places;
        for (const PolicyFormFault &fault : readForm(form).faults)
            places += fault.place;
        const QList<PolicyPlace> expected{
            {Part::Condition, 0, 1, 2}, {Part::Priority}, {Part::Name}, {Part::Entities}, {Part::Reason, 0}};
        QCOMPARE(places, expected);
    }

    void times_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::addRow("week") << u"Mon-Fri 22:00-06:00"_s << u"mon-fri 22:00-06:00"_s;
        QTest::addRow("Spanish") << u"miércoles"_s << QString();
        QTest::addRow("accents") << u"mié, "_s << u"wed"_s;
        QTest::addRow("over Sunday") << u"sáb-lun 8-20"_s << u"mon,sat,sun 08:00-20:00"_s;
        QTest::addRow("two") << u"dom; 9:30\u201310:00"_s << u"sun; 09:30-10:00"_s;
        QTest::addRow("midnight") << u"lun 22:00-00:00"_s << u"mon 22:00-24:00"_s;
        QTest::addRow("late") << u"25:00-26:00"_s << QString();
        QTest::addRow("half") << u"lun 8:00"_s << QString();
    }
    void times()
    {
        QFETCH(QString, typed);
        QFETCH(QString, written);
        const auto windows = windowsIn(typed);
        QCOMPARE(windows ? windowsText(*windows) : QString(), written);
    }

    void ofTwoTextsEachPartIsChosen()
    {
        const rules::Policy base = everything();
        rules::Policy mine = base;
        rules::Policy theirs = base;
        mine.name = "Mía";
        theirs.name = "Suya";
        mine.rules[0].then.mode = PolicyMode::Auto;
        theirs.otherwise.reset();
        mine.priority = theirs.priority = 9;
        auto choices = choicesBetween(base, mine, theirs);
        const QList<PolicyChoice> expected{{PolicyPart::Name, -1, true, true},
                                           {PolicyPart::Rule, 0, false, true},
                                           {PolicyPart::Otherwise, -1, false, false}};
        QCOMPARE(choices, expected);
        choices[0].takesMine = false;
        const rules::Policy both = merged(mine, theirs, choices);
        QCOMPARE(both.name, std::string("Suya"));
        QCOMPARE(both.rules[0].then.mode, PolicyMode::Auto);
        QVERIFY(!both.otherwise);
        QCOMPARE(both.priority, 9);
        theirs.rules.pop_back();
        QCOMPARE(choicesBetween(base, mine, theirs).at(1).part, PolicyPart::Rules);
        QVERIFY(choicesBetween(base, mine, mine).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestPolicyForm)
#include "tst_policyform.moc"
