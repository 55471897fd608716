// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overridepresenter.h"
#include "models/overridewish.h"
#include "models/whypresenter.h"
#include "tests/models/fakeoverridesource.h"
#include "tests/support/fakedrafts.h"
#include "ui/audit/decisionlinks.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/overridespage.h"
#include "ui/governance/whypage.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;
using models::OverridesModel;
using Kind = api::ApiError::Kind;

/// The pages about what was held back, over a platform in memory.
class TestOverridePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_language.setPreference(u"en"_s);
        m_drafts = {};
        m_source = std::make_unique<tests::FakeOverrideSource>();
        m_source->list = {tests::FakeOverrideSource::wish("ovr-1", {"u-2", "Marta"}),
                          tests::FakeOverrideSource::wish("ovr-2", m_source->me)};
        make();
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }
    void cleanup() { m_page.reset(); }

    void theNewestStandsReadyAndIsApproved();
    void whoAskedCanOnlyTakeItBack();
    void whatSomebodyElseSaidFirstIsShown();
    void theFilterNamesStates();
    void statesSayWhatToDo_data();
    void statesSayWhatToDo();
    void anOverrideIsRequestedFromALink();
    void whatWasBegunIsThereAgain();
    void aRefusedWishSaysWhy();
    void nothingIsWrittenWithoutAConnection();
    void whySaysWhoMayLift();
    void whySaysWhatIsNotThere();
    void everythingThatTakesTheKeyboardHasAName();
    void theLanguageCanBeChanged();

private:
    void make()
    {
        m_page.reset();
        m_presenter = new models::OverridePresenter(m_source.get(), {u"u-1"_s, true, true});
        OverridesPage::Parts parts;
        parts.presenter = m_presenter;
        parts.makeWish = [this](const QString &id) {
            return new models::OverrideWish(m_source.get(), &m_drafts, id);
        };
        parts.zone = QTimeZone::utc();
        m_page = std::make_unique<OverridesPage>(parts);
        m_page->resize(1180, 640);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->activate();
    }
    void ask(WhyPage &page, const QString &id)
    {
        page.resize(900, 600);
        page.show();
        QTest::keyClicks(page.findChild<QLineEdit *>(u"why.id"_s), id);
        QTest::keyClick(page.findChild<QLineEdit *>(u"why.id"_s), Qt::Key_Return);
    }
    template<class T>
    [[nodiscard]] T *seen(const QString &name) const
    {
        for (QWidget *const widget : QApplication::allWidgets())
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *const found = seen<QLabel>(name);
        return found ? found->text().replace(QChar::Nbsp, u' ') : QString();
    }
    [[nodiscard]] QString message() const
    {
        const auto *const found = seen<QWidget>(u"override.message"_s);
        return found ? found->accessibleName() : QString();
    }
    [[nodiscard]] QString titleOf(const QString &pane) const
    {
        const auto *const shown = seen<QWidget>(pane);
        for (const QLabel *const found : shown ? shown->findChildren<QLabel *>() : QList<QLabel *>())
            if (found->isVisible() && !found->text().isEmpty())
                return found->text();
        return {};
    }
    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(u"overrides.table"_s); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString().replace(QChar::Nbsp, u' ');
    }

    Language m_language;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<tests::FakeOverrideSource> m_source;
    models::OverridePresenter *m_presenter = nullptr;
    std::unique_ptr<OverridesPage> m_page;
};

void TestOverridePage::theNewestStandsReadyAndIsApproved()
{
    QTRY_COMPARE(m_presenter->id(), u"ovr-1"_s);
    QCOMPARE(cell(0, OverridesModel::State), u"Waits for approval"_s);
    QCOMPARE(cell(0, OverridesModel::Scope), u"Once"_s);
    QCOMPARE(label(u"override.reason"_s), u"“The machine was sold”"_s);
    QVERIFY(message().isEmpty());
    QTest::keyClicks(seen<QLineEdit>(u"override.note"_s), u"Agreed by phone"_s);
    QCOMPARE(m_source->said, 0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A);
    QTRY_COMPARE(cell(0, OverridesModel::State), u"Approved"_s);
    QCOMPARE(m_source->find(u"ovr-1"_s)->note, std::string("Agreed by phone"));
    QVERIFY(!seen<QPushButton>(u"override.approve"_s));
    QVERIFY(message().startsWith(u"The agent has to send"_s));
}

