// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "tests/models/fakepolicysource.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/policyeditorpage.h"
#include "ui/governance/policylink.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;
using rules::PolicyMode;

namespace {

rules::Policy risky(std::int64_t from = 90)
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule blocked;
    blocked.when.risk = rules::PolicyNumber{rules::PolicyBound{from, true}, std::nullopt, false};
    blocked.then = {PolicyMode::Blocked, {{"es", "el riesgo es muy alto"}}};
    policy.rules = {blocked};
    return policy;
}

} // namespace

/// What a policy is held to, when it holds and who answers for it, and the second person: in the editor, by name.
class TestPolicyExamplesBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_language.setPreference(u"es"_s);
        m_source = std::make_unique<tests::FakePolicySource>();
        m_source->begin(risky());
        m_source->list.defaultMode = "review";
        m_source->bundle.policies = {{rules::canonicalPolicy(risky()), {}}};
        PolicyEditorPage::Parts parts;
        parts.editor = m_editor = new models::PolicyEditor(m_source.get(), nullptr);
        parts.findings = new models::PolicyFindings(m_source.get());
        parts.makeHistory = [this] {
            return new models::PolicyHistory(m_source.get());
        };
        parts.currency = u"EUR"_s;
        parts.zone = QTimeZone("Europe/Madrid");
        parts.me = u"u-1"_s;
        parts.mayEdit = parts.mayPublish = true;
        m_page = std::make_unique<PolicyEditorPage>(parts);
        m_page->resize(1100, 900);
        m_page->show();
        open();
    }
    void cleanup() { m_page.reset(); }

    void anExampleIsAddedRunAndHoldsThePolicy()
    {
        m_source->outcomes = {{"blocked", true}};
        seen<QPushButton>(u"policy.addExample"_s)->click();
        QTRY_VERIFY(seen<QLineEdit>(u"policyExample.name"_s));
        // Without a name it is none.
        QVERIFY(!seen<QPushButton>(u"policyExample.take"_s)->isEnabled());
        seen<QLineEdit>(u"policyExample.name"_s)->setText(u"Riesgo de 95"_s);
        for (const QString &field : {u"agent"_s, u"entity"_s, u"action"_s})
            seen<QLineEdit>(u"policyExample."_s + field)->setText(field);
        seen<QLineEdit>(u"policyExample.risk"_s)->setText(u"950"_s);
        QVERIFY(!seen<QPushButton>(u"policyExample.take"_s)->isEnabled());
        QVERIFY(seen<QLabel>(u"policyExample.fault"_s)->text().startsWith(u"Riesgo, de 0 a 100: "_s));
        seen<QLineEdit>(u"policyExample.risk"_s)->setText(u"95"_s);
        seen<QLineEdit>(u"policyExample.confidence"_s)->setText(u"0,8"_s);
        seen<QPushButton>(u"policyExample.take"_s)->click();
        QTRY_VERIFY(seen<QLabel>(u"policy.example0.words"_s));
        QVERIFY(words().endsWith(u"Aún sin comprobar."_s));
        QTRY_COMPARE(words(), u"Riesgo de 95: agent, action, entity, confianza 0,80, riesgo 95 → bloqueo."_s);
        QCOMPARE(m_source->detail.draft->examples[0].confidence, std::optional(0.8));
        QTRY_VERIFY(seen<QPushButton>(u"policy.publish"_s)->isEnabled());

        // Changed so that it does not hold: nothing can be published.
        m_source->outcomes = {{"blocked", false}};
        seen<QPushButton>(u"policy.example0.change"_s)->click();
        QTRY_VERIFY(seen<QComboBox>(u"policyExample.expected"_s));
        auto *const expected = seen<QComboBox>(u"policyExample.expected"_s);
        expected->setFocus();
        QTest::keyClick(expected, Qt::Key_Home);
        seen<QPushButton>(u"policyExample.take"_s)->click();
        QTRY_VERIFY(words().endsWith(u"No se cumple: bloqueo."_s));
        QVERIFY(!seen<QPushButton>(u"policy.publish"_s)->isEnabled());
        seen<QPushButton>(u"policy.example0.remove"_s)->click();
        QVERIFY(!seen<QLabel>(u"policy.example0.words"_s));
        QVERIFY(m_editor->form().examples.empty());
    }

    void whenItHoldsAndWhoAnswersForIt()
    {
        auto *const tick = seen<QCheckBox>(u"policy.validFrom.given"_s);
        QVERIFY(!seen<QDateTimeEdit>(u"policy.validFrom"_s)->isEnabled());
        tick->click();
        // Winter in Madrid is an hour ahead.
        seen<QDateTimeEdit>(u"policy.validFrom"_s)->setDateTime(QDateTime({2026, 2, 1}, {9, 30}, Qt::UTC));
        QCOMPARE(QString::fromStdString(contract::formatInstant(*m_editor->policy().validFrom)),
                 u"2026-02-01T08:30:00.000Z"_s);
        seen<QCheckBox>(u"policy.validTo.given"_s)->click();
        seen<QDateTimeEdit>(u"policy.validTo"_s)->setDateTime(QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));
        QVERIFY(seen<QLabel>(u"policy.valid.fault"_s));
        seen<QCheckBox>(u"policy.validTo.given"_s)->click();
        QVERIFY(!seen<QLabel>(u"policy.valid.fault"_s));
        auto *const owner = seen<QComboBox>(u"policy.owner"_s);
        QCOMPARE(owner->currentText(), u"Nadie"_s);
        owner->setFocus();
        QTest::keyClick(owner, Qt::Key_Down);
        QCOMPARE(m_editor->policy().owner, std::string("u-1"));
    }

    void theSecondPersonSeesWhatChangesAndAgrees()
    {
        m_source->askFor(risky(80), "u-2");
        open();
        QTRY_VERIFY(seen<QWidget>(u"policy.pending"_s));
        seen<QWidget>(u"policy.pending"_s)->findChild<QPushButton *>()->click();
        QTRY_VERIFY(seen<QPushButton>(u"policyPending.confirm"_s));
        QVERIFY(seen<QLabel>(u"change0.before"_s)->text().contains(u"90 o más"_s));
        QVERIFY(seen<QLabel>(u"change0.after"_s)->text().contains(u"80 o más"_s));
        QCOMPARE(seen<QLabel>(u"policyPending.note"_s)->text(), u"Menos riesgo"_s);
        seen<QPushButton>(u"policyPending.confirm"_s)->click();
        QTRY_VERIFY(!seen<QPushButton>(u"policyPending.close"_s));
        QCOMPARE(*m_editor->published(), risky(80));
        QVERIFY(!seen<QWidget>(u"policy.pending"_s));
    }

    void whoAskedCanOnlyTakeItBack()
    {
        m_source->askFor(risky(80), "u-1");
        open();
        QTRY_VERIFY(seen<QWidget>(u"policy.pending"_s));
        seen<QWidget>(u"policy.pending"_s)->findChild<QPushButton *>()->click();
        QTRY_VERIFY(seen<QPushButton>(u"policyPending.reject"_s));
        QVERIFY(!seen<QPushButton>(u"policyPending.confirm"_s));
        QCOMPARE(seen<QPushButton>(u"policyPending.reject"_s)->text(), u"Retirarlo"_s);
        // The Enter that opened it takes nothing back.
        QVERIFY(seen<QPushButton>(u"policyPending.close"_s)->isDefault());
        QCOMPARE(seen<QPushButton>(u"policyPending.close"_s)->window()->focusWidget(),
                 seen<QPushButton>(u"policyPending.close"_s));
        seen<QPushButton>(u"policyPending.reject"_s)->click();
        QTRY_VERIFY(!seen<QPushButton>(u"policyPending.close"_s));
        QCOMPARE(*m_editor->published(), risky());
    }

private:
    void open()
    {
        m_page->open(policyLink(u"p-1"_s));
        m_page->activate();
        QTRY_COMPARE(m_editor->state(), models::LoadState::Ready);
    }
    template<class T>
    [[nodiscard]] T *seen(const QString &name) const
    {
        for (QWidget *const widget : QApplication::allWidgets())
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }
    [[nodiscard]] QString words() const
    {
        const auto *const label = seen<QLabel>(u"policy.example0.words"_s);
        return label ? label->text() : QString();
    }

    Language m_language;
    std::unique_ptr<tests::FakePolicySource> m_source;
    models::PolicyEditor *m_editor = nullptr;
    std::unique_ptr<PolicyEditorPage> m_page;
};

QTEST_MAIN(TestPolicyExamplesBox)
#include "tst_policyexamplesbox.moc"
