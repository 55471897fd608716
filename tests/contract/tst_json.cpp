// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/contract/loghead.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::contract;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("object") << QByteArray("{\"a\":1}");
        QTest::newRow("list") << QByteArray("[1,2.5,-3,true,null,\"x\"]");
        QTest::newRow("scalar") << QByteArray("7");
        QTest::newRow("white space") << QByteArray(" \n\t{ } \r\n");
        QTest::newRow("escapes") << QByteArray("{\"a\":\"\\u00e1\\n\\\"\\\\\"}");
        QTest::newRow("surrogate pair") << QByteArray("\"\\ud83d\\ude00\"");
        QTest::newRow("largest integer") << QByteArray("9223372036854775807");
        QTest::newRow("smallest integer") << QByteArray("-9223372036854775808");
        QTest::newRow("largest unsigned") << QByteArray("18446744073709551615");
        QTest::newRow("equal keys in different objects") << QByteArray("[{\"a\":1},{\"a\":1}]");
        QTest::newRow("deepest") << QByteArray(32, '[') + QByteArray(32, ']');
        QTest::newRow("empty key") << QByteArray("{\"\":1}");
        QTest::newRow("exponent") << QByteArray("1e3");
    }
    void accepts()
    {
        QFETCH(QByteArray, text);
        const auto value = parseJson(text.toStdString());
        QVERIFY2(value, value ? "" : value.error().reason.c_str());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("nothing") << QByteArray() << QByteArray("not valid JSON");
        QTest::newRow("half an object") << QByteArray("{\"a\":") << QByteArray("not valid JSON");
        QTest::newRow("two documents") << QByteArray("{}{}") << QByteArray("not valid JSON");
        QTest::newRow("trailing comma") << QByteArray("[1,]") << QByteArray("not valid JSON");
        QTest::newRow("comment") << QByteArray("{/* a */}") << QByteArray("not valid JSON");
        QTest::newRow("single quotes") << QByteArray("{'a':1}") << QByteArray("not valid JSON");
        QTest::newRow("NaN") << QByteArray("NaN") << QByteArray("not valid JSON");
        QTest::newRow("leading zero") << QByteArray("01") << QByteArray("not valid JSON");
        QTest::newRow("plus sign") << QByteArray("+1") << QByteArray("not valid JSON");
        QTest::newRow("control character in a string") << QByteArray("\"a\nb\"") << QByteArray("not valid JSON");
        QTest::newRow("lone surrogate") << QByteArray("\"\\ud83d\"") << QByteArray("not valid JSON");
        QTest::newRow("bad UTF-8") << QByteArray("\"\xc3\x28\"") << QByteArray("not valid JSON");
        QTest::newRow("overlong UTF-8") << QByteArray("\"\xc0\xaf\"") << QByteArray("not valid JSON");
        QTest::newRow("NUL after the document") << QByteArray("{\"a\":1}\0", 8) << QByteArray("NUL byte");
        QTest::newRow("NUL inside") << QByteArray("{\"a\0\":1}", 8) << QByteArray("NUL byte");
        QTest::newRow("duplicate key") << QByteArray("{\"a\":1,\"a\":2}") << QByteArray("duplicate key");
        QTest::newRow("duplicate key by escape")
            << QByteArray("{\"a\":1,\"\\u0061\":2}") << QByteArray("duplicate key");
        QTest::newRow("duplicate key deep down")
            << QByteArray("[{\"b\":{\"a\":1,\"a\":2}}]") << QByteArray("duplicate key");
        QTest::newRow("integer too large") << QByteArray("18446744073709551616") << QByteArray("integer out of range");
        QTest::newRow("integer too small") << QByteArray("-9223372036854775809") << QByteArray("integer out of range");
        QTest::newRow("number without end") << QByteArray("1e999") << QByteArray("");
        QTest::newRow("too deep") << QByteArray(33, '[') + QByteArray(33, ']') << QByteArray("nested too deeply");
        QTest::newRow("absurdly deep") << QByteArray(500'000, '[') << QByteArray("nested too deeply");
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(40) << QByteArray("nested too deeply");
        QTest::newRow("too many values") << '[' + QByteArray("0,").repeated(100'000) + "0]"
                                         << QByteArray("too many values");
        QTest::newRow("long string") << '"' + QByteArray(64 * 1024 + 1, 'x') + '"' << QByteArray("string too long");
        QTest::newRow("long key") << "{\"" + QByteArray(64 * 1024 + 1, 'x') + "\":1}" << QByteArray("key too long");
        QTest::newRow("large document") << QByteArray((1 << 20) + 1, ' ') << QByteArray("document too large");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const auto value = parseJson(text.toStdString());
        QVERIFY(!value);
        QVERIFY2(QByteArray::fromStdString(value.error().reason).startsWith(reason), value.error().reason.c_str());
        QVERIFY(value.error().path.empty());
    }

    void limitsAreTheCallers()
    {
        JsonLimits limits;
        limits.depth = 2;
        limits.nodes = 3;
        limits.bytes = 12;
        limits.stringBytes = 2;
        QVERIFY(parseJson("[[1]]", limits));
        QVERIFY(!parseJson("[[[1]]]", limits));
        QVERIFY(!parseJson("[1,2,3]", limits));
        QVERIFY(!parseJson("[ 1 ,       2]", limits));
        QVERIFY(!parseJson("\"abc\"", limits));
    }

    void headsOfLogsAreReadLineByLine_data()
    {
        QTest::addColumn<QByteArray>("note");
        QTest::addColumn<QByteArray>("blamed");
        const QByteArray root(43, 'A');
        const QByteArray signature = "\n\u2014 key AbCd\n";
        QTest::newRow("good") << QByteArray("here/t/1/0\n42\n" + root + "=\n" + signature) << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray("origin");
        QTest::newRow("no origin") << QByteArray("\n42\n" + root + "=\n" + signature) << QByteArray("origin");
        QTest::newRow("no size") << QByteArray("here\n\n" + root + "=\n" + signature) << QByteArray("size");
        QTest::newRow("half a size") << QByteArray("here\n4x\n" + root + "=\n" + signature) << QByteArray("size");
        QTest::newRow("below zero") << QByteArray("here\n-4\n" + root + "=\n" + signature) << QByteArray("size");
        QTest::newRow("short root") << QByteArray("here\n42\n" + root + "\n" + signature) << QByteArray("root");
        QTest::newRow("no root") << QByteArray("here\n42\n" + QByteArray(44, '?') + "\n" + signature)
                                 << QByteArray("root");
        QTest::newRow("unsigned") << QByteArray("here\n42\n" + root + "=\n") << QByteArray("signatures");
        QTest::newRow("more lines") << QByteArray("here\n42\n" + root + "=\nmore\n" + signature)
                                    << QByteArray("signatures");
    }
    void headsOfLogsAreReadLineByLine()
    {
        QFETCH(QByteArray, note);
        const auto head = readLogHead(note.toStdString());
        QTEST(head ? QByteArray() : QByteArray::fromStdString(head.error().path), "blamed");
        if (head)
            QCOMPARE(head->size, std::int64_t{42});
    }

    void dumpNeverThrows()
    {
        const nlohmann::json value = {{"a", "\xc3\x28"}, {"b", "á"}};
        QCOMPARE(dumpJson(value), std::string("{\"a\":\"\xef\xbf\xbd(\",\"b\":\"á\"}"));
        QVERIFY(parseJson(dumpJson(value)));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
