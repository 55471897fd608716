// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/words.h"

#include <QTest>

#include <random>

using namespace atalaya;

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QStringList tokens(const QString &of)
{
    QStringList list;
    for (const std::string &token : rules::tokensOf(of.toStdString()))
        list.append(text(token));
    return list;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("capitals") << QStringLiteral("AbC 1") << QStringLiteral("abc 1");
        QTest::newRow("Spanish") << QStringLiteral("Revisión ÑANDÚ pingüino")
                                 << QStringLiteral("revision nandu pinguino");
        QTest::newRow("decomposed") << QStringLiteral("revisio\u0301n") << QStringLiteral("revision");
        QTest::newRow("two letters") << QStringLiteral("Straße Æther Œuvre") << QStringLiteral("strasse aether oeuvre");
        QTest::newRow("no decomposition") << QStringLiteral("Łódź Øre Đà") << QStringLiteral("lodz ore da");
        QTest::newRow("dotted I") << QStringLiteral("İıI") << QStringLiteral("iii");
        QTest::newRow("Greek") << QStringLiteral("ΆΛΦΑ ς") << QStringLiteral("αλφα σ");
        QTest::newRow("Cyrillic") << QStringLiteral("ЙОД Ё") << QStringLiteral("иод е");
        QTest::newRow("other scripts stay") << QStringLiteral("東京 अ") << QStringLiteral("東京 अ");
        QTest::newRow("blanks") << QStringLiteral("a\tb\u00a0c\u2003d\n") << QStringLiteral("a b c d ");
        QTest::newRow("ordinal") << QStringLiteral("1ª 2º") << QStringLiteral("1a 2o");
    }
    void folds()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QCOMPARE(text(rules::fold(before.toStdString())), after);
        QCOMPARE(text(rules::fold(after.toStdString())), after);
    }

    void wordsAreCut_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("only signs") << QStringLiteral("-- ¿? … €") << QStringList();
        QTest::newRow("sentence") << QStringLiteral("¡Acción bloqueada! Razón: revisión-humana.")
                                  << QStringList{QStringLiteral("accion"), QStringLiteral("bloqueada"),
                                                 QStringLiteral("razon"), QStringLiteral("revision"),
                                                 QStringLiteral("humana")};
        QTest::newRow("numbers") << QStringLiteral("EN 81-20, 1.500,25 €")
                                 << QStringList{QStringLiteral("en"), QStringLiteral("81"),  QStringLiteral("20"),
                                                QStringLiteral("1"),  QStringLiteral("500"), QStringLiteral("25")};
        QTest::newRow("mark inside") << QStringLiteral("nin\u0303o") << QStringList{QStringLiteral("nino")};
        QTest::newRow("the break parts") << QStringLiteral("a¦b")
                                         << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("picture parts") << QStringLiteral("a🙂b")
                                       << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("long") << QString(300, QLatin1Char('x')) + QStringLiteral(" y")
                              << QStringList{QString(120, QLatin1Char('x')), QStringLiteral("y")};
        QTest::newRow("long and wide") << QString(119, QLatin1Char('x')) + QStringLiteral("日yy z")
                                       << QStringList{QString(119, QLatin1Char('x')), QStringLiteral("z")};
    }
    void wordsAreCut()
    {
        QFETCH(QString, sentence);
        QFETCH(QStringList, words);
        QCOMPARE(tokens(sentence), words);
    }

    void brokenUtf8IsBounded()
    {
        const std::string broken("a\xC3(b\xE2\x82 \xF0\x9F\x98 \xFF\xC0\xAF\xED\xA0\x80z", 18);
        QCOMPARE(QByteArray::fromStdString(rules::fold(broken)).count("\xEF\xBF\xBD"), 12);
        QCOMPARE(tokens(QString::fromUtf8("ab z")), tokens(QString::fromUtf8("ab\xFFz")));
    }

    void whatIsStoredHoldsItsBreaks()
    {
        QCOMPARE(text(rules::tokenText({"Riesgo Alto", "", "…", "ñu"})), QStringLiteral("riesgo alto ¦ nu"));
        QCOMPARE(text(rules::tokenText({"", "a"})), QStringLiteral("a"));
        QVERIFY(rules::tokenText({}).empty());
    }

    /// Tokens cut once more are the same, and folding folds nothing that is folded: on both sides of a search the same.
    void foldingIsFinal()
    {
        std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same texts every time
        for (int round = 0; round < 20'000; ++round) {
            QString sentence;
            for (int i = 0; i < 12; ++i) {
                const auto code = static_cast<char16_t>(random() % (round % 2 ? 0x600 : 0xD800));
                sentence.append(QChar(code));
            }
            const std::string once = rules::fold(sentence.toStdString());
            QCOMPARE(text(rules::fold(once)), text(once));
            const QStringList cut = tokens(sentence);
            QVERIFY2(tokens(cut.join(QLatin1Char(' '))) == cut, sentence.toUtf8().constData());
            QCOMPARE(tokens(text(once)), cut);
            for (const QString &token : cut)
                QVERIFY(!token.contains(QStringLiteral("¦")) && !token.contains(QLatin1Char(' ')));
        }
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
