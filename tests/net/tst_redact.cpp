// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/redact.h"
#include "api/net/secretstring.h"

#include <QTest>

using namespace atalaya::api;

class TestRedact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        QTest::newRow("nothing to hide") << "the reply is not JSON at byte 12"
                                         << "the reply is not JSON at byte 12";
        QTest::newRow("bearer") << "sent Bearer abc.def"
                                << "sent Bearer …";
        QTest::newRow("opaque token") << "token q9Zr-K3_0aBcDeFgHiJkLmNoPqRsTuVwXyZ012345 refused"
                                      << "token … refused";
        QTest::newRow("base32 secret") << "JBSWY3DPEHPK3PXPJBSWY3DP"
                                       << "…";
        QTest::newRow("api key") << "sk_live_0123456789_x bad"
                                 << "… bad";
        QTest::newRow("otpauth") << "scan otpauth://totp/A:b?secret=JBSW"
                                 << "scan …";
        QTest::newRow("e-mail") << "no user ana.lopez@ejemplo.es here"
                                << "no user …@ejemplo.es here";
        QTest::newRow("code") << "code 492039 was used"
                              << "code … was used";
        QTest::newRow("recovery code") << "3-ABCD-EFGH-IJKL-MNOP is spent"
                                       << "… is spent";
        QTest::newRow("short numbers stay") << "HTTP 503 after 12345 ms"
                                            << "HTTP 503 after 12345 ms";
        QTest::newRow("paths stay") << "data.quality.ragTrend[3].date: missing"
                                    << "data.quality.ragTrend[3].date: missing";
        QTest::newRow("control characters") << "a\nb\x1b[31m"
                                            << "a b [31m";
        QTest::newRow("long texts end") << QString(600, QLatin1Char(' ')) << QString(500, QLatin1Char(' '));
        QTest::newRow("a token across the end") << QString(495, QLatin1Char(' ')) + QString(40, QLatin1Char('k'))
                                                << QString(495, QLatin1Char(' ')) + QChar(0x2026);
    }
    void hides()
    {
        QFETCH(QString, text);
        QFETCH(QString, clean);
        QCOMPARE(redact(text), clean);
    }

    void correlationIdsAreIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("kept");
        QTest::newRow("uuid") << "9f1c2d3e-0000-4000-8000-000000000001" << true;
        QTest::newRow("as long as can be") << QString(64, QLatin1Char('a')) << true;
        QTest::newRow("letters, digits, both dashes") << "c_51E0-b7d4" << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("an address") << "evil.example:8080" << false;
        QTest::newRow("a time") << "12:00:00" << false;
        QTest::newRow("a line's end") << "abc\n" << false;
        QTest::newRow("not ASCII") << QStringLiteral("\u0430bc") << false;
        QTest::newRow("markup") << "<b>x</b>" << false;
        QTest::newRow("too long") << QString(65, QLatin1Char('a')) << false;
    }
    void correlationIdsAreIds()
    {
        QFETCH(QString, text);
        QFETCH(bool, kept);
        QCOMPARE(cleanCorrelationId(text), kept ? text : QString());
    }

    void secretTakesTheTextAway()
    {
        std::string text = "refresh-token-that-is-long-enough-to-live-on-the-heap";
        const std::string copy = text;
        const char *const where = text.data();
        const SecretString secret = SecretString::take(text);
        QCOMPARE(secret.view(), std::string_view(copy));
        QCOMPARE(secret.bearer(), QByteArray("Bearer ") + QByteArray::fromStdString(copy));
        QVERIFY(text.empty());
        QCOMPARE(text.data(), where);
        QVERIFY(std::all_of(where, where + copy.size(), [](char c) { return c == 0; }));
        QVERIFY(SecretString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
