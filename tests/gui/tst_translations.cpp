// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

/// Qt builds happily with strings left untranslated; this does not.
class TstTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isComplete_data();
    void isComplete();
};

void TstTranslations::isComplete_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("es") << QStringLiteral(ATALAYA_SOURCE_DIR "/translations/atalaya_es.ts");
    QTest::newRow("en") << QStringLiteral(ATALAYA_SOURCE_DIR "/translations/atalaya_en.ts");
}

void TstTranslations::isComplete()
{
    QFETCH(QString, file);
    QFile ts(file);
    QVERIFY(ts.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&ts);
    QString source;
    int messages = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            ++messages;
        } else if (xml.name() == QLatin1String("translation")) {
            const bool isUnfinished = xml.attributes().value(QLatin1String("type")) == QLatin1String("unfinished");
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            QVERIFY2(!isUnfinished && !text.isEmpty(), qPrintable(source));
            // Placeholders must survive.
            for (int i = 1; i <= 5; ++i) {
                const QString mark = QStringLiteral("%%1").arg(i);
                QVERIFY2(source.contains(mark) == text.contains(mark), qPrintable(source));
            }
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY(messages > 0);
}

QTEST_APPLESS_MAIN(TstTranslations)
#include "tst_translations.moc"
