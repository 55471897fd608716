// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeserver.h"

namespace atalaya::tests {

/// The bodies of a small platform's answers about who is signed in. Everything in them is made up.
struct Person
{
    QByteArray id = "u-1";
    QByteArray email = "ana@ejemplo.es";
    QByteArray role = "MANAGER";
    QByteArray tenant = "t-1";
};

[[nodiscard]] inline QByteArray tenantJson(const Person &person)
{
    if (person.tenant.isEmpty())
        return "null";
    return R"({"id":")" + person.tenant + R"(","slug":"uno","name":"Uno","industry":"LEGAL","tier":"PRO",)" +
           R"("currency":"EUR","timeZone":"Europe/Madrid"})";
}

[[nodiscard]] inline QByteArray userJson(const Person &person)
{
    return R"({"id":")" + person.id + R"(","email":")" + person.email + R"(","name":"Ana","role":")" + person.role +
           R"(","mfaEnabled":true})";
}

/// What verify-login, refresh and the rest hand out; `n` makes the tokens `access-n` and `refresh-n`.
[[nodiscard]] inline QByteArray authenticatedFields(int n, const Person &person = {}, int expiresIn = 600)
{
    const QByteArray number = QByteArray::number(n);
    return R"("accessToken":"access-)" + number + R"(","refreshToken":"refresh-)" + number + R"(","expiresIn":)" +
           QByteArray::number(expiresIn) + R"(,"user":)" + userJson(person) + R"(,"tenant":)" + tenantJson(person);
}

[[nodiscard]] inline FakeReply authenticated(int n, const Person &person = {}, int expiresIn = 600)
{
    return FakeReply::data('{' + authenticatedFields(n, person, expiresIn) + '}');
}

[[nodiscard]] inline FakeReply loggedIn(int n, const Person &person = {})
{
    return FakeReply::data(R"({"status":"authenticated",)" + authenticatedFields(n, person) + '}');
}

[[nodiscard]] inline FakeReply mfaRequired(const QByteArray &pendingToken = "pending-1")
{
    return FakeReply::data(R"({"status":"mfa_required","pendingToken":")" + pendingToken +
                           R"(","methods":["totp","recovery"]})");
}

[[nodiscard]] inline FakeReply enrollmentRequired()
{
    return FakeReply::data(R"({"status":"enrollment_required","enrollmentToken":"enroll-1"})");
}

[[nodiscard]] inline FakeReply factorSetup()
{
    return FakeReply::data(
        R"({"otpauthUrl":"otpauth://totp/Atalaya:ana?secret=JBSWY3DPEHPK3PXP","secret":"JBSWY3DPEHPK3PXP"})");
}

[[nodiscard]] inline FakeReply enrolled(int n, int expiresIn = 600)
{
    return FakeReply::data(R"({"recoveryCodes":["0-AAAA-BBBB-CCCC-DDDD","1-AAAA-BBBB-CCCC-DDDD"],)" +
                           authenticatedFields(n, {}, expiresIn) + '}');
}

[[nodiscard]] inline FakeReply me(const Person &person = {})
{
    return FakeReply::data(
        R"({"user":)" + userJson(person) + R"(,"tenant":)" + tenantJson(person) +
        R"(,"permissions":["dashboard.read"],"features":["dashboard"],"subscription":null,)" +
        R"("session":{"id":"s-1","client":"Atalaya","address":"127.0.0.1","createdAt":"2026-02-01T08:00:00.000Z",)" +
        R"("lastSeenAt":"2026-02-01T08:00:00.000Z","expiresAt":"2026-02-01T20:00:00.000Z","current":true},)" +
        R"("roles":[{"id":"ADMIN","permissions":["dashboard.read","users.write"]},)" +
        R"({"id":"MANAGER","permissions":["dashboard.read"]}]})");
}

[[nodiscard]] inline FakeReply healthy()
{
    return FakeReply::data(R"({"status":"ok"})");
}

constexpr auto kHealth = "GET /api/_health";
constexpr auto kLogin = "POST /api/auth/login";
constexpr auto kSetup = "POST /api/auth/mfa/setup";
constexpr auto kVerifySetup = "POST /api/auth/mfa/verify-setup";
constexpr auto kVerifyLogin = "POST /api/auth/mfa/verify-login";
constexpr auto kStepUp = "POST /api/auth/mfa/step-up";
constexpr auto kRefresh = "POST /api/auth/refresh";
constexpr auto kLogout = "POST /api/auth/logout";
constexpr auto kUnlock = "POST /api/auth/unlock";
constexpr auto kMe = "GET /api/auth/me";

} // namespace atalaya::tests
