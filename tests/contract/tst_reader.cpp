// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/reader.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::contract;

class TestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsOfAList_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<Reader::Empty>("empty");
        QTest::addColumn<QByteArray>("problem");
        const QByteArray longest = '"' + QByteArray(8, 'x') + '"';
        const QByteArray tooLong = '"' + QByteArray(9, 'x') + '"';
        const auto row = [](const char *name, const QByteArray &list, Reader::Empty empty, const char *problem) {
            QTest::newRow(name) << list << empty << QByteArray(problem);
        };
        row("none", "[]", Reader::Empty::Refused, "");
        row("longest", "[" + longest + "]", Reader::Empty::Refused, "");
        row("too long", "[\"a\"," + tooLong + "]", Reader::Empty::Refused, "list[1]: longer than 8 bytes");
        row("bytes count, not characters", "[\"\u00e1\u00e1\u00e1\u00e1\u00e1\"]", Reader::Empty::Refused,
            "list[0]: longer than 8 bytes");
        row("empty where it may be", "[\"\"]", Reader::Empty::Allowed, "");
        row("empty where it may not", "[\"a\",\"\"]", Reader::Empty::Refused, "list[1]: must not be empty");
        row("a number", "[\"a\",1]", Reader::Empty::Allowed, "list[1]: expected a string");
        row("too many", "[\"a\",\"a\",\"a\",\"a\"]", Reader::Empty::Allowed, "list: more than 3 items");
        row("no list", "\"a\"", Reader::Empty::Allowed, "list: expected a list");
    }
    void textsOfAList()
    {
        QFETCH(QByteArray, list);
        QFETCH(Reader::Empty, empty);
        const auto document = documentOf(list);
        Reader in(document);
        const auto items = in.strings("list", 3, 8, empty);
        QTEST(problemOf(in), "problem");
        QCOMPARE(items.size(), in.ok() ? document["list"].size() : std::size_t{0});
    }

    void aTextOfAListHas300BytesUnlessSaidOtherwise()
    {
        const auto most = documentOf("[\"" + QByteArray(300, 'x') + "\"]");
        Reader fits(most);
        QCOMPARE(fits.strings("list").size(), std::size_t{1});
        const auto more = documentOf("[\"" + QByteArray(301, 'x') + "\"]");
        Reader refused(more);
        (void)refused.strings("list");
        QCOMPARE(problemOf(refused), QByteArray("list[0]: longer than 300 bytes"));
    }

    void integers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("fits");
        QTest::newRow("largest") << QByteArray("9223372036854775807") << true;
        QTest::newRow("smallest") << QByteArray("-9223372036854775808") << true;
        QTest::newRow("one too large") << QByteArray("9223372036854775808") << false;
        QTest::newRow("largest unsigned") << QByteArray("18446744073709551615") << false;
        QTest::newRow("with a fraction") << QByteArray("1.5") << false;
        QTest::newRow("text") << QByteArray("\"1\"") << false;
    }
    void integers()
    {
        QFETCH(QByteArray, number);
        QFETCH(bool, fits);
        const auto document = documentOf("[0," + number + "]");
        Reader list(document);
        const auto items = list.integers("list");
        QCOMPARE(problemOf(list), fits ? QByteArray() : QByteArray("list[1]: expected an integer"));
        QCOMPARE(items.size(), std::size_t{fits ? 2U : 0U});
        const auto single = documentOf(number);
        Reader one(single);
        (void)one.integer("list");
        QCOMPARE(one.ok(), fits);
    }

private:
    static nlohmann::json documentOf(const QByteArray &list)
    {
        return parseJson(QByteArray("{\"list\":" + list + "}").toStdString()).value();
    }
    static QByteArray problemOf(const Reader &in)
    {
        return in.ok() ? QByteArray() : QByteArray::fromStdString(in.error().path + ": " + in.error().reason);
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
