// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/identity/recoverycode.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace atalaya::platform;

class TestIdentityRecoveryCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenFreshCodes();
    void parse_data();
    void parse();
};

void TestIdentityRecoveryCode::tenFreshCodes()
{
    const auto codes = newRecoveryCodes();
    QCOMPARE(codes.size(), 10U);
    const QRegularExpression form(QStringLiteral("^[0-9](-[A-Z2-7]{4}){4}$"));
    std::set<std::string> secrets;
    int slot = 0;
    for (const RecoveryCode &code : codes) {
        QCOMPARE(code.slot, slot++);
        QVERIFY(form.match(QString::fromStdString(code.text())).hasMatch());
        QCOMPARE(RecoveryCode::parse(code.text()), code);
        secrets.insert(code.secret);
    }
    QCOMPARE(secrets.size(), 10U);
}

void TestIdentityRecoveryCode::parse_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("read");
    const QByteArray code = "3-OIBA-WXYZ-2345-67KL";
    QTest::newRow("as shown") << code << code;
    QTest::newRow("lower case") << code.toLower() << code;
    QTest::newRow("spaces") << QByteArray(" 3 oiba wxyz 2345 67kl ") << code;
    QTest::newRow("no dashes") << QByteArray("3OIBAWXYZ234567KL") << code;
    QTest::newRow("digits that look like letters") << QByteArray("3-018A-WXYZ-2345-67KL") << code;
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("no slot") << QByteArray("OIBA-WXYZ-2345-67KL") << QByteArray();
    QTest::newRow("letter as slot") << QByteArray("X-OIBA-WXYZ-2345-67KL") << QByteArray();
    QTest::newRow("too long") << code + 'A' << QByteArray();
    QTest::newRow("not base32") << QByteArray("3-OIBA-WXYZ-2345-67K9") << QByteArray();
    QTest::newRow("six digits") << QByteArray("287082") << QByteArray();
}

void TestIdentityRecoveryCode::parse()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, read);
    const auto code = RecoveryCode::parse(typed.toStdString());
    QCOMPARE(code ? QByteArray::fromStdString(code->text()) : QByteArray(), read);
}

QTEST_GUILESS_MAIN(TestIdentityRecoveryCode)
#include "tst_identity_recoverycode.moc"
