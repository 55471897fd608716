// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/tabletext.h"

#include <QRegularExpression>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using charts::ChartTable;

namespace {

ChartTable mixed()
{
    return {{u"Name"_s, u"Value; raw"_s},
            {{{u"=cmd()"_s, u"=cmd()"_s}, {u"1.550,5"_s, 1550.5}},
             {{u"a \"b\""_s, u"a \"b\""_s}, {u"−3"_s, -3}},
             {{u"1,5"_s, u"1,5"_s}, {u"0,000003"_s, 3e-6}},
             {{u"1 feb"_s, QDate(2026, 2, 1)}, {u"no data"_s, {}}},
             {{u"1 feb, 8:15"_s, QDateTime(QDate(2026, 2, 1), QTime(8, 15))}, {u"1e9"_s, 987'654'321.0}}}};
}

} // namespace

class TestExportTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_GB"_s)); }

    void spreadsheetsOfALanguageOpenTheirCsv_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("Spanish") << QLocale(u"es_ES"_s)
                                 << QByteArray("\xEF\xBB\xBF"
                                               "Name;\"Value; raw\"\r\n'=cmd();1550,5\r\n\"a \"\"b\"\"\";-3\r\n"
                                               "1,5;0,000003\r\n2026-02-01;\r\n2026-02-01 08:15:00;987654321\r\n");
        QTest::newRow("English") << QLocale(u"en_GB"_s)
                                 << QByteArray("\xEF\xBB\xBF"
                                               "Name,Value; raw\r\n'=cmd(),1550.5\r\n\"a \"\"b\"\"\",-3\r\n"
                                               "\"1,5\",0.000003\r\n2026-02-01,\r\n2026-02-01 08:15:00,987654321\r\n");
    }
    void spreadsheetsOfALanguageOpenTheirCsv()
    {
        QFETCH(QLocale, locale);
        QTEST(ui::toCsv(mixed(), {}, locale), "expected");
    }

    void textThatASpreadsheetWouldRunIsInert_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void textThatASpreadsheetWouldRunIsInert()
    {
        QFETCH(QString, text);
        const ChartTable table{{text}, {{{text, text}}}};
        QString csv = QString::fromUtf8(ui::toCsv(table, {{text}}, QLocale(u"es_ES"_s)));
        // In the head, in a cell and in what is said below.
        QCOMPARE(csv.count(u'\'' + text), qsizetype{3});
        QCOMPARE(csv.count(text), qsizetype{3});
    }

    void textThatASpreadsheetWouldRunIsPastedInert_data() { textThatASpreadsheetWouldRunIsInert_data(); }
    void textThatASpreadsheetWouldRunIsPastedInert()
    {
        QFETCH(QString, text);
        QString line = u'\'' + text;
        line.replace(QRegularExpression(u"[\t\r\n]"_s), u" "_s);
        const ChartTable table{{text}, {{{text, text}}}};
        QCOMPARE(ui::toTabbed(table), line + u'\n' + line + u'\n');
        QCOMPARE(ui::toHtml(table),
                 u"<table><tr><th>%1</th></tr><tr><td>%1</td></tr></table>"_s.arg(line.toHtmlEscaped()));
    }

    void aPastedCellStaysInItsPlaceAndNumbersStayNumbers()
    {
        const QString text = u"a\tb\r\nc"_s;
        QCOMPARE(ui::toTabbed(ChartTable{{u"A"_s, u"B"_s}, {{{text, text}, {u"-3"_s, -3}}}}), u"A\tB\na b  c\t-3\n"_s);
    }

    void whatIsSaidOfATableIsBelowAnEmptyRow()
    {
        const QByteArray csv =
            ui::toCsv(ChartTable{{u"A"_s}, {{{u"1"_s, 1}}}}, {{u"Trial"_s, u"20 min"_s}}, QLocale(u"es_ES"_s));
        QCOMPARE(csv, QByteArray("\xEF\xBB\xBF"
                                 "A\r\n1\r\n\r\nTrial;20 min\r\n"));
    }

    void rowsThatAreMadeOneByOneGiveTheSameBytes()
    {
        const ChartTable whole = mixed();
        const ui::ExportTable made(whole.header, static_cast<qsizetype>(whole.rows.size()),
                                   [whole](qsizetype at) { return whole.rows[static_cast<std::size_t>(at)]; });
        const QLocale spanish(u"es_ES"_s);
        QCOMPARE(ui::toCsv(made, {{u"a"_s}}, spanish), ui::toCsv(whole, {{u"a"_s}}, spanish));
        QCOMPARE(ui::toTabbed(made), ui::toTabbed(whole));
        QCOMPARE(ui::toHtml(made), ui::toHtml(whole));
    }
};

QTEST_GUILESS_MAIN(TestExportTexts)
#include "tst_export_texts.moc"
