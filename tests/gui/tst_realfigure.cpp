// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "charts/chartbase.h"
#include "models/figurecatalog.h"
#include "tests/models/dashboardfixture.h"
#include "tests/support/platformprocess.h"
#include "ui/figure/figurefooter.h"
#include "ui/figure/figurepage.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::FigureRowsModel;

namespace {

const QString manager = u"jorge.pons@ascensores-xyz.example"_s;
const QString week = u"period=custom&from=2026-02-01&to=2026-02-07"_s;
const QString agrees = u"with the card"_s;

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace

/// Figures opened in the window that ships, against the platform that ships, in its sample week.
class TstRealFigure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        start(u"en"_s);
    }
    void cleanupTestCase() { m_console.reset(); }

    void theMoneySavedByKeyboard()
    {
        openWeek();
        m_console->seen(u"kpi.0"_s)->setFocus();
        m_console->key(Qt::Key_Space);
        QVERIFY(m_console->waitForWords(u"figureVerdict"_s, u"The sum agrees with the card"_s));
        QCOMPARE(m_console->words(u"topBar.title"_s).trimmed(), u"Money saved"_s);
        QCOMPARE(m_console->words(u"figureValue"_s), u"€1,550"_s);
        QCOMPARE(m_console->words(u"figureOther"_s), u"€1,425"_s);
        QCOMPARE(m_console->words(u"figureChange"_s), u"12.7% more than in 25–31 Jan (€1,375)"_s);
        QCOMPARE(m_console->words(u"figureRowsCount"_s), u"124 rows"_s);
        QCOMPARE(view()->model()->rowCount(), 124);
        QCOMPARE(plain(footer()->sumOf(FigureRowsModel::Part)), u"€1,550.00"_s);
        QCOMPARE(plain(footer()->sumOf(FigureRowsModel::Minutes)), u"1,860"_s);
        QVERIFY(QApplication::focusWidget() == view());
        // Esc leads back to the card it came from; Alt+Left and Right go the same way.
        m_console->key(Qt::Key_Escape);
        QTRY_COMPARE(focusName(), u"kpi.0"_s);
        QVERIFY(m_console->waitForWords(u"kpi.2"_s, u"124"_s));
        m_console->key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_console->waitForWords(u"figureValue"_s, u"€1,550"_s));
        m_console->key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(m_console->waitForWords(u"kpi.2"_s, u"124"_s));
    }

    void theBarOfADayOpensItsRows()
    {
        openWeek();
        auto *const bars = m_console->seen<charts::ChartBase>(u"chart.tasks"_s);
        bars->setFocus();
        m_console->key(Qt::Key_Home);
        for (int day = 1; day < 4; ++day)
            m_console->key(Qt::Key_Right);
        const QString count = bars->table().rows[3][1].text;
        m_console->key(Qt::Key_Return);
        QVERIFY(m_console->waitForWords(u"figureVerdict"_s, agrees));
        QCOMPARE(m_console->words(u"topBar.title"_s).trimmed(), u"Automated tasks, 4 Feb"_s);
        QCOMPARE(m_console->words(u"figureValue"_s), count);
        QCOMPARE(QString::number(view()->model()->rowCount()), count);
        QVERIFY(view()->model()->index(0, FigureRowsModel::At).data().toString().startsWith(u"4 Feb"_s));
        m_console->key(Qt::Key_Escape);
        QTRY_COMPARE(focusName(), u"chart.tasks"_s);
        QCOMPARE(bars->currentPoint(), 3);
    }

    void slidersTryAndResetForgets()
    {
        openFigure(u"metric=netCostSaving"_s);
        QCOMPARE(m_console->words(u"figureValue"_s), u"€1,425"_s);
        QVERIFY(m_console->waitForWords(u"figureVerdict"_s, agrees));
        m_console->seen(u"trialSlider.minutes"_s)->setFocus();
        m_console->key(Qt::Key_PageUp);
        QCOMPARE(m_console->words(u"figureValue"_s), u"€1,941.67"_s);
        QVERIFY(m_console->seen(u"figureTrial"_s));
        double sum = 0;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            sum += view()->model()->index(row, FigureRowsModel::Part).data(Qt::UserRole).toDouble();
        QVERIFY(std::abs(sum - 1941.6667) < 0.001);
        QVERIFY(m_console->press(u"figureReset"_s));
        QCOMPARE(m_console->words(u"figureValue"_s), u"€1,425"_s);
    }

    void everyFigureIsTheSumOfItsRows_data()
    {
        QTest::addColumn<QString>("link");
        using Family = models::FigureFamily;
        for (const Family family :
             {Family::Saving, Family::Quality, Family::Risk, Family::Adoption, Family::Usage, Family::Activation})
            for (const auto &figure : models::relatedFigures(family, fixtureWeek())) {
                QString link = u"metric="_s + figure.id.metric;
                if (!figure.id.item.isEmpty())
                    link += u"&item="_s + QString::fromLatin1(QUrl::toPercentEncoding(figure.id.item));
                QTest::addRow("%s", qPrintable(figure.id.metric + u' ' + figure.id.item)) << link;
            }
        QTest::addRow("seats") << u"metric=seatsUsed"_s;
    }
    void everyFigureIsTheSumOfItsRows()
    {
        QFETCH(QString, link);
        openFigure(link);
        QVERIFY2(m_console->waitForWords(u"figureVerdict"_s, agrees), qPrintable(m_console->words(u"figureVerdict"_s)));
        QVERIFY(!m_console->words(u"figureValue"_s).isEmpty());
        QTest::qWait(1);
        for (const auto *label : m_console->window()->findChildren<QLabel *>())
            if (label->isVisible() && !label->wordWrap() && label->pixmap().isNull())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        const QString folder = qEnvironmentVariable("ATALAYA_TEST_PICTURES");
        if (!folder.isEmpty())
            m_console->window()->grab().save(
                u"%1/real-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()).simplified()));
    }

    void thePlatformGoesAndTheRowsStay()
    {
        openFigure(u"metric=ragFaithfulness"_s);
        QVERIFY(m_console->waitForWords(u"figureVerdict"_s, agrees));
        openWeek();
        m_platform.kill();
        openFigure(u"metric=ragFaithfulness"_s);
        QVERIFY(m_console->waitForWords(u"figureValue"_s, u"87"_s));
        m_console->key(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->words(u"figureVerdict"_s).contains(u"as of"_s), 30'000);
        QCOMPARE(m_console->words(u"figureValue"_s), u"87"_s);
        // What was never read says so.
        openFigure(u"metric=dailyActiveUsers&first=2026-01-02&last=2026-01-03"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->waitForWords(u"statePane.title"_s, u"No connection"_s), 30'000);
    }

private:
    void start(const QString &language)
    {
        m_console = std::make_unique<ConsoleDriver>(m_platform.url(), language);
        QVERIFY(m_console->signIn(demoAccount(m_platform, manager)));
    }
    void openWeek()
    {
        QVERIFY(m_console->command(
            u"atalaya://127.0.0.1:%1/ascensores-xyz/dashboard?%2"_s.arg(m_platform.url().port()).arg(week)));
        QVERIFY(m_console->waitForWords(u"kpi.2"_s, u"124"_s));
    }
    void openFigure(const QString &link)
    {
        QVERIFY(m_console->command(
            u"atalaya://127.0.0.1:%1/ascensores-xyz/figure?%2&%3"_s.arg(m_platform.url().port()).arg(link, week)));
        QVERIFY(m_console->waitFor(u"figureFooter"_s) || m_console->waitFor(u"figureState"_s));
    }
    QTableView *view() { return m_console->seen<QTableView>(u"figureRows"_s); }
    ui::FigureFooter *footer() { return m_console->seen<ui::FigureFooter>(u"figureFooter"_s); }
    static QString focusName()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : u""_s;
    }

    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
};

QTEST_MAIN(TstRealFigure)
#include "tst_realfigure.moc"
