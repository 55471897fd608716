// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/decisionmap.h"
#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "models/policyimpact.h"
#include "models/policysimulation.h"
#include "tests/models/fakepolicysource.h"
#include "tests/models/fakesimulationsource.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/policyeditorpage.h"
#include "ui/governance/policylink.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;
using models::PolicyFlows;
using rules::PolicyMode;

namespace {

rules::Policy risky()
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule blocked;
    blocked.when.risk = rules::PolicyNumber{rules::PolicyBound{90, true}, std::nullopt, false};
    blocked.then = {PolicyMode::Blocked, {{"es", "el riesgo es muy alto"}}};
    policy.rules = {blocked};
    policy.otherwise = rules::PolicyOutcome{PolicyMode::Auto, {{"es", "nada lo impide"}}};
    return policy;
}

contract::SimulationResult found()
{
    contract::SimulationResult result;
    result.decisions = 12480;
    result.flows = {{{{9412, 458, 0}}, {{0, 1790, 115}}, {{0, 0, 705}}}};
    result.people.blockedButApproved = 12;
    result.notReplayable = {3, 4};
    result.price = {63.5, 74.9, 10.6, 12.5, 212, 250, "EUR", 10, 20};
    result.byPolicy = {{"p-1", "Riesgo alto", {{9412, 458, 0}}, {{9412, 400, 58}}}};
    result.byAgent = {{"planificador", {{7, 0, 0}}, {{6, 1, 0}}, 1}};
    result.points = {{7, 0.9, 20, "auto", "auto"}, {8, 0.7, 95, "review", "blocked"}};
    contract::SimulationResult::Change change;
    change.id = "d 1";
    change.seq = 41;
    change.confidence = 0.78;
    change.risk = 62;
    change.before = "auto";
    change.after = "review";
    result.changes = {change};
    result.receipt.from = contract::Instant(std::chrono::milliseconds(1'767'830'400'000));
    result.receipt.to = contract::Instant(std::chrono::milliseconds(1'770'379'200'000));
    result.receipt.headSize = 100'000;
    result.receipt.resultHash = "0123456789abcdef";
    return result;
}

QString plain(QString text)
{
    return text.replace(QChar(0xA0), u' ');
}

} // namespace

