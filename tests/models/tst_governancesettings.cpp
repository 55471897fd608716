// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepolicysource.h"
#include "fakereviewsource.h"

#include "models/governancesettings.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Field = GovernanceSettings::Field;

/// The settings of governance: what is checked, sent, and what becomes of two people who change them.
class TestGovernanceSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_policies = std::make_unique<tests::FakePolicySource>();
        m_reviews = std::make_unique<tests::FakeReviewSource>();
        m_settings = std::make_unique<GovernanceSettings>(m_policies.get(), m_reviews.get(),
                                                          GovernanceSettings::Facts{u"u-1"_s, true});
        m_settings->refresh();
        QTRY_VERIFY(m_settings->isKnown());
    }

    void whatIsStoredIsShown()
    {
        QCOMPARE(m_settings->form(), (GovernanceForm{u"review"_s, false, u"240"_s, u"15"_s}));
        QVERIFY(!m_settings->canSave());
    }

    void minutesAreChecked_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sla");
        QTest::addColumn<QString>("hold");
        QTest::newRow("one") << u"1"_s << QString() << QString();
        QTest::newRow("blanks") << u" 20 "_s << QString() << QString();
        QTest::newRow("most of a hold") << u"240"_s << QString() << QString();
        QTest::newRow("more") << u"241"_s << QString() << u"out_of_range"_s;
        QTest::newRow("more than a month") << u"43201"_s << u"out_of_range"_s << u"out_of_range"_s;
        QTest::newRow("none") << u"0"_s << u"out_of_range"_s << u"out_of_range"_s;
        QTest::newRow("empty") << QString() << u"missing"_s << u"missing"_s;
        QTest::newRow("words") << u"an hour"_s << u"not_a_number"_s << u"not_a_number"_s;
    }
    void minutesAreChecked()
    {
        QFETCH(QString, typed);
        GovernanceForm form = m_settings->form();
        form.slaMinutes = typed;
        form.holdMinutes = typed;
        m_settings->setForm(form);
        QTEST(m_settings->fault(Field::Sla), "sla");
        QTEST(m_settings->fault(Field::Hold), "hold");
        QCOMPARE(m_settings->canSave(),
                 m_settings->fault(Field::Sla).isEmpty() && m_settings->fault(Field::Hold).isEmpty());
    }

    void onlyWhatChangesIsSent()
    {
        QSignalSpy saved(m_settings.get(), &GovernanceSettings::saved);
        change([](GovernanceForm &form) { form.slaMinutes = u"120"_s; });
        QVERIFY(!m_settings->changesPolicies());
        m_settings->save();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(m_policies->changes.empty());
        QCOMPARE(m_reviews->settings.size(), std::size_t{1});
        QCOMPARE(m_reviews->sla, qint64(120));
        change([](GovernanceForm &form) {
            form.mode = u"blocked"_s;
            form.holdMinutes = u"30"_s;
        });
        QVERIFY(m_settings->changesPolicies());
        m_settings->save();
        QTRY_COMPARE(saved.size(), 2);
        QCOMPARE(saved[1][0].toBool(), false);
        QCOMPARE(m_policies->governance.defaultMode, std::string("blocked"));
        QCOMPARE(m_reviews->hold, qint64(30));
        QCOMPARE(m_settings->form(), m_settings->stored());
        QVERIFY(!m_settings->canSave());
    }

    void whoWasFasterIsNotOverwritten()
    {
        change([](GovernanceForm &form) { form.mode = u"blocked"_s; });
        m_policies->governance.revision = 5;
        m_policies->governance.defaultMode = "auto";
        m_policies->governance.fourEyes = true;
        m_settings->save();
        QTRY_VERIFY(m_settings->refusal());
        QCOMPARE(m_settings->refusal()->code, u"stale_version"_s);
        // What was not touched follows; what both touched stays, and is told.
        QVERIFY(m_settings->form().fourEyes);
        QCOMPARE(m_settings->form().mode, u"blocked"_s);
        QVERIFY(m_settings->isContested(Field::Mode));
        QVERIFY(!m_settings->isContested(Field::FourEyes));
        QCOMPARE(m_settings->stored().mode, u"auto"_s);
        m_policies->governance.fourEyes = false;
        change([](GovernanceForm &form) { form.fourEyes = false; });
        m_settings->save();
        QTRY_COMPARE(m_policies->governance.defaultMode, std::string("blocked"));
        QTRY_VERIFY(!m_settings->isContested(Field::Mode));
    }

    void theSameOfReviews()
    {
        change([](GovernanceForm &form) { form.slaMinutes = u"120"_s; });
        m_reviews->revision = 3;
        m_reviews->sla = 60;
        m_reviews->hold = 20;
        m_settings->save();
        QTRY_VERIFY(m_settings->refusal());
        QCOMPARE(m_settings->form().slaMinutes, u"120"_s);
        QVERIFY(m_settings->isContested(Field::Sla));
        QCOMPARE(m_settings->form().holdMinutes, u"20"_s);
        m_settings->save();
        QTRY_COMPARE(m_reviews->sla, qint64(120));
        QCOMPARE(m_reviews->hold, qint64(20));
    }

    void twoPeopleWhereTwoAreAskedFor()
    {
        m_policies->governance.fourEyes = true;
        m_settings->refresh();
        QTRY_VERIFY(m_settings->form().fourEyes);
        QSignalSpy saved(m_settings.get(), &GovernanceSettings::saved);
        change([](GovernanceForm &form) { form.mode = u"auto"_s; });
        m_settings->save();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(saved[0][0].toBool());
        QVERIFY(m_settings->isMine());
        QCOMPARE(m_settings->form().mode, u"review"_s);
        GovernanceSettings other(m_policies.get(), nullptr, {u"u-2"_s, true});
        other.refresh();
        QTRY_VERIFY(other.isKnown());
        QVERIFY(!other.isMine());
        QCOMPARE(other.policies().pendingBy->name, std::string("Ana Gil"));
        other.agree();
        QTRY_COMPARE(other.form().mode, u"auto"_s);
        QVERIFY(!other.policies().pendingBy);
    }

    void whatWaitsCanBeTakenBack()
    {
        m_policies->governance.fourEyes = true;
        m_policies->governance.pendingBy = contract::Person{"u-1", "Ana Gil"};
        m_policies->governance.pendingMode = "auto";
        m_policies->governance.pendingEyes = true;
        m_settings->refresh();
        QTRY_VERIFY(m_settings->policies().pendingBy);
        m_settings->takeBack();
        QTRY_VERIFY(!m_settings->policies().pendingBy);
        QCOMPARE(m_policies->changes.back().defaultMode, std::string("review"));
    }

    void whatFailsKeepsWhatIsTyped()
    {
        change([](GovernanceForm &form) { form.mode = u"blocked"_s; });
        m_policies->problem = tests::FakePolicySource::offline();
        m_settings->save();
        QTRY_VERIFY(m_settings->refusal());
        QCOMPARE(m_settings->form().mode, u"blocked"_s);
        QVERIFY(!m_settings->isBusy());
        m_policies->problem.reset();
        m_settings->save();
        QTRY_COMPARE(m_policies->governance.defaultMode, std::string("blocked"));
    }

    void whatCantBeReadIsSaid()
    {
        m_policies->problem = tests::FakePolicySource::offline();
        GovernanceSettings settings(m_policies.get(), nullptr, {u"u-1"_s, true});
        settings.refresh();
        QTRY_COMPARE(settings.state(), LoadState::Unavailable);
        QVERIFY(settings.problem());
        QVERIFY(!settings.canSave());
    }

private:
    template<class F>
    void change(F fn)
    {
        GovernanceForm form = m_settings->form();
        fn(form);
        m_settings->setForm(form);
    }

    std::unique_ptr<tests::FakePolicySource> m_policies;
    std::unique_ptr<tests::FakeReviewSource> m_reviews;
    std::unique_ptr<GovernanceSettings> m_settings;
};

QTEST_GUILESS_MAIN(TestGovernanceSettings)
#include "tst_governancesettings.moc"
