// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpagefixture.h"

#include "ui/dashboard/charttokens.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace atalaya;
using namespace Qt::StringLiterals;

namespace {

/// Turns the words that the test looks at into Spanish.
class SomeSpanish final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        static const QHash<QByteArray, QString> words{{"Money saved", u"Dinero ahorrado"_s},
                                                      {"Tasks per day", u"Tareas por día"_s},
                                                      {"no data", u"sin datos"_s},
                                                      {"Compared with %1", u"Comparado con el %1"_s}};
        return words.value(source);
    }
};

} // namespace

class TestDashboardPageLook : public tests::DashboardPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("language");
        for (const QString &language : {u"en_GB"_s, u"es_ES"_s})
            for (const QSize size :
                 {QSize(1166, 694), QSize(1240, 826), QSize(1080, 646), QSize(1720, 1006), QSize(980, 700)})
                for (const int days : {7, 30, 365})
                    QTest::addRow("%dx%d, %d days, %s", size.width(), size.height(), days, qPrintable(language))
                        << size << days << language;
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        QFETCH(int, days);
        QFETCH(QString, language);
        speak(language);
        m_presenter->setPeriod({models::PeriodPreset::Last365Days, {}});
        m_source->dashboards.back().succeed(days == 7 ? tests::fixtureWeek() : tests::fixtureDays(days), now);
        m_source->usages.back().succeed(tests::fixtureUsage(), now);
        m_window->resize(size);
        QTRY_VERIFY(chart("tasks")->pointCount() > 0);
        QTest::qWait(1);
        for (int at = 0; at < 5; ++at)
            QVERIFY2(card(at)->width() >= card(at)->minimumSizeHint().width(), qPrintable(card(at)->accessibleName()));
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty())
                QVERIFY2(label->width() >= label->sizeHint().width() && label->height() >= label->sizeHint().height(),
                         qPrintable(label->text()));
        for (const char *id : {"tasks", "quality", "risk", "adoption", "usage", "activation"}) {
            const QWidget *const one = find<QWidget>((QByteArray("card.") + id).constData());
            for (const QWidget *child : one->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                QVERIFY2(!child->isVisible() || one->rect().contains(child->geometry()), id);
        }
    }

    void languageChangesAtRunTime()
    {
        showWeek();
        SomeSpanish spanish;
        QLocale::setDefault(QLocale(u"es_ES"_s));
        QApplication::installTranslator(&spanish);
        QTRY_COMPARE(find<QLabel>("comparedWith")->text(), u"Comparado con el 25–31 ene 2026"_s);
        QVERIFY(card(0)->accessibleName().startsWith(u"Dinero ahorrado, 1.550"_s));
        QCOMPARE(chart("tasks")->accessibleName(), u"Tareas por día"_s);
        QCOMPARE(chart("quality")->sentence(4), u"5 feb, sin datos"_s);
        QApplication::removeTranslator(&spanish);
        QLocale::setDefault(QLocale(u"en_GB"_s));
    }

    void whatHappenedIsMarked()
    {
        contract::BusinessDashboard week = tests::fixtureWeek();
        const auto fourth = std::chrono::sys_days{std::chrono::year{2026} / 2 / 4};
        week.marks = {{fourth, "policy", 1, "Riesgo alto", 7}, {fourth, "documents", 24}};
        m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(week, now);
        m_source->usages.back().succeed(tests::fixtureUsage(), now);
        QTRY_VERIFY(chart("tasks")->pointCount() > 0);
        for (const char *id : {"tasks", "quality"}) {
            charts::ChartBase *const shown = chart(id);
            // Keys walk there, and it is spoken and tabled.
            shown->setFocus();
            shown->setCurrentPoint(2);
            QTest::keyClick(shown, Qt::Key_Right);
            QCOMPARE(shown->currentPoint(), 3);
            QVERIFY2(shown->sentence(3).endsWith(u", policy “Riesgo alto” v7 published, 24 documents"_s),
                     qPrintable(shown->sentence(3)));
            const charts::ChartTable table = shown->table();
            QCOMPARE(table.header.last(), u"Events"_s);
            QCOMPARE(table.rows[3].back().text, u"policy “Riesgo alto” v7 published, 24 documents"_s);
            QVERIFY(!shown->image(1).isNull());
        }
    }

    void themeChangesAtRunTime()
    {
        showWeek();
        const QImage light = m_page->grab().toImage();
        m_theme->setMode(ui::Theme::Mode::Dark);
        QTRY_COMPARE(chart("tasks")->theme(), ui::chartTheme(ui::Tokens::darkTheme()));
        const QImage dark = m_page->grab().toImage();
        m_theme->setMode(ui::Theme::Mode::Light);
        QCOMPARE(light.pixelColor(4, 4), ui::Tokens::light().window);
        QCOMPARE(dark.pixelColor(4, 4), ui::Tokens::darkTheme().window);
    }
};

QTEST_MAIN(TestDashboardPageLook)
#include "tst_dashboardpage_look.moc"
