// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/demo.h"

#include "api/contract/json.h"
#include "platform/base/random.h"
#include "platform/demo/demohistory.h"
#include "platform/demo/demoprofile.h"
#include "platform/identity/people.h"
#include "platform/identity/totp.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <future>
#include <iterator>
#include <stdexcept>
#include <string>

namespace atalaya::platform {

namespace {

using nlohmann::json;

/// Published with every demo platform, and long enough for an account without a factor.
constexpr std::string_view password = "atalaya-demo-elevador-27";

struct Account
{
    DemoPerson person;
    DemoLogin login;
    std::string slug;
    std::optional<std::string> totpSecret;
};

/// Secrets of an earlier, interrupted or finished run, by e-mail.
json knownAccounts(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    const auto parsed = contract::parseJson(std::string(std::istreambuf_iterator<char>(in), {}));
    return parsed && parsed->is_array() ? *parsed : json::array();
}

std::optional<std::string> secretOf(const json &known, std::string_view email)
{
    for (const json &account : known) {
        if (account.value("email", std::string()) == email && account.contains("totpSecret") &&
            account["totpSecret"].is_string())
            return totp::fromBase32(account["totpSecret"].get<std::string>());
    }
    return std::nullopt;
}

/// On disk before the accounts are made: a secret that nobody knows would lock the account.
void writeAccounts(const std::filesystem::path &file, const std::vector<Account> &accounts)
{
    json list = json::array();
    for (const Account &account : accounts) {
        list.push_back({{"email", account.login.email},
                        {"password", account.login.password},
                        {"role", account.person.role},
                        {"tenant", account.slug.empty() ? json() : json(account.slug)},
                        {"totpSecret", account.totpSecret ? json(totp::toBase32(*account.totpSecret)) : json()}});
    }
    const std::filesystem::path fresh = file.string() + ".new";
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    std::filesystem::permissions(fresh, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    out << list.dump(2) << '\n';
    out.close();
    if (!out)
        throw std::runtime_error("demo-accounts.json can't be written");
    std::filesystem::rename(fresh, file);
}

void addPeople(const IdentityServices &services, const std::vector<Account> &accounts, const std::string &tenantId)
{
    for (const Account &account : accounts) {
        if (account.login.tenantId != tenantId || findUser(services, tenantId, account.login.email))
            continue;
        const auto added = addUser(services,
                                   {tenantId, account.login.email, std::string(account.person.name),
                                    std::string(account.person.role), account.login.password, account.totpSecret},
                                   "operator", {});
        if (!added)
            throw std::runtime_error("the demo account " + account.login.email + " was refused");
    }
}

} // namespace

std::vector<DemoLogin> createDemo(const IdentityServices &services, SignedLog &log,
                                  const std::filesystem::path &dataDirectory)
{
    const std::filesystem::path file = dataDirectory / "demo-accounts.json";
    const json known = knownAccounts(file);
    const Instant now = services.clock.now();
    std::vector<Account> accounts;
    const auto plan = [&](std::span<const DemoPerson> people, const std::string &id, std::string_view name,
                          std::string_view slug) {
        for (const DemoPerson &person : people) {
            Account account{person,
                            {id, std::string(name), std::string(person.email), std::string(password)},
                            std::string(slug),
                            secretOf(known, person.email)};
            if (person.hasFactor && !account.totpSecret)
                account.totpSecret = totp::newSecret();
            accounts.push_back(std::move(account));
        }
    };
    for (const DemoProfile &profile : demoProfiles())
        plan(profile.accounts, ensureDemoTenant(services.database, log, now, profile), profile.name, profile.slug);
    plan(demoPlatformPeople(), {}, "", "");
    writeAccounts(file, accounts);

    // Passwords cost time by design: while one tenant's people are made, the next one's history is written. People come
    // after history, because their leaves are of today.
    std::vector<std::future<void>> work;
    work.push_back(std::async(std::launch::async, [&] { addPeople(services, accounts, {}); }));
    for (const DemoProfile &profile : demoProfiles()) {
        std::string id;
        for (const Account &account : accounts) {
            if (account.slug == profile.slug)
                id = account.login.tenantId;
        }
        writeDemoHistory(services.database, log, now, profile, id);
        work.back().get();
        work.back() = std::async(std::launch::async, [&, id] { addPeople(services, accounts, id); });
    }
    work.back().get();

    std::vector<DemoLogin> logins;
    for (const Account &account : accounts)
        logins.push_back(account.login);
    return logins;
}

void topUpDemo(Database &database, SignedLog &log, Instant now)
{
    for (const DemoProfile &profile : demoProfiles()) {
        std::string id;
        database.read([&](Connection &connection) {
            if (const auto tenant = tenants::findBySlug(connection, profile.slug))
                id = tenant->id;
        });
        if (!id.empty())
            writeDemoHistory(database, log, now, profile, id);
    }
}

} // namespace atalaya::platform
