// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/metareader.h"

#include <QTest>

using namespace atalaya::api;
namespace rules = atalaya::rules;

/// The reader that is quick enough for a million metas, held against the one of the rules.
class TestMetaReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQuickReaderSaysTheSame_data()
    {
        QTest::addColumn<QByteArray>("meta");
        const QByteArray plain = "[\"a\",\"e\",\"x\",\"blocked\",\"p\",\"P\",3,0.75,12,true]";
        const auto with = [&plain](const char *from, const char *to) {
            return QByteArray(plain).replace(from, to);
        };
        QTest::newRow("plain") << plain;
        QTest::newRow("nothing known") << with("0.75,12", "null,null");
        QTest::newRow("small number") << with("0.75", "1e-05");
        QTest::newRow("whole confidence") << with("0.75", "1");
        QTest::newRow("zero") << with("0.75", "0");
        QTest::newRow("escapes") << with("\"e\"", "\"\\\"\\\\\\u0041\"");
        QTest::newRow("accents") << with("\"e\"", "\"Revisi\xC3\xB3n\"");
        QTest::newRow("no UTF-8") << with("\"e\"", "\"\xC3\"");
        QTest::newRow("leading zero") << with("12", "012");
        QTest::newRow("point without digits") << with("0.75", "1.");
        QTest::newRow("point before exponent") << with("0.75", "1.e2");
        QTest::newRow("sign") << with("12", "-12");
        QTest::newRow("risk is a fraction") << with("12", "1.5");
        QTest::newRow("too long a number") << with(",3,", ",99999999999999999999,");
        QTest::newRow("other state") << with("blocked", "fine");
        QTest::newRow("one more") << with("true]", "true,1]");
        QTest::newRow("blanks") << with(",", ", ");
        QTest::newRow("cut") << plain.chopped(1);
        QTest::newRow("behind") << plain + "x";
        QTest::newRow("truth") << with("true", "null");
    }
    void theQuickReaderSaysTheSame()
    {
        QFETCH(QByteArray, meta);
        const auto slow = rules::readDecisionMeta(meta.toStdString());
        rules::DecisionFacts facts;
        QCOMPARE(readMeta(meta.toStdString(), facts), slow.has_value());
        if (slow)
            QVERIFY(facts == *slow);
    }
};

QTEST_GUILESS_MAIN(TestMetaReader)
#include "tst_metareader.moc"
