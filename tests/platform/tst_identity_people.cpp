// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;

class TestIdentityPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void add();
    void refused_data();
    void refused();
    void oneEmailPerTenant();
    void passwordChange();
    void roleChange();
    void resetFactor();
    void absent();
};

void TestIdentityPeople::add()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const auto user = findUser(at.services, "tenant-a", " ANA@rios.example");
    QVERIFY(user);
    QCOMPARE(user->id, ana.id);
    QCOMPARE(user->role, std::string("MANAGER"));
    QVERIFY(user->active && !user->hasFactor);
    QVERIFY(user->passwordHash.starts_with("$argon2id$"));
    QVERIFY(!findUser(at.services, "tenant-b", ana.email));
    QCOMPARE(at.count("base_change", "tenant_id = 'tenant-a' AND action = 'user.created' AND actor = 'operator' AND "
                                     "target = '" +
                                         ana.id + "' AND correlation_id = 'correlation-1'"),
             1);
    QCOMPARE(at.count("base_change", "instr(after, 'long password') > 0 OR instr(after, 'argon2') > 0"), 0);
    // People of the platform itself are recorded in its own log.
    const Person root = at.add("root", "SUPERADMIN", true, {});
    QCOMPARE(at.count("base_change", "tenant_id = 'platform' AND target = '" + root.id + "'"), 1);
}

void TestIdentityPeople::refused_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("problem");
    const QString fine = QStringLiteral("a password of some length");
    const QString email = QStringLiteral("ana@rios.example");
    const QString role = QStringLiteral("MANAGER");
    QTest::newRow("no at") << QStringLiteral("ana") << role << fine << QStringLiteral("email")
                           << QStringLiteral("invalid");
    QTest::newRow("two at") << QStringLiteral("a@b@c") << role << fine << QStringLiteral("email")
                            << QStringLiteral("invalid");
    QTest::newRow("blank") << QStringLiteral("a na@rios.example") << role << fine << QStringLiteral("email")
                           << QStringLiteral("invalid");
    QTest::newRow("unknown role") << email << QStringLiteral("KING") << fine << QStringLiteral("role")
                                  << QStringLiteral("unknown");
    QTest::newRow("role of the platform")
        << email << QStringLiteral("SUPERADMIN") << fine << QStringLiteral("role") << QStringLiteral("unknown");
    QTest::newRow("short without factor")
        << email << role << QStringLiteral("ab3dEf9hij") << QStringLiteral("password") << QStringLiteral("too_short");
    QTest::newRow("short with factor") << email << QStringLiteral("ADMIN") << QStringLiteral("ab3dEf9hi")
                                       << QStringLiteral("password") << QStringLiteral("too_short");
    QTest::newRow("common") << email << role << QStringLiteral("basketball2026!") << QStringLiteral("password")
                            << QStringLiteral("too_common");
}

void TestIdentityPeople::refused()
{
    QFETCH(QString, email);
    QFETCH(QString, role);
    QFETCH(QString, password);
    QFETCH(QString, field);
    QFETCH(QString, problem);
    IdentityFixture at;
    const auto answer =
        addUser(at.services, {"tenant-a", email.toStdString(), "Ana", role.toStdString(), password.toStdString(), {}},
                "operator", at.caller);
    QCOMPARE(codeOf(answer), std::string("validation_failed"));
    QCOMPARE(answer.error().fields.at(0).field, field.toStdString());
    QCOMPARE(answer.error().fields.at(0).code, problem.toStdString());
    QCOMPARE(at.count("identity_users"), 0);
}

void TestIdentityPeople::oneEmailPerTenant()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const NewUser again{"tenant-a", "Ana@Rios.Example", "Ana", "MANAGER", "a password of some length", {}};
    QCOMPARE(codeOf(addUser(at.services, again, "operator", at.caller)), std::string("conflict"));
    (void)at.add("ana", "MANAGER", false, "tenant-b");
    QCOMPARE(at.count("identity_users"), 2);
}

void TestIdentityPeople::passwordChange()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    for (int i = 0; i < 6; ++i)
        (void)at.signIn(ana, "not the password");
    QCOMPARE(codeOf(at.signIn(ana, ana.password)), std::string("login_locked"));
    UserChange change;
    change.password = "ab3dEf9hij";
    QCOMPARE(codeOf(changeUser(at.services, ana.id, change, "operator", at.caller)), std::string("validation_failed"));
    change.password = "the second long password";
    QVERIFY(changeUser(at.services, ana.id, change, "operator", at.caller));
    QCOMPARE(codeOf(at.signIn(ana, ana.password)), std::string("invalid_credentials"));
    QVERIFY(at.signIn(ana, *change.password));
}

void TestIdentityPeople::roleChange()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    UserChange change;
    change.role = "SUPERADMIN";
    QCOMPARE(codeOf(changeUser(at.services, ana.id, change, "operator", at.caller)), std::string("validation_failed"));
    change.role = "ADMIN";
    QVERIFY(changeUser(at.services, ana.id, change, "operator", at.caller));
    QVERIFY(at.signIn(ana, ana.password)->enrollmentRequired);
    const NewUser root{{}, "root@rios.example", "Root", "ADMIN", "a password of some length", {}};
    QCOMPARE(codeOf(addUser(at.services, root, "operator", at.caller)), std::string("validation_failed"));
}

void TestIdentityPeople::resetFactor()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const Person eva = at.add("eva", "ADMIN", true);
    QVERIFY(atalaya::platform::resetFactor(at.services, ana.id, eva.id, at.caller));
    QCOMPARE(at.count("identity_factors"), 1);
    QCOMPARE(at.count("base_change", "action = 'mfa.reset' AND actor = '" + eva.id + "' AND target = '" + ana.id + "'"),
             1);
    QVERIFY(at.signIn(ana, ana.password)->enrollmentRequired);
    QVERIFY(at.signIn(eva, eva.password)->mfaRequired);
}

void TestIdentityPeople::absent()
{
    IdentityFixture at;
    QCOMPARE(codeOf(changeUser(at.services, "nobody", {}, "operator", at.caller)), std::string("not_found"));
    QCOMPARE(codeOf(atalaya::platform::resetFactor(at.services, "nobody", "operator", at.caller)),
             std::string("not_found"));
    QCOMPARE(at.count("base_change"), 0);
}

QTEST_GUILESS_MAIN(TestIdentityPeople)
#include "tst_identity_people.moc"
