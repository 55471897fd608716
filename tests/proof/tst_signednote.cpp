// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/checkpoint.h"
#include "api/proof/signednote.h"
#include "tests/support/operatorlog.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

const QByteArray origin = "atalaya-0011223344556677/t/ten-1/1";

OperatorKey key()
{
    return {origin, 1};
}

QByteArray head()
{
    return key().signHead(4812, QByteArray(32, '\x5F'));
}

VerifierKey verifier()
{
    return VerifierKey::parse(key().verifierKey().toStdString()).value();
}

std::string field(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toString().toStdString();
}

} // namespace

class TestSignedNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedNotes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("C2SP") << QStringLiteral("c2sp-signed-note.json");
        QTest::newRow("Go") << QStringLiteral("rfc9162-note.json");
    }
    void publishedNotes()
    {
        QFETCH(QString, file);
        QFile data(QStringLiteral(ATALAYA_TEST_DATA "/") + file);
        QVERIFY(data.open(QIODevice::ReadOnly));
        const QJsonObject vector = QJsonDocument::fromJson(data.readAll()).object();
        const std::string text = field(vector, "text");
        const std::string lines = field(vector, "signature");
        const auto published = VerifierKey::parse(field(vector, "verifierKey"));
        QVERIFY(published);
        QCOMPARE(published->text(), field(vector, "verifierKey"));
        const auto note = SignedNote::parse(text + '\n' + lines);
        QVERIFY(note);
        QCOMPARE(note->text(), text);
        QVERIFY(note->verify(*published));
        QVERIFY(!note->verify(verifier()));
        const auto changed = SignedNote::parse("x" + text + '\n' + lines);
        QVERIFY(changed);
        QVERIFY(!changed->verify(*published));
    }

    void everyFlippedBitIsFound()
    {
        const QByteArray good = head();
        QVERIFY(SignedNote::parse(good.toStdString())->verify(verifier()));
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray bad = good;
                bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
                const auto note = SignedNote::parse(bad.toStdString());
                QVERIFY2(!note || !note->verify(verifier()), qPrintable(QStringLiteral("%1.%2").arg(i).arg(bit)));
            }
        }
    }

    void notesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("note");
        const QByteArray good = head();
        const QByteArray line = good.mid(good.indexOf("\n\n") + 2);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no signature") << QByteArray("text\n\n");
        QTest::newRow("no empty line") << QByteArray("text\n" + line);
        QTest::newRow("last line not ended") << good.chopped(1);
        QTest::newRow("a line that is no signature") << good + "more\n";
        QTest::newRow("a hyphen for the dash") << QByteArray(good).replace("\xE2\x80\x94", "-");
        QTest::newRow("no UTF-8") << "\xFF" + good;
        QTest::newRow("control character") << "\r" + good;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) + good;
        QTest::newRow("signature too short") << QByteArray("text\n\n\xE2\x80\x94 name AAAAAA==\n");
        QTest::newRow("base64 with blanks behind") << good.chopped(1) + " \n";
        QTest::newRow("no name") << QByteArray("text\n\n\xE2\x80\x94  AAAAAAAA\n");
        QTest::newRow("plus in the name") << QByteArray("text\n\n\xE2\x80\x94 a+b AAAAAAAA\n");
        QTest::newRow("wide blank in the name") << QByteArray("text\n\n\xE2\x80\x94 a\xE2\x80\x83"
                                                              "b AAAAAAAA\n");
        QTest::newRow("too large") << QByteArray(20'000, 'x') + good;
        QTest::newRow("too many signatures") << good + QByteArray(line).repeated(32);
    }
    void notesThatAreNone()
    {
        QFETCH(QByteArray, note);
        QVERIFY(!SignedNote::parse(note.toStdString()));
    }

    void othersMayHaveSignedToo()
    {
        const QByteArray text = head().left(head().indexOf("\n\n") + 1);
        const auto lineOf = [&](const OperatorKey &who) {
            const QByteArray note = who.signText(text);
            return note.mid(note.indexOf("\n\n") + 2);
        };
        QByteArray all = text + '\n';
        for (int i = 0; i < 15; ++i)
            all += lineOf({"witness" + QByteArray::number(i), i});
        const auto without = SignedNote::parse(all.toStdString());
        QVERIFY(without);
        QCOMPARE(without->signatures().size(), std::size_t{15});
        QVERIFY(!without->verify(verifier()));
        // The same name with another key has another id.
        all += lineOf({origin, 2}) + lineOf(key());
        QVERIFY(SignedNote::parse(all.toStdString())->verify(verifier()));
    }

    void oneWrongSignatureOfTheKeySpoilsTheNote()
    {
        const QByteArray good = head();
        const QByteArray other = key().signHead(4813, QByteArray(32, '\x5F'));
        const QByteArray wrongLine = other.mid(other.indexOf("\n\n") + 2);
        const auto note = SignedNote::parse((good + wrongLine).toStdString());
        QVERIFY(note);
        QVERIFY(!note->verify(verifier()));
    }

    void keysThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = key().verifierKey();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no id") << QByteArray("name+AAAA");
        QTest::newRow("no name") << good.mid(good.indexOf('+'));
        QTest::newRow("other name") << "x" + good;
        QTest::newRow("other id") << QByteArray(good).replace(good.indexOf('+') + 1, 1,
                                                              good.at(good.indexOf('+') + 1) == 'a' ? "b" : "a");
        QTest::newRow("id in capitals") << origin + '+' + good.split('+').at(1).toUpper() + "F+" +
                                               good.split('+').at(2);
        QTest::newRow("cut") << good.chopped(4);
        QTest::newRow("other algorithm") << QByteArray("name+00000000+AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    }
    void keysThatAreNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!VerifierKey::parse(text.toStdString()));
    }

    void headsAreThreeLines()
    {
        const auto note = SignedNote::parse(head().toStdString());
        const auto checkpoint = Checkpoint::parse(note->text());
        QVERIFY(checkpoint);
        QCOMPARE(checkpoint->size, std::uint64_t{4812});
        QCOMPARE(checkpoint->root[31], std::uint8_t{0x5F});
        const auto where = LogOrigin::parse(checkpoint->origin);
        QVERIFY(where);
        QVERIFY((*where == LogOrigin{"atalaya-0011223344556677", "ten-1", 1}));
    }

    void badHeads_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray root = QByteArray(32, '\x5F').toBase64() + '\n';
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("two lines") << QByteArray("o\n1\n");
        QTest::newRow("no origin") << "\n1\n" + root;
        QTest::newRow("size is no number") << "o\n1x\n" + root;
        QTest::newRow("size with a zero before") << "o\n01\n" + root;
        QTest::newRow("size with a sign") << "o\n+1\n" + root;
        QTest::newRow("size below zero") << "o\n-1\n" + root;
        QTest::newRow("no leaf") << "o\n0\n" + root;
        QTest::newRow("size too large") << "o\n9223372036854775808\n" + root;
        QTest::newRow("root too short") << QByteArray("o\n1\nX19f\n");
        QTest::newRow("root with loose bits") << QByteArray("o\n1\nX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX19=\n");
        QTest::newRow("more behind") << "o\n1\n" + root + "more\n";
    }
    void badHeads()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Checkpoint::parse(text.toStdString()));
    }

    void badOrigins_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *const text : {"", "server", "server/t/", "server/t/a", "server/t//1", "/t/a/1", "s/t/a/0",
                                       "s/t/a/x", "s/t/a/1/", "s/t/a/b/1", "s/t/a/01"})
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text);
    }
    void badOrigins()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!LogOrigin::parse(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestSignedNote)
#include "tst_signednote.moc"