void TestOverridePage::whoAskedCanOnlyTakeItBack()
{
    table()->selectRow(1);
    QTRY_COMPARE(m_presenter->id(), u"ovr-2"_s);
    QVERIFY(!seen<QPushButton>(u"override.approve"_s));
    QVERIFY(!seen<QPushButton>(u"override.reject"_s));
    QCOMPARE(message(), u"You asked for it, so somebody else has to agree."_s);
    QTest::keyClick(table(), Qt::Key_A);
    QCOMPARE(m_source->said, 0);
    seen<QPushButton>(u"override.withdraw"_s)->click();
    QTRY_COMPARE(cell(1, OverridesModel::State), u"Taken back"_s);
}

void TestOverridePage::whatSomebodyElseSaidFirstIsShown()
{
    QTRY_COMPARE(m_presenter->id(), u"ovr-1"_s);
    m_source->sayElsewhere(u"ovr-1"_s, "rejected");
    seen<QPushButton>(u"override.approve"_s)->click();
    QTRY_VERIFY(message().startsWith(u"Somebody else has changed it"_s));
    QTRY_COMPARE(cell(0, OverridesModel::State), u"Rejected"_s);
    QVERIFY(!seen<QPushButton>(u"override.approve"_s));
}

void TestOverridePage::theFilterNamesStates()
{
    auto *const filter = seen<QComboBox>(u"overrides.filter"_s);
    QCOMPARE(filter->count(), 7);
    filter->setFocus();
    filter->setCurrentIndex(filter->findData(u"used"_s));
    Q_EMIT filter->activated(filter->currentIndex());
    QTRY_COMPARE(titleOf(u"overrides.state"_s), u"None is in this state"_s);
    QCOMPARE(m_source->filters.back(), u"used"_s);
    QCOMPARE(m_page->query().queryItemValue(u"state"_s), u"used"_s);
    for (QPushButton *const all : seen<QWidget>(u"overrides.state"_s)->findChildren<QPushButton *>())
        if (all->text() == u"Show all")
            all->click();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(filter->currentIndex(), 0);
}

void TestOverridePage::statesSayWhatToDo_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    QTest::newRow("failed") << static_cast<int>(Kind::Server) << u"The overrides could not be read"_s;
    QTest::newRow("offline") << static_cast<int>(Kind::Offline)
                             << u"No connection, and the overrides were never read here"_s;
    QTest::newRow("empty") << -1 << u"Nobody has asked for an override"_s;
}

void TestOverridePage::statesSayWhatToDo()
{
    QFETCH(int, kind);
    QFETCH(QString, title);
    m_source->list.clear();
    if (kind >= 0)
        m_source->problem = tests::FakeOverrideSource::error(static_cast<Kind>(kind));
    make();
    QTRY_COMPARE(titleOf(u"overrides.state"_s), title);
}

void TestOverridePage::anOverrideIsRequestedFromALink()
{
    m_page->open(overrideRequestLink(u"dec-9"_s));
    m_page->activate();
    QTRY_VERIFY(seen<QLineEdit>(u"overrideRequest.reason"_s));
    QVERIFY(!seen<QPushButton>(u"overrideRequest.send"_s)->isEnabled());
    QTest::keyClicks(seen<QLineEdit>(u"overrideRequest.reason"_s), u"Sold"_s);
    QVERIFY(!seen<QSpinBox>(u"overrideRequest.hours"_s)->isEnabled());
    seen<QRadioButton>(u"overrideRequest.entity"_s)->setChecked(true);
    seen<QSpinBox>(u"overrideRequest.hours"_s)->setValue(24);
    seen<QPushButton>(u"overrideRequest.send"_s)->click();
    QTRY_COMPARE(m_source->wishes.size(), 1U);
    QCOMPARE(m_source->wishes[0].scope, std::string("entity"));
    QCOMPARE(m_source->wishes[0].hours, 24);
    QTRY_VERIFY(!seen<QDialog>(u"overrideRequest"_s));
    QTRY_COMPARE(m_presenter->id(), u"ovr-3"_s);
    QTRY_COMPARE(cell(0, OverridesModel::Scope), u"This entity, for 24 hours"_s);
    QTRY_COMPARE(table()->currentIndex().row(), 0);
    QVERIFY(m_drafts.list.isEmpty());
}

void TestOverridePage::whatWasBegunIsThereAgain()
{
    m_page->open(overrideRequestLink(u"dec-9"_s));
    m_page->activate();
    QTRY_VERIFY(seen<QLineEdit>(u"overrideRequest.reason"_s));
    QTest::keyClicks(seen<QLineEdit>(u"overrideRequest.reason"_s), u"Sold"_s);
    seen<QPushButton>(u"overrideRequest.cancel"_s)->click();
    QTRY_VERIFY(!seen<QDialog>(u"overrideRequest"_s));
    QTRY_COMPARE(m_drafts.list.size(), 1);
    QTRY_VERIFY(!m_page->findChild<QDialog *>(u"overrideRequest"_s));
    m_page->open(overrideRequestLink(u"dec-9"_s));
    m_page->activate();
    QTRY_VERIFY(seen<QLineEdit>(u"overrideRequest.reason"_s));
    QCOMPARE(seen<QLineEdit>(u"overrideRequest.reason"_s)->text(), u"Sold"_s);
    seen<QPushButton>(u"overrideRequest.cancel"_s)->click();
}

