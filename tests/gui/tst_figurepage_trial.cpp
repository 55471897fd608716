// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepagefixture.h"

#include "ui/figure/trialcontrol.h"

#include <QApplication>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::FigureRowsModel;

class TestFigurePageTrial : public tests::FigurePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void slidersAndFieldsTryTheSameNumber()
    {
        open("estimatedCostSaving");
        auto *const slider = find<QSlider>("trialSlider.minutes");
        auto *const field = find<ui::TrialField>("trial.minutes");
        auto *const reset = find<QPushButton>("figureReset");
        QVERIFY(!reset->isEnabled());
        QVERIFY(!find<QWidget>("figureTrial")->isVisible());
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(field->value(), 16.0);
        QCOMPARE(text("figureValue"), u"€1,653.33"_s);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(field->value(), 21.0);
        QVERIFY(find<QWidget>("figureTrial")->isVisible());
        QCOMPARE(cell(0, FigureRowsModel::Part), u"€17.50"_s);
        QCOMPARE(text("figureVerdict"), u"A trial: not the stored figure"_s);
        QCOMPARE(plain(footer()->sumOf(FigureRowsModel::Part)), u"€2,170.00"_s);
        QCOMPARE(text("figureChange"), u"stored: €1,550"_s);
        QVERIFY(text("figureBreakEven").contains(u"Below 1.2 min a task, people lose more time than they save."_s));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_PageDown);
        QCOMPARE(slider->value(), 16);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(slider->value(), 15);
        // Back at the stored number there is no trial.
        QVERIFY(!find<QWidget>("figureTrial")->isVisible());
        QTest::keyClick(find<QSlider>("trialSlider.rate"), Qt::Key_End);
        QCOMPARE(text("figureValue"), u"€3,100"_s);
        reset->click();
        QCOMPARE(text("figureValue"), u"€1,550"_s);
        QCOMPARE(find<QSlider>("trialSlider.rate")->value(), 50);
    }

    void reviewMinutesTouchTheNetOnly()
    {
        open("estimatedCostSaving");
        auto *const field = find<ui::TrialField>("trial.review");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"10"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(text("figureValue"), u"€1,550"_s);
        QCOMPARE(text("figureOther"), u"€1,335"_s);
    }

    void theWheelMovesOnlyWhatHasTheFocus()
    {
        open("estimatedCostSaving");
        m_week.assumptions.hourlyRate = 120;
        open("estimatedCostSaving");
        QCOMPARE(find<ui::TrialField>("trial.rate")->value(), 120.0);
        QCOMPARE(find<QSlider>("trialSlider.rate")->maximum(), 240);
        const auto turn = [](QWidget *widget) {
            const QPointF at = widget->rect().center();
            QWheelEvent wheel(at, widget->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(widget, &wheel);
        };
        view()->setFocus();
        turn(find<QSlider>("trialSlider.rate"));
        turn(find<ui::TrialField>("trial.rate"));
        QVERIFY(!m_presenter->isTried());
        find<QSlider>("trialSlider.rate")->setFocus();
        turn(find<QSlider>("trialSlider.rate"));
        QVERIFY(m_presenter->isTried());
    }
};

QTEST_MAIN(TestFigurePageTrial)
#include "tst_figurepage_trial.moc"
