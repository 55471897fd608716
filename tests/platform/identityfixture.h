// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/identity/enrollment.h"
#include "platform/identity/identityservices.h"
#include "platform/identity/people.h"
#include "platform/identity/sessions.h"
#include "platform/identity/signin.h"
#include "platform/identity/stepup.h"
#include "platform/identity/tokenauthenticator.h"
#include "platform/keys/keyring.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace atalaya::platform::tests {

/// Two tenants, with the roles of the platform.
class FixedFacts final : public AccountFacts
{
public:
    [[nodiscard]] std::optional<contract::Tenant> tenant(std::string_view id) const override;
    [[nodiscard]] std::optional<std::string> tenantIdOfSlug(std::string_view slug) const override;
    [[nodiscard]] std::vector<contract::RoleInfo> roles(std::string_view tenantId) const override;
    [[nodiscard]] bool mayHold(std::string_view tenantId, std::string_view role) const override;
    [[nodiscard]] std::vector<std::string> featuresOf(std::string_view tenantId) const override;
    [[nodiscard]] std::optional<contract::Subscription> subscriptionOf(std::string_view tenantId) const override;
};

struct Person
{
    std::string id;
    std::string tenantId;
    std::string email;
    std::string password;
    /// Empty: no factor.
    std::string secret;
};

/// Identity over the real store and the real signed log, with a clock that stands still and Argon2 at its cheapest.
class IdentityFixture
{
public:
    explicit IdentityFixture(const PasswordHasher::Settings &hashing = {{1, 8192}, {1, 8192}, 2, 64});

    /// `name@tenant.example` with the password `name has a long password`.
    Person add(const std::string &name, const std::string &role, bool withFactor,
               const std::string &tenantId = "tenant-a");
    [[nodiscard]] std::string code(const Person &person, std::int64_t stepsAhead = 0) const;
    /// Six digits that no step of the window has.
    [[nodiscard]] std::string wrongCode(const Person &person) const;

    [[nodiscard]] Outcome<contract::LoginReply> signIn(const Person &person, const std::string &password);
    /// The pending token of a right password.
    [[nodiscard]] std::string pending(const Person &person);
    [[nodiscard]] std::string enrollmentToken(const Person &person);
    [[nodiscard]] Outcome<contract::Authenticated> verify(const std::string &pendingToken, const std::string &text,
                                                          SecondFactor::Kind kind = SecondFactor::Kind::Totp);
    /// All the way, in the next free step.
    [[nodiscard]] contract::Authenticated session(const Person &person);

    /// Clears the count of wrong codes.
    void forgiveFactor(const Person &person);

    /// The principal, or the code of the error, or "nobody".
    [[nodiscard]] std::string authenticate(const std::string &token);
    [[nodiscard]] Principal principal(const std::string &token);

    /// Lines of the change trail with this action and result, over all tenants.
    [[nodiscard]] std::int64_t trail(const std::string &action, const std::string &result,
                                     const std::string &reason = {});
    [[nodiscard]] std::int64_t count(const std::string &table, const std::string &where = "1 = 1");

    /// In memory where the machine has such a place: what is tested here is not the disk.
    [[nodiscard]] static QString folderTemplate();

    TestClock clock{Instant(std::chrono::seconds(1'770'000'000))};
    QTemporaryDir folder{folderTemplate()};
    Database database;
    Keyring keys;
    SignedLog log;
    PasswordHasher hasher;
    FixedFacts facts;
    IdentityServices services{database, log, clock, hasher, keys, facts};
    Caller caller{"127.0.0.1", "Tests", "correlation-1"};
};

/// The code of what went wrong; empty when nothing did.
template<class T>
[[nodiscard]] std::string codeOf(const Outcome<T> &outcome)
{
    return outcome ? std::string() : errorBody(outcome.error()).code;
}

} // namespace atalaya::platform::tests
