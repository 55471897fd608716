// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepolicysource.h"

#include "models/policiesmodel.h"
#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "tests/support/fakedrafts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Saving = PolicyEditor::Saving;
using rules::PolicyMode;

namespace {

rules::Policy risky(std::int64_t from = 70)
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule rule;
    rule.when.risk = rules::PolicyNumber{rules::PolicyBound{from, true}, std::nullopt, false};
    rule.then = {PolicyMode::Review, {{"es", "el riesgo es alto"}}};
    policy.rules = {rule};
    return policy;
}

} // namespace

/// One policy while it is written: what is sent when, what is kept, and who was faster.
class TestPolicyEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_drafts = {};
        m_source = std::make_unique<tests::FakePolicySource>();
        m_source->begin(risky());
        start();
    }
    void cleanup() { m_editor.reset(); }

    void whatIsPublishedIsShown()
    {
        QCOMPARE(m_editor->policy(), risky());
        QCOMPARE(m_editor->saving(), Saving::Saved);
        QVERIFY(!m_editor->savedAt().isValid());
        QVERIFY(!m_editor->canPublish());
    }

    void aDraftIsSavedOnceAfterThePause()
    {
        typeRisk(u"8"_s);
        typeRisk(u"80"_s);
        QCOMPARE(m_editor->saving(), Saving::Waiting);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        QCOMPARE(m_source->sent, 1);
        QVERIFY(m_editor->savedAt().isValid());
        QVERIFY(m_editor->canPublish());
        QVERIFY(m_drafts.list.isEmpty());
        QCOMPARE(m_source->detail.draft->hash, rules::contentHash(risky(80)));
    }

    void whatIsNoPolicyStaysOnThisComputer()
    {
        typeRisk(u"8x"_s);
        QCOMPARE(m_editor->saving(), Saving::Faulty);
        QCOMPARE(m_editor->faultAt({PolicyPlace::Part::Condition, 0, -1, 0}), u"not_a_number"_s);
        m_editor->flush();
        QCOMPARE(m_drafts.list.value(0).id, u"policy/p-1"_s);
        QCOMPARE(m_source->sent, 0);
        start();
        QVERIFY(m_editor->isOffered());
        QCOMPARE(m_editor->form().rules[0].all[0].value, u"70"_s);
        m_editor->takeKept(m_drafts.list.value(0).bytes);
        QCOMPARE(m_editor->form().rules[0].all[0].value, u"8x"_s);
        QVERIFY(!m_editor->isOffered());
    }

    void withoutThePlatformNothingIsLost()
    {
        m_source->problem = tests::FakePolicySource::offline();
        typeRisk(u"80"_s);
        QTRY_COMPARE(m_editor->saving(), Saving::Failed);
        QVERIFY(m_editor->saveProblem()->isUnreachable());
        QCOMPARE(readKeptForm(m_drafts.list.value(0).bytes)->form, m_editor->form());
        m_source->problem.reset();
        m_editor->recover();
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        QVERIFY(m_drafts.list.isEmpty());
    }

    void whoIsLateChoosesPartByPart()
    {
        rules::Policy theirs = risky(95);
        theirs.name = "Riesgo muy alto";
        m_source->saveElsewhere(theirs);
        PolicyForm form = m_editor->form();
        form.rules[0].all[0].value = u"80"_s;
        form.priority = u"7"_s;
        m_editor->setForm(form);
        QTRY_COMPARE(m_editor->saving(), Saving::Conflict);
        QCOMPARE(m_source->detail.draft->hash, rules::contentHash(theirs));
        const QList<PolicyChoice> choices = m_editor->conflict()->choices;
        const QList<PolicyChoice> expected{{PolicyPart::Name, -1, false, false},
                                           {PolicyPart::Rule, 0, true, true},
                                           {PolicyPart::Priority, -1, false, true}};
        QCOMPARE(choices, expected);
        m_editor->resolve(choices);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        rules::Policy both = risky(80);
        both.name = theirs.name;
        both.priority = 7;
        QCOMPARE(m_source->detail.draft->hash, rules::contentHash(both));
        QCOMPARE(m_editor->policy(), both);
    }

    void theSameFromTwoIsNoConflict()
    {
        m_source->saveElsewhere(risky(80));
        typeRisk(u"80"_s);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        QVERIFY(!m_editor->conflict());
    }

    void publishingMakesAVersion()
    {
        QSignalSpy published(m_editor.get(), &PolicyEditor::wentOut);
        typeRisk(u"80"_s);
        QTRY_VERIFY(m_editor->canPublish());
        m_editor->publish(u"Menos riesgo"_s);
        QVERIFY(m_editor->isBusy());
        QTRY_COMPARE(published.size(), 1);
        QCOMPARE(m_editor->detail().published->version, 2);
        QCOMPARE(m_source->texts[1].note, std::string("Menos riesgo"));
        QVERIFY(!m_editor->canPublish());
        QCOMPARE(*m_editor->published(), risky(80));
    }

    void examplesHaveToHold()
    {
        m_source->outcomes = {{"auto", true}, {"auto", false}};
        typeRisk(u"80"_s);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        QCOMPARE(m_editor->failingExamples(), 1);
        QVERIFY(!m_editor->canPublish());
    }

    void aRefusalIsTold()
    {
        QSignalSpy failed(m_editor.get(), &PolicyEditor::failed);
        typeRisk(u"80"_s);
        QTRY_VERIFY(m_editor->canPublish());
        m_source->saveElsewhere(risky(90));
        m_editor->publish({});
        QTRY_COMPARE(failed.size(), 1);
        QTRY_COMPARE(m_editor->policy(), risky(90));
    }

    void discardingGoesBack()
    {
        typeRisk(u"80"_s);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        typeRisk(u"8x"_s);
        m_editor->discard();
        QTRY_COMPARE(m_editor->policy(), risky());
        QVERIFY(!m_source->detail.draft);
        QVERIFY(m_drafts.list.isEmpty());
        QCOMPARE(m_editor->saving(), Saving::Saved);
    }

    void aVersionComesBackAsDraft()
    {
        typeRisk(u"80"_s);
        QTRY_VERIFY(m_editor->canPublish());
        m_editor->publish({});
        QTRY_COMPARE(m_editor->policy(), risky(80));
        QTRY_VERIFY(!m_editor->isBusy());
        m_editor->restore(1);
        QTRY_COMPARE(m_editor->policy(), risky());
        QVERIFY(m_editor->canPublish());
    }

    void aNewOneIsMadeWhenItIsAPolicy()
    {
        m_editor->openNew();
        PolicyForm form = m_editor->form();
        form.name = u"Nueva"_s;
        form.rules[0].all[0].value = u"50"_s;
        m_editor->setForm(form);
        QCOMPARE(m_editor->saving(), Saving::Faulty);
        m_editor->flush();
        QCOMPARE(m_drafts.list.value(0).id, u"policy/new"_s);
        form.rules[0].then.reasonEs = u"por si acaso"_s;
        m_editor->setForm(form);
        QTRY_COMPARE(m_editor->saving(), Saving::Saved);
        QVERIFY(!m_editor->isNew());
        QCOMPARE(m_source->detail.id, form.id.toStdString());
        QVERIFY(m_drafts.list.isEmpty());
    }

    void theListIsMergedById()
    {
        PoliciesModel model(m_source.get());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_source->list.policies = {{"a", "A", {}, {}, {"auto"}, 9, true, 1, false, false, 1, {}, "u-1", {3, 2, 1}},
                                   {"b", "B", {"x"}, {}, {}, 0, false, 0, true, false, 1, {}, "u-1", {}}};
        m_source->list.defaultMode = "review";
        model.refresh();
        QTRY_COMPARE(model.loadState(), LoadState::Ready);
        const QPersistentModelIndex second = model.index(1, PoliciesModel::Name);
        QVERIFY(second.data(PoliciesModel::HasDraftRole).toBool());
        std::swap(m_source->list.policies[0], m_source->list.policies[1]);
        m_source->list.policies[0].version = 1;
        model.refresh();
        QTRY_COMPARE(second.row(), 0);
        QCOMPARE(model.index(0, PoliciesModel::Version).data().toInt(), 1);
        QCOMPARE(model.index(1, PoliciesModel::Blocked).data().toInt(), 1);
        m_source->problem = tests::FakePolicySource::offline();
        model.refresh();
        QTRY_COMPARE(model.loadState(), LoadState::Stale);
        QCOMPARE(model.rowCount(), 2);
    }

    void versionsAreReadOneByOne()
    {
        typeRisk(u"80"_s);
        QTRY_VERIFY(m_editor->canPublish());
        m_editor->publish({});
        QTRY_COMPARE(m_source->texts.size(), std::size_t(2));
        PolicyHistory history(m_source.get());
        const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
        history.open(u"p-1"_s);
        QTRY_COMPARE(history.rowCount(), 2);
        QCOMPARE(history.index(0, PolicyHistory::Version).data().toInt(), 2);
        history.read(1);
        QVERIFY(!history.text());
        QTRY_VERIFY(history.text());
        QCOMPARE(*history.text(), risky());
    }

    void whatHidesARuleIsNamed()
    {
        rules::Policy strict = risky(0);
        strict.id = "p-0";
        strict.name = "Todo se bloquea";
        strict.rules[0].when = {};
        strict.rules[0].then.mode = PolicyMode::Blocked;
        m_source->list.policies = {{"p-0", "", {}, {}, {}, 0, true, 1, false, false, 1, {}, "", {}},
                                   {"p-1", "", {}, {}, {}, 0, true, 1, false, false, 1, {}, "", {}}};
        m_source->list.defaultMode = "review";
        m_source->bundle.policies = {{rules::canonicalPolicy(strict), {}}, {rules::canonicalPolicy(risky()), {}}};
        PolicyFindings findings(m_source.get());
        findings.look(risky(80));
        findings.refresh();
        QTRY_VERIFY(findings.isKnown());
        QCOMPARE(findings.others(), 1);
        QVERIFY(!findings.warnings().isEmpty());
        QCOMPARE(findings.warnings().at(0).others, QStringList(u"Todo se bloquea"_s));
        findings.look(std::nullopt);
        QVERIFY(!findings.isKnown() && findings.warnings().isEmpty());
    }

private:
    void start()
    {
        m_editor = std::make_unique<PolicyEditor>(m_source.get(), &m_drafts);
        m_editor->open(u"p-1"_s);
        QTRY_COMPARE(m_editor->state(), LoadState::Ready);
    }
    void typeRisk(const QString &text)
    {
        PolicyForm form = m_editor->form();
        form.rules[0].all[0].value = text;
        m_editor->setForm(form);
    }

    tests::FakeDrafts m_drafts;
    std::unique_ptr<tests::FakePolicySource> m_source;
    std::unique_ptr<PolicyEditor> m_editor;
};

QTEST_GUILESS_MAIN(TestPolicyEditor)
#include "tst_policyeditor.moc"
