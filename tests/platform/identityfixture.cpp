// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include "platform/identity/totp.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>
#include <set>

namespace atalaya::platform::tests {

std::optional<contract::Tenant> FixedFacts::tenant(std::string_view id) const
{
    if (id != "tenant-a" && id != "tenant-b")
        return std::nullopt;
    contract::Tenant tenant;
    tenant.id = id;
    tenant.slug = id.substr(std::string_view("tenant-").size());
    tenant.name = "Tenant " + tenant.slug;
    return tenant;
}

std::optional<std::string> FixedFacts::tenantIdOfSlug(std::string_view slug) const
{
    if (slug != "a" && slug != "b")
        return std::nullopt;
    return "tenant-" + std::string(slug);
}

std::vector<contract::RoleInfo> FixedFacts::roles(std::string_view) const
{
    return {{"ADMIN", {"users.manage"}}, {"MANAGER", {"dashboard.read"}}, {"SUPERADMIN", {"fleet.read"}}};
}

bool FixedFacts::mayHold(std::string_view tenantId, std::string_view role) const
{
    return tenantId.empty() ? role == "SUPERADMIN" : role == "ADMIN" || role == "MANAGER";
}

std::vector<std::string> FixedFacts::featuresOf(std::string_view) const
{
    return {"dashboard"};
}

std::optional<contract::Subscription> FixedFacts::subscriptionOf(std::string_view tenantId) const
{
    if (tenantId.empty())
        return std::nullopt;
    contract::Subscription subscription;
    subscription.plan = "PRO";
    subscription.status = "active";
    return subscription;
}

IdentityFixture::IdentityFixture(const PasswordHasher::Settings &hashing)
    : database(folder.filePath(QStringLiteral("atalaya.db")).toStdString())
    , keys(Keyring::load(database, folder.path().toStdString(), clock))
    , log(database, keys, std::filesystem::path(folder.path().toStdString()) / "heads")
    , hasher(hashing)
{
    log.boot();
}

QString IdentityFixture::folderTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const QString parent = memory.isWritable() ? memory.filePath() : QDir::tempPath();
    return parent + QStringLiteral("/atalaya-identity-XXXXXX");
}

Person IdentityFixture::add(const std::string &name, const std::string &role, bool withFactor,
                            const std::string &tenantId)
{
    Person person{{}, tenantId, name + "@rios.example", name + " has a long password", {}};
    if (withFactor)
        person.secret = totp::newSecret();
    NewUser user{tenantId, person.email, name, role, person.password, std::nullopt};
    if (withFactor)
        user.totpSecret = person.secret;
    person.id = addUser(services, user, "operator", caller).value();
    return person;
}

std::string IdentityFixture::code(const Person &person, std::int64_t stepsAhead) const
{
    return totp::hotp(person.secret, totp::stepAt(clock.now()) + stepsAhead);
}

std::string IdentityFixture::wrongCode(const Person &person) const
{
    const std::set<std::string> right{code(person, -1), code(person), code(person, 1)};
    for (const char *digits : {"000000", "111111", "222222"}) {
        if (!right.contains(digits))
            return digits;
    }
    return "333333";
}

Outcome<contract::LoginReply> IdentityFixture::signIn(const Person &person, const std::string &password)
{
    return login(services, {person.email, password, std::nullopt}, caller);
}

std::string IdentityFixture::pending(const Person &person)
{
    return signIn(person, person.password).value().mfaRequired.value().pendingToken;
}

std::string IdentityFixture::enrollmentToken(const Person &person)
{
    return signIn(person, person.password).value().enrollmentRequired.value().enrollmentToken;
}

Outcome<contract::Authenticated> IdentityFixture::verify(const std::string &pendingToken, const std::string &text,
                                                         SecondFactor::Kind kind)
{
    return verifyLogin(services, pendingToken, {kind, text}, caller);
}

contract::Authenticated IdentityFixture::session(const Person &person)
{
    if (person.secret.empty())
        return signIn(person, person.password).value().authenticated.value();
    clock.advance(totp::period);
    return verify(pending(person), code(person)).value();
}

void IdentityFixture::forgiveFactor(const Person &person)
{
    database.write([&](Transaction &transaction) { factors::setCounters(transaction, person.id, {}); });
}

Principal IdentityFixture::principal(const std::string &token)
{
    TokenAuthenticator authenticator(services);
    return authenticator.authenticate(token, {}).value();
}

std::string IdentityFixture::authenticate(const std::string &token)
{
    try {
        TokenAuthenticator authenticator(services);
        const auto principal = authenticator.authenticate(token, {});
        if (!principal)
            return "nobody";
        switch (principal->kind) {
        case Principal::Kind::User:
            return "user";
        case Principal::Kind::PendingMfa:
            return "pending";
        case Principal::Kind::Enrollment:
            return "enrollment";
        default:
            return "other";
        }
    } catch (const HttpError &error) {
        return error.body.code;
    }
}

std::int64_t IdentityFixture::trail(const std::string &action, const std::string &result, const std::string &reason)
{
    std::int64_t lines = 0;
    database.read([&](Connection &connection) {
        lines = connection
                    .row("SELECT count(*) FROM base_change WHERE action = ? AND result = ? "
                         "AND (? = '' OR reason = ?)",
                         {action, result, reason, reason})
                    ->integer(0);
    });
    return lines;
}

std::int64_t IdentityFixture::count(const std::string &table, const std::string &where)
{
    std::int64_t rows = 0;
    database.read([&](Connection &connection) {
        rows = connection.row("SELECT count(*) FROM " + table + " WHERE " + where)->integer(0);
    });
    return rows;
}

} // namespace atalaya::platform::tests
