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
    const auto seat = hasher.seat();
    const std::string hash = hasher.hashPassword(*seat, "correcto caballo");
    QVERIFY(hash != hasher.hashPassword(*seat, "correcto caballo"));
    QVERIFY(hasher.verify(*seat, hash, "correcto caballo"));
    QVERIFY(!hasher.verify(*seat, hash, "correcto caballos"));
    QVERIFY(!hasher.verify(*seat, "not a hash", "correcto caballo"));
}

void TestPassword::realParameters()
{
    PasswordHasher hasher;
    const auto seat = hasher.seat();
    const std::string password = hasher.hashPassword(*seat, "correcto caballo");
    QVERIFY(password.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    QVERIFY(hasher.hashRecoveryCode(*seat, "ABCDEFGHIJKLMNOP").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    QVERIFY(hasher.verify(*seat, password, "correcto caballo"));
}

void TestPassword::nobodyCostsTheSame()
{
    PasswordHasher hasher(cheap);
    const auto seat = hasher.seat();
    const std::string hash = hasher.hashPassword(*seat, "correcto caballo");
    const std::int64_t before = hasher.evaluations();
    QVERIFY(!hasher.verify(*seat, hash, "wrong"));
    const std::int64_t somebody = hasher.evaluations() - before;
    QVERIFY(!hasher.verifyNobody(*seat, "wrong"));
    QCOMPARE(hasher.evaluations() - before - somebody, somebody);
}

void TestPassword::queueOfSixteen()
{
    PasswordHasher hasher(cheap);
    std::vector<std::jthread> waiting;
    std::atomic<int> done = 0;
    {
        const auto first = hasher.seat();
        const auto second = hasher.seat();
        QVERIFY(first && second);
        for (int i = 0; i < 16; ++i)
            waiting.emplace_back([&] { done += hasher.seat().has_value() ? 1 : 0; });
        QTRY_COMPARE(hasher.waiting(), 16U);
        const auto refused = hasher.seat();
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, IdentityFault::Busy);
        QVERIFY(refused.error().retryAfter);
        QCOMPARE(httpStatus(refused.error().fault), 503);
        QVERIFY(errorBody(refused.error()).retryable);
        QCOMPARE(done.load(), 0);
    }
    waiting.clear(); // joins
    QCOMPARE(done.load(), 16);
    QVERIFY(hasher.seat());
}

QTEST_GUILESS_MAIN(TestPassword)
#include "tst_password.moc"
