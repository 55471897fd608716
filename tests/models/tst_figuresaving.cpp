// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/figurecatalog.h"
#include "models/figureformula.h"
#include "models/figuresaving.h"
#include "tests/models/dashboardfixture.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;

class TestFigureSaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSampleWeek()
    {
        const contract::BusinessDashboard week = tests::fixtureWeek();
        const SavingBase base = SavingBase::of(week);
        QCOMPARE(base.tasks, 124.0);
        QCOMPARE(base.reviews, 18.0);
        const Saving saving = savingOf(base, assumedBy(week.assumptions));
        QCOMPARE(saving.gross, 1860.0);
        QCOMPARE(saving.net(), week.net.minutesSaved);
        QCOMPARE(saving.worth(saving.gross), week.automation.estimatedCostSaving);
        QCOMPARE(saving.worth(saving.net()), week.net.costSaving);
    }

    void triedFigures_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("minutes");
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("review");
        QTest::addColumn<double>("figure");
        QTest::addRow("more minutes") << u"estimatedCostSaving"_s << 30.0 << 50.0 << 4.0 << 3100.0;
        QTest::addRow("another rate") << u"estimatedCostSaving"_s << 15.0 << 20.0 << 4.0 << 620.0;
        QTest::addRow("reviews do not touch the gross") << u"estimatedCostSaving"_s << 15.0 << 50.0 << 60.0 << 1550.0;
        QTest::addRow("longer reviews") << u"netCostSaving"_s << 15.0 << 60.0 << 10.0 << 1602.0;
        QTest::addRow("no minutes: a loss") << u"netCostSaving"_s << 0.0 << 50.0 << 4.0 << -125.0;
        QTest::addRow("the rate does not touch time") << u"netMinutesSaved"_s << 15.0 << 99.0 << 4.0 << 1710.0;
        QTest::addRow("time") << u"minutesSaved"_s << 10.0 << 50.0 << 4.0 << 1240.0;
    }
    void triedFigures()
    {
        QFETCH(QString, metric);
        QFETCH(double, minutes);
        QFETCH(double, rate);
        QFETCH(double, review);
        QFETCH(double, figure);
        const SavingBase base = SavingBase::of(tests::fixtureWeek());
        const Assumed assumed{minutes, rate, review};
        QCOMPARE(*savingFigure(metric, savingOf(base, assumed)), figure);
        // The formula ends with the figure; hours stand behind minutes.
        const auto steps = savingFormula(metric, base, assumed);
        QCOMPARE(steps.back().numbers.back() * (isMoneySaving(metric) ? 1 : 60), figure);
    }

    void breakEven()
    {
        const SavingBase base = SavingBase::of(tests::fixtureWeek());
        const Assumed stored{15, 50, 4};
        const Assumed most = Assumed::most(stored);
        const BreakEven even = breakEvenOf(base, stored, {60, 100, 120});
        // 150 minutes that people spent, over 124 tasks.
        QCOMPARE(*even.minutesPerTask, 150.0 / 124);
        QVERIFY(std::abs(savingOf(base, {*even.minutesPerTask, 50, 4}).net()) < 1e-9);
        QCOMPARE(*even.reviewMinutes, (1860.0 - 78) / 18);
        QVERIFY(std::abs(savingOf(base, {15, 50, *even.reviewMinutes}).net()) < 1e-9);
        // 452,300 tokens at 4 € a million are 1.81 €; 28.5 hours pay for them.
        QCOMPARE(*even.hourlyRate, 452300 * 4 / 1e6 / 28.5);
        QVERIFY(!breakEvenOf(base, {0, 50, 4}, most).hourlyRate);
        QVERIFY(!breakEvenOf({}, stored, most).minutesPerTask);
        QVERIFY(!breakEvenOf({}, stored, most).reviewMinutes);
        // 99 minutes a review can't be tried.
        QVERIFY(!breakEvenOf(base, stored, most).reviewMinutes);
        // Nobody loses time where no people spend any, or where there is nothing to lose from the start.
        QVERIFY(!breakEvenOf({.tasks = 10, .reviews = 5}, {15, 50, 0}, most).minutesPerTask);
        QVERIFY(!breakEvenOf({.tasks = 10, .reviews = 5, .reworkMinutes = 150}, stored, most).reviewMinutes);
        QVERIFY(!breakEvenOf({.tasks = 1, .reviews = 50}, {15, 50, 4}, most).minutesPerTask);
        QVERIFY(!breakEvenOf({.tasks = 1, .tokenCost = 50}, {15, 50, 4}, most).hourlyRate);
    }

    void whatIsStoredIsWithinWhatCanBeTried()
    {
        QCOMPARE(Assumed::most({15, 50, 4}), (Assumed{60, 100, 60}));
        QCOMPARE(Assumed::most({45, 120, 90}), (Assumed{90, 240, 180}));
    }

    void everyFigureOfTheDashboardHasTraits()
    {
        const contract::BusinessDashboard week = tests::fixtureWeek();
        qsizetype figures = 0;
        for (const FigureFamily family : {FigureFamily::Saving, FigureFamily::Quality, FigureFamily::Risk,
                                          FigureFamily::Adoption, FigureFamily::Usage, FigureFamily::Activation})
            for (const RelatedFigure &figure : relatedFigures(family, week)) {
                QCOMPARE(traitsOf(figure.id.metric)->family, family);
                ++figures;
            }
        // 30 of their own, two components, four features twice.
        QCOMPARE(figures, 30 + 2 + 8);
        QVERIFY(!traitsOf(u"sales"_s));
    }

    void relatedFiguresCarryTheirValues()
    {
        const auto risks = relatedFigures(FigureFamily::Risk, tests::fixtureWeek());
        QCOMPARE(risks.at(0).value, std::optional(7.0));
        QVERIFY(!risks.at(3).value);
        QCOMPARE(risks.at(4).id, (FigureId{u"topRiskComponents"_s, u"Modelo X"_s}));
        QCOMPARE(risks.at(4).value, std::optional(9.0));
    }
};

QTEST_APPLESS_MAIN(TestFigureSaving)
#include "tst_figuresaving.moc"
