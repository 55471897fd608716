// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepolicysource.h"

#include "models/policyeditor.h"
#include "models/policyexample.h"
#include "models/policynumber.h"
#include "tests/support/fakedrafts.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::PolicyExample;
using Field = PolicyExampleFault::Field;
using Saving = PolicyEditor::Saving;

namespace {

rules::Policy risky(std::int64_t from = 70)
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule rule;
    rule.when.risk = rules::PolicyNumber{rules::PolicyBound{from, true}, std::nullopt, false};
    rule.then = {rules::PolicyMode::Review, {{"es", "el riesgo es alto"}}};
    policy.rules = {rule};
    return policy;
}

PolicyExample example(const char *name, std::int64_t risk = 95)
{
    PolicyExample made;
    made.name = name;
    made.agent = "planificador";
    made.entity = "Cuenta 7";
    made.action = "Aprobar";
    made.risk = risk;
    made.expected = "review";
    return made;
}

} // namespace

/// What a policy is held to: typed, kept, saved with it, merged; and what waits for a second person.
class TestPolicyExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_drafts = {};
        m_source = std::make_unique<tests::FakePolicySource>();
        m_source->begin(risky());
        m_source->detail.published->examples = {example("uno")};
        m_source->outcomes = {{"review", true}, {"auto", false}};
        m_editor = std::make_unique<PolicyEditor>(m_source.get(), &m_drafts);
        m_editor->open(u"p-1"_s);
        QTRY_COMPARE(m_editor->state(), LoadState::Ready);
    }
    void cleanup() { m_editor.reset(); }

    void anExampleComesBackAsItWas()
    {
        PolicyExample all = example("todo");
        all.entity = "Cuenta 7";
        all.action = "Aprobar";
        all.role = "ADMIN";
        all.tier = "PRO";
        all.confidence = 0.785;
        all.amount = 123'450;
        all.containsPii = true;
        all.at = contract::Instant(std::chrono::milliseconds(1'770'000'000'000));
        const PolicyExampleForm form = exampleFormOf(all);
        QCOMPARE(form.confidence, u"0.785"_s);
        QCOMPARE(form.amount, u"1234.5"_s);
        const PolicyExampleReading reading = readExample(form, all);
        QVERIFY(reading.faults.isEmpty());
        QVERIFY(reading.example == all);
    }

    void faultsStandAtTheirFields_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("confidence");
        QTest::addColumn<QString>("risk");
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("code");
        QTest::addRow("a long name") << QString(201, u'a') << QString() << QString() << int(Field::Name)
                                     << u"too_long"_s;
        QTest::addRow("no name") << u" "_s << QString() << QString() << int(Field::Name) << u"empty"_s;
        QTest::addRow("too sure") << u"a"_s << u"1,1"_s << QString() << int(Field::Confidence) << u"out_of_range"_s;
        QTest::addRow("too fine") << u"a"_s << u"0.12345"_s << QString() << int(Field::Confidence) << u"too_fine"_s;
        QTest::addRow("a word") << u"a"_s << QString() << u"mucho"_s << int(Field::Risk) << u"not_a_number"_s;
    }
    void faultsStandAtTheirFields()
    {
        QFETCH(QString, name);
        QFETCH(QString, confidence);
        QFETCH(QString, risk);
        QFETCH(int, field);
        QFETCH(QString, code);
        PolicyExampleForm form;
        form.agent = form.entity = form.action = u"x"_s;
        form.name = name;
        form.confidence = confidence;
        form.risk = risk;
        const PolicyExampleReading reading = readExample(form, {});
        QCOMPARE(reading.faults.size(), 1);
        QCOMPARE(int(reading.faults[0].field), field);
        QCOMPARE(reading.faults[0].code, code);
    }

    void whatIsNotGivenIsNoZero()
    {
        PolicyExampleForm form;
        form.name = u"a"_s;
        form.confidence = u"0"_s;
        const PolicyExample read = readExample(form, {}).example;
        QVERIFY(read.confidence == std::optional(0.0));
        QVERIFY(!read.risk && !read.amount && !read.role);
    }

    void numbersAreWrittenAsTheyAreRead_data()
    {
        QTest::addColumn<qlonglong>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");
        QTest::addRow("whole") << 7LL << 0 << u"7"_s;
        QTest::addRow("tenths") << 8000LL << 4 << u"0.8"_s;
        QTest::addRow("one") << 10000LL << 4 << u"1"_s;
        QTest::addRow("cents") << 5LL << 2 << u"0.05"_s;
        QTest::addRow("nothing") << 0LL << 2 << u"0"_s;
    }
    void numbersAreWrittenAsTheyAreRead()
    {
        QFETCH(qlonglong, value);
        QFETCH(int, decimals);
        QFETCH(QString, text);
        QCOMPARE(policyNumberText(value, decimals), text);
        QCOMPARE(*policyNumberIn(text, decimals, 1'000'000), value);
    }

    void theyAreSavedWithThePolicy()
    {
        QCOMPARE(m_editor->form().examples.size(), std::size_t(1));
        put({example("uno"), example("dos", 20)});
        QCOMPARE(m_editor->saving(), Saving::Waiting);
        QVERIFY(!m_editor->outcomeOf(example("uno")));
        m_editor->flush();
        QVERIFY(readKeptForm(m_drafts.list.value(0).bytes)->form.examples == m_editor->form().examples);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        QVERIFY(m_source->detail.draft->examples == m_editor->form().examples);
        QVERIFY(m_editor->outcomeOf(example("uno"))->holds);
        QVERIFY(!m_editor->outcomeOf(example("dos", 20))->holds);
        QVERIFY(!m_editor->canPublish());
        put({example("uno")});
        m_source->outcomes = {{"review", true}};
        QTRY_VERIFY(m_editor->saving() == Saving::Saved && m_editor->failingExamples() == 0);
    }

    void discardingBringsThemBack()
    {
        put({});
        m_editor->discard();
        QCOMPARE(m_editor->form().examples.size(), std::size_t(1));
    }

    void nobodysExampleIsLost()
    {
        m_source->saveElsewhere(risky(80), {example("uno"), example("suyo")});
        put({example("uno"), example("mío")});
        // The policy itself is theirs alone, so there is nothing to choose.
        QTRY_VERIFY(m_editor->conflict() || m_editor->saving() == Saving::Saved);
        if (m_editor->conflict())
            m_editor->resolve(m_editor->conflict()->choices);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        const PolicyExamples all{example("uno"), example("mío"), example("suyo")};
        QVERIFY(m_source->detail.draft->examples == all);
    }

    void listsOfTwoAreMerged()
    {
        const PolicyExamples base{example("a"), example("b")};
        const PolicyExamples theirs{example("a"), example("c")};
        QVERIFY(mergedExamples(base, base, theirs) == theirs);
        QVERIFY(mergedExamples(base, {example("a")}, base) == PolicyExamples{example("a")});
        QVERIFY(mergedExamples(base, {example("a"), example("d")}, theirs) ==
                (PolicyExamples{example("a"), example("d"), example("c")}));
    }

    void theSecondPersonSettlesIt_data()
    {
        QTest::addColumn<bool>("agrees");
        QTest::addRow("agrees") << true;
        QTest::addRow("rejects") << false;
    }
    void theSecondPersonSettlesIt()
    {
        QFETCH(bool, agrees);
        m_source->askFor(risky(80), "u-2");
        m_editor->refresh();
        QTRY_VERIFY(m_editor->detail().pending);
        QSignalSpy settled(m_editor.get(), &PolicyEditor::settled);
        agrees ? m_editor->confirmPending() : m_editor->rejectPending();
        QVERIFY(m_editor->isBusy());
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(m_source->settled.size(), std::size_t(1));
        QCOMPARE(m_source->settled[0].pending, 7);
        QCOMPARE(m_source->settled[0].hash, rules::contentHash(risky(80)));
        QVERIFY(!m_editor->detail().pending);
        QCOMPARE(*m_editor->published(), agrees ? risky(80) : risky());
    }

    void whatIsTypedMeanwhileStays()
    {
        m_source->askFor(risky(80), "u-2");
        m_editor->refresh();
        QTRY_VERIFY(m_editor->detail().pending);
        PolicyForm form = m_editor->form();
        form.rules[0].all[0].value = u"9x"_s;
        m_editor->setForm(form);
        m_editor->confirmPending();
        QTRY_VERIFY(!m_editor->detail().pending);
        QCOMPARE(m_editor->form().rules[0].all[0].value, u"9x"_s);
    }

private:
    void put(const PolicyExamples &examples)
    {
        PolicyForm form = m_editor->form();
        form.examples = examples;
        m_editor->setForm(form);
    }

    tests::FakeDrafts m_drafts;
    std::unique_ptr<tests::FakePolicySource> m_source;
    std::unique_ptr<PolicyEditor> m_editor;
};

QTEST_GUILESS_MAIN(TestPolicyExamples)
#include "tst_policyexamples.moc"
