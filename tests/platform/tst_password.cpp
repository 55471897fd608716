// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/identity/passwordhasher.h"
#include "platform/identity/passwordpolicy.h"

#include <QTest>

#include <thread>

using namespace atalaya::platform;

namespace {

constexpr PasswordHasher::Settings cheap{{1, 8192}, {1, 8192}, 2, 16};

} // namespace

class TestPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void policy_data();
    void policy();
    void hashAndVerify();
    void realParameters();
    void nobodyCostsTheSame();
    void recoveryCodesInOneSlot();
    void queueOfSixteen();
};

void TestPassword::policy_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("withFactor");
    QTest::addColumn<QString>("problem");
    const QString fine;
    const QString tooShort = QStringLiteral("too_short");
    const QString tooCommon = QStringLiteral("too_common");
    QTest::newRow("nine with factor") << QStringLiteral("ab3dEf9hi") << true << tooShort;
    QTest::newRow("ten with factor") << QStringLiteral("ab3dEf9hij") << true << fine;
    QTest::newRow("ten alone") << QStringLiteral("ab3dEf9hij") << false << tooShort;
    QTest::newRow("fourteen alone") << QStringLiteral("ab3dEf9hijklmn") << false << tooShort;
    QTest::newRow("fifteen alone") << QStringLiteral("ab3dEf9hijklmno") << false << fine;
    QTest::newRow("characters, not bytes") << QStringLiteral("ñññáéíóúü") << true << tooShort;
    QTest::newRow("a sentence") << QStringLiteral("el ascensor sube despacio") << false << fine;
    QTest::newRow("in the list") << QStringLiteral("1q2w3e4r5t") << true << tooCommon;
    QTest::newRow("in the list, upper case") << QStringLiteral("1Q2W3E4R5T") << true << tooCommon;
    QTest::newRow("in the list, with a year") << QStringLiteral("basketball2026!") << false << tooCommon;
    QTest::newRow("one character") << QString(20, QLatin1Char('z')) << false << tooCommon;
    QTest::newRow("the e-mail") << QStringLiteral("Responsable@rios.example") << false << tooCommon;
    QTest::newRow("the person") << QStringLiteral("responsable1234") << false << tooCommon;
    QTest::newRow("too long") << QStringLiteral("ab").repeated(513) << false << QStringLiteral("too_long");
}

void TestPassword::policy()
{
    QFETCH(QString, password);
    QFETCH(bool, withFactor);
    QFETCH(QString, problem);
    const auto found = passwordProblem(password.toStdString(), "responsable@rios.example", withFactor);
    QCOMPARE(QString::fromStdString(found.value_or(std::string())), problem);
}

void TestPassword::hashAndVerify()
{
    PasswordHasher hasher(cheap);
    const auto hash = hasher.hashPassword("correcto caballo");
    QVERIFY(hash);
    QVERIFY(*hash != *hasher.hashPassword("correcto caballo"));
    QCOMPARE(hasher.verify(*hash, "correcto caballo"), true);
    QCOMPARE(hasher.verify(*hash, "correcto caballos"), false);
    QCOMPARE(hasher.verify("not a hash", "correcto caballo"), false);
}

void TestPassword::realParameters()
{
    PasswordHasher hasher;
    const auto password = hasher.hashPassword("correcto caballo");
    QVERIFY(password && password->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    const auto recovery = hasher.hashRecoveryCodes({"ABCDEFGHIJKLMNOP"});
    QVERIFY(recovery && recovery->front().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    QCOMPARE(hasher.verify(*password, "correcto caballo"), true);
}

void TestPassword::nobodyCostsTheSame()
{
    PasswordHasher hasher(cheap);
    const std::string hash = *hasher.hashPassword("correcto caballo");
    const std::int64_t before = hasher.evaluations();
    QCOMPARE(hasher.verify(hash, "wrong"), false);
    const std::int64_t somebody = hasher.evaluations() - before;
    QCOMPARE(hasher.verifyNobody("wrong"), false);
    QCOMPARE(hasher.evaluations() - before - somebody, somebody);
}

void TestPassword::recoveryCodesInOneSlot()
{
    PasswordHasher hasher(cheap);
    const auto held = hasher.gate().enter(); // one of two
    const auto hashes = hasher.hashRecoveryCodes({"ONE", "TWO", "THREE"});
    QVERIFY(hashes);
    QCOMPARE(hashes->size(), 3U);
    QCOMPARE(hasher.verify(hashes->at(1), "TWO"), true);
    QCOMPARE(hasher.verify(hashes->at(1), "ONE"), false);
}

void TestPassword::queueOfSixteen()
{
    PasswordHasher hasher(cheap);
    std::vector<std::jthread> waiting;
    std::atomic<int> done = 0;
    {
        const auto first = hasher.gate().enter();
        const auto second = hasher.gate().enter();
        QVERIFY(first && second);
        for (int i = 0; i < 16; ++i)
            waiting.emplace_back([&] { done += hasher.hashPassword("correcto caballo").has_value() ? 1 : 0; });
        QTRY_COMPARE(hasher.gate().waiting(), 16U);
        const auto refused = hasher.hashPassword("correcto caballo");
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, IdentityFault::Busy);
        QVERIFY(refused.error().retryAfter);
        QCOMPARE(httpStatus(refused.error().fault), 503);
        QVERIFY(errorBody(refused.error()).retryable);
        QCOMPARE(done.load(), 0);
    }
    waiting.clear(); // joins
    QCOMPARE(done.load(), 16);
    QVERIFY(hasher.hashPassword("correcto caballo"));
}

QTEST_GUILESS_MAIN(TestPassword)
#include "tst_password.moc"
