// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policiesmodel.h"
#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "tests/models/fakepolicysource.h"
#include "tests/support/fakedrafts.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/policiespage.h"
#include "ui/governance/policyeditorpage.h"
#include "ui/governance/policylink.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;
using rules::PolicyMode;

namespace {

rules::Policy risky(std::int64_t from = 70)
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule blocked;
    blocked.when.risk = rules::PolicyNumber{rules::PolicyBound{90, true}, std::nullopt, false};
    blocked.then = {PolicyMode::Blocked, {{"es", "el riesgo es muy alto"}}};
    rules::PolicyRule reviewed;
    rules::PolicyConditions unsure;
    unsure.confidence = rules::PolicyNumber{std::nullopt, rules::PolicyBound{8000, false}, false};
    rules::PolicyConditions risk;
    risk.risk = rules::PolicyNumber{rules::PolicyBound{from, true}, std::nullopt, false};
    reviewed.any = {unsure, risk};
    reviewed.then = {PolicyMode::Review, {{"es", "no está claro"}}};
    policy.rules = {blocked, reviewed};
    policy.otherwise = rules::PolicyOutcome{PolicyMode::Auto, {{"es", "nada lo impide"}}};
    return policy;
}

} // namespace

/// The pages of governance over a platform in memory, by keyboard.
class TestPolicyPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_drafts = {};
        m_language.setPreference(u"es"_s);
        m_source = std::make_unique<tests::FakePolicySource>();
        m_source->begin(risky());
        m_source->list.policies = {{"p-1",
                                    "Riesgo alto",
                                    {},
                                    {"Aprobar"},
                                    {"auto", "blocked"},
                                    10,
                                    true,
                                    7,
                                    true,
                                    false,
                                    3,
                                    {},
                                    "u-1",
                                    {9412, 1790, 705}},
                                   {"p-2", "Nueva", {}, {}, {}, 0, false, 0, true, true, 1, {}, "u-2", {}}};
        m_source->list.defaultMode = "review";
        m_source->bundle.policies = {{rules::canonicalPolicy(risky()), {}}};
        PolicyEditorPage::Parts parts;
        parts.editor = m_editor = new models::PolicyEditor(m_source.get(), &m_drafts);
        parts.findings = new models::PolicyFindings(m_source.get());
        parts.makeHistory = [this] {
            return new models::PolicyHistory(m_source.get());
        };
        parts.drafts = &m_drafts;
        parts.currency = u"EUR"_s;
        parts.zone = QTimeZone::utc();
        parts.mayEdit = parts.mayPublish = true;
        m_page = std::make_unique<PolicyEditorPage>(parts);
        m_page->resize(1100, 760);
        m_page->show();
        m_page->open(policyLink(u"p-1"_s));
        m_page->activate();
        QTRY_COMPARE(m_editor->state(), models::LoadState::Ready);
    }
    void cleanup() { m_page.reset(); }

    void theReadingFollowsEachKey()
    {
        QCOMPARE(reading(), u"Cuando un agente quiera hacer cualquier acción: si el riesgo es 90 o más, se bloquea; si "
                            "la confianza es menor que 0,80 o el riesgo es 70 o más, la revisa una persona; si no, se "
                            "ejecuta."_s);
        QCOMPARE(
            seen<QLabel>(u"policy.readingOther"_s)->accessibleName(),
            u"When an agent wants to do any action: if the risk is 90 or more, it is blocked; if the confidence is "
            "below 0.80 or the risk is 70 or more, a person reviews it; otherwise, it is executed."_s);
        auto *const value = seen<QLineEdit>(u"policy.rule1.condition0.value"_s);
        QCOMPARE(value->text(), u"0,80"_s);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"0,7"_s);
        QVERIFY(reading().contains(u"menor que 0,70 o"_s));
        QTest::keyClicks(value, u"5"_s);
        QVERIFY(reading().contains(u"menor que 0,75 o"_s));
        QCOMPARE(value->text(), u"0,75"_s);
        QTRY_VERIFY(seen<QLabel>(u"policy.saved"_s)->text().startsWith(u"Borrador guardado"_s));
    }

    void theLanguageCanBeChangedMeanwhile()
    {
        m_language.setPreference(u"en"_s);
        QTRY_COMPARE(seen<QLineEdit>(u"policy.rule1.condition0.value"_s)->text(), u"0.80"_s);
        QVERIFY(reading().startsWith(u"When an agent"_s));
        QCOMPARE(seen<QComboBox>(u"policy.rule0.mode"_s)->currentText(), u"It is blocked"_s);
    }

    void nothingInARuleIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("both");
        QTest::addColumn<QString>("either");
        QTest::newRow("Spanish") << u"es"_s << u"y"_s << u"o"_s;
        QTest::newRow("English") << u"en"_s << u"and"_s << u"or"_s;
    }
    void nothingInARuleIsCut()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, both);
        QFETCH(const QString, either);
        m_language.setPreference(language);
        seen<QPushButton>(u"policy.rule0.and"_s)->click();
        QTRY_VERIFY(seen<QWidget>(u"policy.rule0.condition1"_s));
        const auto *const word = seen<QLabel>(u"policy.rule0.condition1.joiner"_s);
        QTRY_COMPARE(word->text(), both);
        QTRY_COMPARE(seen<QLabel>(u"policy.rule1.condition1.joiner"_s)->text(), either);
        // The narrowest the form becomes beside what it would have done.
        auto *const view = m_page->findChild<QScrollArea *>(u"policy.scroll"_s);
        view->window()->resize(1100, 500);
        seen<QWidget>(u"policy.form"_s)->setMaximumWidth(460);
        QTRY_VERIFY(view->width() <= 460);
        QTest::qWait(0);
        for (const QString &name : {u"policy.rule0.condition1"_s, u"policy.rule1.condition1"_s}) {
            const auto *const joiner = seen<QLabel>(name + u".joiner"_s);
            QVERIFY(joiner->width() >= joiner->fontMetrics().horizontalAdvance(joiner->text()));
            for (const QString &part : {u".field"_s, u".operator"_s}) {
                const auto *const box = seen<QComboBox>(name + part);
                QVERIFY2(box->width() >= box->fontMetrics().horizontalAdvance(box->currentText()) + 30,
                         qPrintable(name + part));
            }
        }
        for (const QString &name : {u"policy.rule0.condition1.remove"_s, u"policy.rule1.condition1.remove"_s,
                                    u"policy.rule0.mode"_s, u"policy.rule1.mode"_s}) {
            const auto *const button = seen<QWidget>(name);
            const int right = button->mapTo(view->viewport(), QPoint(button->width(), 0)).x();
            QVERIFY2(right <= view->viewport()->width() - 18, qPrintable(name + u' ' + QString::number(right)));
        }
    }

    void aFaultStandsAtItsField()
    {
        auto *const value = seen<QLineEdit>(u"policy.rule0.condition0.value"_s);
        value->setFocus();
        QTest::keyClicks(value, u"x"_s);
        QCOMPARE(seen<QLabel>(u"policy.rule0.condition0.fault"_s)->text(), u"Esto no es un número."_s);
        QCOMPARE(value->accessibleDescription(), u"Esto no es un número."_s);
        QVERIFY(!seen<QPushButton>(u"policy.publish"_s)->isEnabled());
        QVERIFY(seen<QLabel>(u"policy.saved"_s)->text().startsWith(u"Aún sin guardar"_s));
        QTest::keyClick(value, Qt::Key_Backspace);
        QVERIFY(!seen<QLabel>(u"policy.rule0.condition0.fault"_s));
    }

    void rulesComeAndGo()
    {
        seen<QPushButton>(u"policy.rule0.or"_s)->click();
        QCOMPARE(m_editor->form().rules[0].any.size(), 2);
        QVERIFY(m_editor->form().rules[0].all.isEmpty());
        seen<QPushButton>(u"policy.rule0.condition1.remove"_s)->click();
        QCOMPARE(m_editor->form().rules[0].all.size(), 1);
        seen<QPushButton>(u"policy.rule0.down"_s)->click();
        QCOMPARE(m_editor->form().rules[1].then.mode, PolicyMode::Blocked);
        seen<QPushButton>(u"policy.addRule"_s)->click();
        QCOMPARE(m_editor->form().rules.size(), 3);
        QTRY_VERIFY(QApplication::focusWidget());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"policy.rule2.condition0.field"_s);
        seen<QPushButton>(u"policy.rule2.remove"_s)->click();
        QCOMPARE(m_editor->form().rules.size(), 2);
        seen<QCheckBox>(u"policy.otherwise"_s)->click();
        QVERIFY(reading().endsWith(u"De lo demás no dice nada."_s));
    }

    void everythingThatTakesTheKeyboardHasAName()
    {
        int named = 0;
        for (auto *widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(!nameOf(widget).isEmpty(),
                     qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
            ++named;
        }
        QVERIFY(named > 20);
    }

    void publishingSaysWhatChanges()
    {
        typeRisk(u"80"_s);
        QTRY_VERIFY(seen<QPushButton>(u"policy.publish"_s)->isEnabled());
        seen<QPushButton>(u"policy.publish"_s)->click();
        QTRY_VERIFY(seen<QLineEdit>(u"policyPublish.note"_s));
        QVERIFY(seen<QLabel>(u"change0.before"_s)->text().contains(u"70 o más"_s));
        QVERIFY(seen<QLabel>(u"change0.after"_s)->text().contains(u"80 o más"_s));
        QTest::keyClicks(seen<QLineEdit>(u"policyPublish.note"_s), u"Menos revisiones"_s);
        seen<QPushButton>(u"policyPublish.publish"_s)->click();
        QTRY_VERIFY(!seen<QLineEdit>(u"policyPublish.note"_s));
        QCOMPARE(m_source->texts.back().note, std::string("Menos revisiones"));
        QCOMPARE(m_editor->detail().published->version, 2);
        QVERIFY(!seen<QPushButton>(u"policy.publish"_s)->isEnabled());
        QTRY_COMPARE(m_page->window()->focusWidget(), seen<QLineEdit>(u"policy.name"_s));
    }

    void whoPublishesIsToldThatTwoAreAskedFor()
    {
        m_source->list.fourEyes = true;
        m_page->activate();
        QTRY_VERIFY(m_page->findChild<models::PolicyFindings *>()->asksForTwo());
        typeRisk(u"80"_s);
        QTRY_VERIFY(seen<QPushButton>(u"policy.publish"_s)->isEnabled());
        seen<QPushButton>(u"policy.publish"_s)->click();
        QTRY_VERIFY(seen<QLineEdit>(u"policyPublish.note"_s));
        QVERIFY(seen<QLabel>(u"policyPublish.two"_s));
        seen<QPushButton>(u"policyPublish.cancel"_s)->click();
    }

    void aConflictShowsBothAndLosesNothing()
    {
        rules::Policy theirs = risky(75);
        theirs.name = "Riesgo muy alto";
        m_source->saveElsewhere(theirs);
        typeRisk(u"80"_s);
        QTRY_VERIFY(seen<QWidget>(u"policyConflict"_s));
        QVERIFY(seen<QRadioButton>(u"change0.theirs"_s)->isChecked());
        QVERIFY(seen<QRadioButton>(u"change1.mine"_s)->isChecked());
        QVERIFY(!m_drafts.list.isEmpty());
        seen<QPushButton>(u"policyConflict.save"_s)->click();
        QTRY_VERIFY(!seen<QWidget>(u"policyConflict"_s));
        rules::Policy both = risky(80);
        both.name = theirs.name;
        QTRY_COMPARE(m_editor->saving(), models::PolicyEditor::Saving::Saved);
        QCOMPARE(m_source->detail.draft->hash, rules::contentHash(both));
        QCOMPARE(seen<QLineEdit>(u"policy.name"_s)->text(), u"Riesgo muy alto"_s);
    }

    void anOldVersionComesBack()
    {
        publishingSaysWhatChanges();
        seen<QPushButton>(u"policy.versions"_s)->click();
        QTRY_VERIFY(seen<QTableView>(u"policyHistory.versions"_s));
        auto *const table = seen<QTableView>(u"policyHistory.versions"_s);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTRY_VERIFY(seen<QLabel>(u"policyHistory.words"_s)->text().contains(u"dice lo mismo"_s));
        table->selectRow(1);
        QTRY_VERIFY(seen<QPushButton>(u"policyHistory.restore"_s)->isEnabled());
        seen<QPushButton>(u"policyHistory.restore"_s)->click();
        QTRY_COMPARE(m_editor->policy(), risky());
        QVERIFY(m_editor->canPublish());
    }

    void whoMayOnlyLookTypesNothing()
    {
        PolicyEditorPage::Parts parts;
        parts.editor = new models::PolicyEditor(m_source.get(), nullptr);
        parts.findings = new models::PolicyFindings(m_source.get());
        PolicyEditorPage page(parts);
        page.show();
        page.open(policyLink(u"p-1"_s));
        QTRY_COMPARE(parts.editor->state(), models::LoadState::Ready);
        QVERIFY(!page.findChild<QLineEdit *>(u"policy.name"_s)->isEnabled());
        QVERIFY(!page.findChild<QPushButton *>(u"policy.publish"_s)->isVisible());
    }

    void theListOpensWhatIsChosen()
    {
        PoliciesPage page(new models::PoliciesModel(m_source.get()), QTimeZone::utc(), true);
        QSignalSpy wanted(&page, &Page::pageRequested);
        page.resize(1200, 500);
        page.show();
        page.activate();
        auto *const table = page.findChild<QTableView *>(u"policies.table"_s);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        const auto text = [&](int row, int column) {
            return table->model()->index(row, column).data().toString();
        };
        QCOMPARE(text(0, models::PoliciesModel::Executed), u"9.412"_s);
        QCOMPARE(text(0, models::PoliciesModel::Modes), u"Automática, Bloqueo"_s);
        QCOMPARE(text(0, models::PoliciesModel::Version), u"v7, borrador"_s);
        QCOMPARE(text(1, models::PoliciesModel::Version), u"sin publicar, espera a una segunda persona"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"policy"_s);
        QCOMPARE(wanted[0][1].value<QUrlQuery>(), policyLink(u"p-1"_s));
    }

private:
    [[nodiscard]] static QString nameOf(QWidget *widget)
    {
        return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
    }
    template<class T>
    [[nodiscard]] T *seen(const QString &name) const
    {
        for (QWidget *const widget : QApplication::allWidgets())
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }
    [[nodiscard]] QString reading() const
    {
        return seen<QLabel>(u"policy.reading"_s)->accessibleName().replace(QChar(0xA0), u' ');
    }
    void typeRisk(const QString &text) const
    {
        auto *const value = seen<QLineEdit>(u"policy.rule1.condition1.value"_s);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, text);
    }

    Language m_language;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<tests::FakePolicySource> m_source;
    models::PolicyEditor *m_editor = nullptr;
    std::unique_ptr<PolicyEditorPage> m_page;
};

QTEST_MAIN(TestPolicyPages)
#include "tst_policypages.moc"