void TestOverridePage::aRefusedWishSaysWhy()
{
    m_page->open(overrideRequestLink(u"dec-9"_s));
    m_page->activate();
    QTRY_VERIFY(seen<QLineEdit>(u"overrideRequest.reason"_s));
    QTest::keyClicks(seen<QLineEdit>(u"overrideRequest.reason"_s), u"Sold"_s);
    m_source->problem = tests::FakeOverrideSource::error(Kind::Conflict, u"override_pending"_s);
    seen<QPushButton>(u"overrideRequest.send"_s)->click();
    QTRY_COMPARE(label(u"overrideRequest.message"_s), u"Somebody has asked for this decision already."_s);
    QVERIFY(seen<QDialog>(u"overrideRequest"_s));
    seen<QPushButton>(u"overrideRequest.cancel"_s)->click();
}

void TestOverridePage::nothingIsWrittenWithoutAConnection()
{
    QTRY_VERIFY(seen<QPushButton>(u"override.approve"_s));
    m_page->setReadOnly(ReadOnly::Offline);
    QVERIFY(!seen<QPushButton>(u"override.approve"_s)->isEnabled());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A);
    QTest::keyClick(table(), Qt::Key_R);
    QCOMPARE(m_source->said, 0);
}

void TestOverridePage::whySaysWhoMayLift()
{
    tests::FakeWhySource source;
    WhyPage page(new models::WhyPresenter(&source), QTimeZone::utc(), true);
    QSignalSpy wanted(&page, &Page::pageRequested);
    ask(page, u"dec-7"_s);
    QTRY_COMPARE(label(u"why.sentence"_s), u"“the risk is very high”"_s);
    QCOMPARE(label(u"why.lift"_s),
             u"Whoever did not ask for it may agree: Lucas Otero (Compliance) and Ana Ruiz (Administration)."_s);
    QCOMPARE(page.query(), whyLink(u"dec-7"_s));
    QVERIFY(!seen<QPushButton>(u"why.override"_s));
    seen<QPushButton>(u"why.request"_s)->click();
    QCOMPARE(wanted[0][0].toString(), overridesPageId());
    QCOMPARE(wanted[0][1].value<QUrlQuery>(), overrideRequestLink(u"dec-7"_s));
    source.answer.overrides = {tests::FakeOverrideSource::wish("ovr-1", {"u-3", "Ana Ruiz"})};
    page.refresh();
    QTRY_VERIFY(seen<QPushButton>(u"why.override"_s));
    QCOMPARE(label(u"why.lift"_s), u"Whoever did not ask for it may agree: Lucas Otero (Compliance)."_s);
    QVERIFY(!seen<QPushButton>(u"why.request"_s));
    m_language.setPreference(u"es"_s);
    QTRY_COMPARE(label(u"why.sentence"_s), u"«el riesgo es muy alto»"_s);
}

void TestOverridePage::whySaysWhatIsNotThere()
{
    tests::FakeWhySource source;
    source.problem = tests::FakeOverrideSource::error(Kind::NotFound);
    WhyPage page(new models::WhyPresenter(&source), QTimeZone::utc(), true);
    ask(page, u"dec-99"_s);
    QTRY_COMPARE(titleOf(u"why.state"_s), u"No decision has this number"_s);
}

void TestOverridePage::everythingThatTakesTheKeyboardHasAName()
{
    QTRY_VERIFY(seen<QPushButton>(u"override.approve"_s));
    m_page->open(overrideRequestLink(u"dec-9"_s));
    m_page->activate();
    QTRY_VERIFY(seen<QDialog>(u"overrideRequest"_s));
    int named = 0;
    for (auto *widget : m_page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QVERIFY2(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
        ++named;
    }
    QVERIFY(named > 10);
    seen<QPushButton>(u"overrideRequest.cancel"_s)->click();
}

void TestOverridePage::theLanguageCanBeChanged()
{
    m_language.setPreference(u"es"_s);
    QTRY_COMPARE(cell(0, OverridesModel::State), u"Espera aprobación"_s);
    QCOMPARE(cell(0, OverridesModel::Scope), u"Una vez"_s);
    QTRY_VERIFY(seen<QPushButton>(u"override.approve"_s)->text().startsWith(u"Aprobar"_s));
}

QTEST_MAIN(TestOverridePage)
#include "tst_overridepage.moc"
