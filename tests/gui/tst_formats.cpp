// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formats.h"

#include <QTest>

using atalaya::ui::Formats;

/// Figures and dates as people of either language write them.
class TstFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figures_data();
    void figures();
    void ranges_data();
    void ranges();
    void timesAreOfTheTenantsZone();
    void countdowns();

private:
    const Formats m_es{QStringLiteral("EUR"), QTimeZone("Europe/Madrid"), QLocale(QStringLiteral("es_ES"))};
    const Formats m_en{QStringLiteral("EUR"), QTimeZone("Europe/Madrid"), QLocale(QStringLiteral("en_GB"))};
};

void TstFormats::figures_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("groups from four digits") << m_es.integer(1550) << QStringLiteral("1.550");
    QTest::newRow("three digits") << m_es.integer(124) << QStringLiteral("124");
    QTest::newRow("millions") << m_es.integer(987654321) << QStringLiteral("987.654.321");
    QTest::newRow("minus") << m_es.integer(-1550) << QStringLiteral("−1.550");
    QTest::newRow("no minus before a rounded zero") << m_es.decimal(-0.004, 2) << QStringLiteral("0,00");
    QTest::newRow("money es") << m_es.money(1550) << QStringLiteral("1.550\u00A0€");
    QTest::newRow("money es cents") << m_es.money(12.5) << QStringLiteral("12,50\u00A0€");
    QTest::newRow("money es digits") << m_es.money(1550, 2) << QStringLiteral("1.550,00\u00A0€");
    QTest::newRow("money es minus") << m_es.money(-60) << QStringLiteral("−60\u00A0€");
    QTest::newRow("money en") << m_en.money(1550) << QStringLiteral("€1,550");
    QTest::newRow("money en minus") << m_en.money(-60) << QStringLiteral("−€60");
    QTest::newRow("unknown currency") << Formats(QStringLiteral("SEK"), QTimeZone::utc(), m_en.locale()).money(5)
                                      << QStringLiteral("5\u00A0SEK");
    QTest::newRow("percent es") << m_es.percent(45.23, 1) << QStringLiteral("45,2\u00A0%");
    QTest::newRow("percent en") << m_en.percent(45.23, 1) << QStringLiteral("45.2%");
    QTest::newRow("change") << m_es.signedDecimal(11.4, 1) << QStringLiteral("+11,4");
    QTest::newRow("bytes") << m_es.bytes(987654321) << QStringLiteral("987,7\u00A0MB");
    QTest::newRow("bytes whole") << m_es.bytes(5000000000) << QStringLiteral("5\u00A0GB");
    QTest::newRow("bytes small") << m_es.bytes(999) << QStringLiteral("999\u00A0B");
    QTest::newRow("hours") << m_es.hours(1860) << QStringLiteral("31\u00A0h");
    QTest::newRow("hours fraction") << m_es.hours(450) << QStringLiteral("7,5\u00A0h");
    QTest::newRow("minutes") << m_es.minutes(1860) << QStringLiteral("1.860\u00A0min");
}

void TstFormats::figures()
{
    QFETCH(QString, made);
    QFETCH(QString, wanted);
    QCOMPARE(made, wanted);
}

void TstFormats::ranges_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("one month") << QDate(2026, 2, 1) << QDate(2026, 2, 7) << QStringLiteral("1–7 feb 2026");
    QTest::newRow("one day") << QDate(2026, 2, 1) << QDate(2026, 2, 1) << QStringLiteral("1 feb 2026");
    QTest::newRow("two months") << QDate(2026, 1, 25) << QDate(2026, 2, 1) << QStringLiteral("25 ene – 1 feb 2026");
    QTest::newRow("two years") << QDate(2025, 12, 25) << QDate(2026, 1, 1)
                               << QStringLiteral("25 dic 2025 – 1 ene 2026");
}

void TstFormats::ranges()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QTEST(m_es.range(first, last), "wanted");
}

void TstFormats::timesAreOfTheTenantsZone()
{
    const QDateTime at(QDate(2026, 2, 7), QTime(23, 30), Qt::UTC);
    QCOMPARE(m_es.dateTime(at), QStringLiteral("8 feb 2026, 00:30"));
    // Reads on from "since": the same day's hour, another day's hour and date.
    QCOMPARE(m_es.moment(at, at.addSecs(3600)), QStringLiteral("00:30"));
    QCOMPARE(m_es.moment(at, at.addSecs(-3600)), QStringLiteral("00:30 on 8 feb 2026"));
    QCOMPARE(m_es.day(at), QDate(2026, 2, 8));
}

void TstFormats::countdowns()
{
    QCOMPARE(m_es.countdown(278), QStringLiteral("4:38"));
    QCOMPARE(m_es.countdown(9), QStringLiteral("0:09"));
    QCOMPARE(m_es.countdown(-3), QStringLiteral("0:00"));
}

QTEST_APPLESS_MAIN(TstFormats)
#include "tst_formats.moc"