/// What the draft would have done, beside the form: what it says, what it follows, where it leads.
class TestPolicyImpactPane : public QObject
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
        m_simulations = std::make_unique<tests::FakeSimulationSource>();
        m_simulations->result = found();
        PolicyEditorPage::Parts parts;
        parts.editor = new models::PolicyEditor(m_source.get(), nullptr);
        parts.findings = new models::PolicyFindings(m_source.get());
        parts.simulation = m_simulation = new models::PolicySimulation(
            m_simulations.get(), [] { return QDateTime::fromMSecsSinceEpoch(1'770'379'200'000, Qt::UTC); });
        parts.zone = QTimeZone::utc();
        parts.currency = u"EUR"_s;
        parts.mayEdit = parts.mayPublish = true;
        m_page = std::make_unique<PolicyEditorPage>(parts);
        m_page->resize(1240, 800);
        m_page->show();
        m_page->open(policyLink(u"p-1"_s));
        m_page->activate();
        QTRY_COMPARE(m_simulation->state(), models::PolicySimulation::State::Ready);
    }
    void cleanup() { m_page.reset(); }

    void itSaysWhatTheDraftWouldHaveDone()
    {
        QCOMPARE(plain(words(u"policy.impact.state"_s)), u"12.480 decisiones, 8 ene – 6 feb"_s);
        QCOMPARE(plain(words(u"policy.impact0"_s)), u"63,5 → 74,9"_s);
        QCOMPARE(plain(words(u"policy.impact2"_s)), u"212 → 250 €"_s);
        QCOMPARE(plain(words(u"policy.impact3"_s)), u"573"_s);
        const auto *const flows = part<QTableView>(u"policy.impact.flows"_s)->model();
        QCOMPARE(flows->index(0, PolicyFlows::Review).data().toString(), u"458"_s);
        QCOMPARE(flows->index(0, PolicyFlows::Review).data(Qt::AccessibleTextRole).toString(),
                 u"De automática a revisión: 458"_s);
        QCOMPARE(flows->index(3, PolicyFlows::Total).data().toString(), u"12.480"_s);
        QVERIFY(words(u"policy.impact.people"_s).contains(u"habían aprobado 12."_s));
        QVERIFY(words(u"policy.impact.people"_s).contains(u"Nadie ha revisado nada de lo que ahora dejaría"_s));
        QVERIFY(words(u"policy.impact.apart"_s).contains(u"aparte: 7; 3 las borró"_s));
        const auto *const map = part<charts::DecisionMap>(u"policy.map"_s);
        QVERIFY(map->pointCount() > 2);
        QVERIFY(map->sentence(map->pointCount() - 1).endsWith(u"Bloqueo"_s));
    }

    void whoMeetsWhatCanBeTurned()
    {
        const auto *const table = part<QTableView>(u"policy.impact.byTable"_s);
        QCOMPARE(table->model()->index(0, models::PolicyImpact::Review).data().toString(), u"458 → 400"_s);
        QCOMPARE(table->model()->index(0, models::PolicyImpact::Automatic).data().toString(), u"9.412"_s);
        for (auto *const button : m_page->findChildren<QAbstractButton *>())
            if (button->accessibleName() == u"Por agente"_s)
                button->click();
        QCOMPARE(table->model()->index(0, models::PolicyImpact::Name).data().toString(), u"planificador"_s);
    }

    void itFollowsTheDraft()
    {
        m_simulations->result.reset();
        auto *const value = part<QLineEdit>(u"policy.rule0.condition0.value"_s);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"80"_s);
        QVERIFY(words(u"policy.impact.state"_s).startsWith(u"Probando"_s));
        QCOMPARE(part<QTableView>(u"policy.impact.flows"_s)->model()->rowCount(), 4);
        QTRY_COMPARE(m_simulations->asked.size(), 1);
        rules::Policy draft = risky();
        draft.rules[0].when.risk->from->value = 80;
        QCOMPARE(m_simulations->requests.back().policies.front(), rules::canonicalPolicy(draft));
        m_simulations->answer(contract::Simulation{"sim-2", "running", 50, 200, {}});
        QTRY_COMPARE(plain(words(u"policy.impact.state"_s)), u"Probando… 25 %"_s);
        QTest::keyClicks(value, u"x"_s);
        QCOMPARE(m_simulations->cancelled, QStringList{u"sim-2"_s});
        QVERIFY(words(u"policy.impact.state"_s).startsWith(u"Se prueba en cuanto"_s));
    }

    void theReceiptCanBeTakenAlong()
    {
        QVERIFY(words(u"policy.impact.receipt"_s).contains(u"0123456789ab…"_s));
        part<QPushButton>(u"policy.impact.copy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"resultHash: 0123456789abcdef"_s));
    }

    void aDecisionLeadsToTheLog()
    {
        QSignalSpy wanted(m_page.get(), &Page::pageRequested);
        auto *const list = part<QListView>(u"policy.impact.changed"_s);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"audit"_s);
        QCOMPARE(wanted[0][1].value<QUrlQuery>().queryItemValue(u"decision"_s, QUrl::FullyDecoded), u"d 1"_s);
    }

    void figuresLeadToTheLog()
    {
        QSignalSpy wanted(m_page.get(), &Page::pageRequested);
        const auto query = [&wanted] {
            return wanted.takeFirst()[1].value<QUrlQuery>().queryItemValue(u"q"_s, QUrl::FullyDecoded);
        };
        auto *const all = part<QPushButton>(u"policy.impact.seeAll"_s);
        QCOMPARE(plain(all->text()), u"Ver las 1 más recientes en el registro"_s);
        all->setFocus();
        QTest::keyClick(all, Qt::Key_Space);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"audit"_s);
        QCOMPARE(query(), u"número:41"_s);

        auto *const flows = part<QTableView>(u"policy.impact.flows"_s);
        flows->setFocus();
        flows->setCurrentIndex(flows->model()->index(0, PolicyFlows::Review));
        QTest::keyClick(flows, Qt::Key_Return);
        QCOMPARE(query(), u"número:41"_s);
        flows->setCurrentIndex(flows->model()->index(1, PolicyFlows::Total));
        QTest::keyClick(flows, Qt::Key_Return);
        const QString state = query();
        QVERIFY2(state.startsWith(u"desde:2026-01-08"_s) && state.endsWith(u"estado:revisión"_s), qPrintable(state));
        // Where they end up is in no log.
        flows->setCurrentIndex(flows->model()->index(3, PolicyFlows::Review));
        QTest::keyClick(flows, Qt::Key_Return);
        flows->setCurrentIndex(flows->model()->index(1, PolicyFlows::Before));
        QTest::keyClick(flows, Qt::Key_Return);
        QVERIFY(wanted.isEmpty());

        auto *const map = part<charts::DecisionMap>(u"policy.map"_s);
        map->setFocus();
        map->setCurrentPoint(map->pointCount() - 1);
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(query(), u"número:8"_s);
        map->setCurrentPoint(0);
        QTest::keyClick(map, Qt::Key_Return);
        QVERIFY(query().contains(u"riesgo:"_s));
    }

    void whatFailsCanBeTriedAgain()
    {
        m_simulations->result.reset();
        m_simulations->problem = api::ApiError{};
        m_simulations->problem->kind = api::ApiError::Kind::Server;
        m_simulation->again();
        QTRY_VERIFY(part<QPushButton>(u"policy.impact.again"_s)->isVisible());
        m_simulations->problem.reset();
        m_simulations->result = found();
        part<QPushButton>(u"policy.impact.again"_s)->click();
        QTRY_COMPARE(plain(words(u"policy.impact.state"_s)), u"12.480 decisiones, 8 ene – 6 feb"_s);
    }

    void theLanguageCanBeChangedMeanwhile()
    {
        m_language.setPreference(u"en"_s);
        QTRY_COMPARE(plain(words(u"policy.impact.state"_s)), u"12,480 decisions, 8 Jan – 6 Feb"_s);
        QCOMPARE(part<QTableView>(u"policy.impact.flows"_s)
                     ->model()
                     ->headerData(PolicyFlows::Review, Qt::Horizontal)
                     .toString(),
                 u"Review"_s);
    }

    void aNarrowWindowSetsThemBelowEachOther()
    {
        m_page->resize(800, 800);
        QTRY_VERIFY(part<QWidget>(u"policy.impact"_s)->mapTo(m_page.get(), QPoint()).x() < 100);
        QVERIFY(part<QWidget>(u"policy.impact"_s)->mapTo(m_page.get(), QPoint()).y() > 200);
    }

private:
    template<class T>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    [[nodiscard]] QString words(const QString &name) const { return part<QLabel>(name)->text(); }

    Language m_language;
    std::unique_ptr<tests::FakePolicySource> m_source;
    std::unique_ptr<tests::FakeSimulationSource> m_simulations;
    models::PolicySimulation *m_simulation = nullptr;
    std::unique_ptr<PolicyEditorPage> m_page;
};

QTEST_MAIN(TestPolicyImpactPane)
#include "tst_policyimpactpane.moc"
