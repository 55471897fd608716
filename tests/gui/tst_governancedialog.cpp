// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/governancesettings.h"
#include "models/policiesmodel.h"
#include "tests/models/fakepolicysource.h"
#include "tests/models/fakereviewsource.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/policiespage.h"
#include "ui/governance/settingsdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;

/// The settings of governance from the page of policies, by keyboard.
class TestGovernanceDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_language.setPreference(u"en"_s);
        m_policies = std::make_unique<tests::FakePolicySource>();
        m_reviews = std::make_unique<tests::FakeReviewSource>();
        m_policies->list.defaultMode = "review";
        m_page = std::make_unique<PoliciesPage>(new models::PoliciesModel(m_policies.get()), QTimeZone::utc(), true);
        m_page->setSettings([this] {
            return new models::GovernanceSettings(m_policies.get(), m_reviews.get(), {u"u-1"_s, m_mayChange});
        });
        m_mayChange = true;
        m_page->resize(1000, 600);
        m_page->show();
        m_page->activate();
    }
    void cleanup() { m_page.reset(); }

    void thePaletteLeadsThere()
    {
        for (const PageCommand &command : m_page->commands())
            if (command.id == u"policies.settings"_s)
                command.run();
        QTRY_VERIFY(seen<QComboBox>(u"governanceSettings.mode"_s));
    }

    void aFaultStandsAtItsField()
    {
        open();
        type(u"governanceSettings.hold"_s, u"300"_s);
        QCOMPARE(words(u"governanceSettings.hold.note"_s), u"From 1 to 240 minutes."_s);
        QVERIFY(!seen<QPushButton>(u"governanceSettings.save"_s)->isEnabled());
        type(u"governanceSettings.hold"_s, u"90"_s);
        QCOMPARE(words(u"governanceSettings.hold.note"_s), u"1 h 30 min"_s);
        QVERIFY(seen<QPushButton>(u"governanceSettings.save"_s)->isEnabled());
        QTest::keyClick(seen<QLineEdit>(u"governanceSettings.hold"_s), Qt::Key_Return);
        QTRY_COMPARE(m_reviews->hold, qint64(90));
        QTRY_VERIFY(!seen<QComboBox>(u"governanceSettings.mode"_s));
        QVERIFY(m_policies->changes.empty());
    }

    void thePoliciesFollow()
    {
        open();
        auto *const mode = seen<QComboBox>(u"governanceSettings.mode"_s);
        QTRY_VERIFY(mode->window()->focusWidget() == mode);
        QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(mode->currentText(), u"It is blocked"_s);
        QCOMPARE(seen<QPushButton>(u"governanceSettings.save"_s)->accessibleName(),
                 u"Save, asks for the second factor"_s);
        auto *const eyes = seen<QCheckBox>(u"governanceSettings.fourEyes"_s);
        QTest::keyClick(eyes, Qt::Key_Space);
        m_policies->list.defaultMode = "blocked";
        seen<QPushButton>(u"governanceSettings.save"_s)->click();
        QTRY_VERIFY(!seen<QComboBox>(u"governanceSettings.mode"_s));
        QCOMPARE(m_policies->governance.defaultMode, std::string("blocked"));
        QVERIFY(m_policies->governance.fourEyes);
        QTRY_VERIFY(
            m_page->findChild<QLabel *>(u"policies.words"_s)->text().contains(u"Where no policy speaks: block"_s));
    }

    void aConflictShowsBoth()
    {
        open();
        auto *const mode = seen<QComboBox>(u"governanceSettings.mode"_s);
        QTest::keyClick(mode, Qt::Key_Down);
        m_policies->governance.revision = 9;
        m_policies->governance.defaultMode = "auto";
        seen<QPushButton>(u"governanceSettings.save"_s)->click();
        QTRY_VERIFY(seen<QLabel>(u"governanceSettings.mode.note"_s));
        QCOMPARE(words(u"governanceSettings.mode.note"_s), u"Somebody else has set this to automatic meanwhile."_s);
        QCOMPARE(mode->currentText(), u"It is blocked"_s);
        QVERIFY(seen<QWidget>(u"governanceSettings.message"_s));
        seen<QPushButton>(u"governanceSettings.save"_s)->click();
        QTRY_COMPARE(m_policies->governance.defaultMode, std::string("blocked"));
    }

    void whatWaitsIsAgreedToBySomebodyElse()
    {
        m_policies->governance.fourEyes = true;
        m_policies->governance.pendingBy = contract::Person{"u-2", "Ana Gil"};
        m_policies->governance.pendingMode = "auto";
        m_policies->governance.pendingEyes = true;
        open();
        auto *const pending = seen<QWidget>(u"governanceSettings.pending"_s);
        QVERIFY(pending->accessibleName().startsWith(u"Ana Gil asked for this: when no policy speaks: automatic"_s));
        auto *const agree = pending->findChild<QPushButton *>();
        QVERIFY(agree->isVisible());
        agree->click();
        QTRY_COMPARE(m_policies->governance.defaultMode, std::string("auto"));
        QTRY_COMPARE(seen<QComboBox>(u"governanceSettings.mode"_s)->currentData().toString(), u"auto"_s);
        QVERIFY(!seen<QWidget>(u"governanceSettings.pending"_s));
    }

    void whoMayOnlyLookChangesNothing()
    {
        m_mayChange = false;
        open();
        QVERIFY(!seen<QComboBox>(u"governanceSettings.mode"_s)->isEnabled());
        QVERIFY(!seen<QLineEdit>(u"governanceSettings.sla"_s)->isEnabled());
        QVERIFY(!seen<QPushButton>(u"governanceSettings.save"_s));
        QCOMPARE(seen<QPushButton>(u"governanceSettings.close"_s)->text(), u"Close"_s);
    }

    void whatCantBeReadIsSaid()
    {
        m_policies->problem = tests::FakePolicySource::offline();
        m_page->findChild<QPushButton *>(u"policies.settings"_s)->click();
        QTRY_VERIFY(seen<QWidget>(u"governanceSettings.state"_s));
        auto *const again =
            seen<QWidget>(u"governanceSettings.state"_s)->findChild<QPushButton *>(u"statePane.primary"_s);
        QTRY_VERIFY(again->isVisible());
        m_policies->problem.reset();
        again->click();
        QTRY_VERIFY(seen<QComboBox>(u"governanceSettings.mode"_s));
    }

    void everythingThatTakesTheKeyboardHasAName()
    {
        open();
        int named = 0;
        for (auto *widget : seen<QDialog>(u"governanceSettings"_s)->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName()));
            ++named;
        }
        QVERIFY(named >= 6);
    }

private:
    void open()
    {
        m_page->findChild<QPushButton *>(u"policies.settings"_s)->click();
        QTRY_VERIFY(seen<QComboBox>(u"governanceSettings.mode"_s));
    }
    void type(const QString &name, const QString &text) const
    {
        auto *const field = seen<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    [[nodiscard]] static QString words(const QString &name)
    {
        return seen<QLabel>(name)->text().replace(QChar::Nbsp, u' ');
    }
    template<class T>
    [[nodiscard]] static T *seen(const QString &name)
    {
        for (QWidget *const widget : QApplication::allWidgets())
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }

    Language m_language;
    bool m_mayChange = true;
    std::unique_ptr<tests::FakePolicySource> m_policies;
    std::unique_ptr<tests::FakeReviewSource> m_reviews;
    std::unique_ptr<PoliciesPage> m_page;
};

QTEST_MAIN(TestGovernanceDialog)
#include "tst_governancedialog.moc"
