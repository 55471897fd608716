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

#include <algorithm>
#include <fstream>
#include <future>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

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
    std::string id;
    bool isThere = false;
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

/// The hashes of the passwords, one after the other on a thread of its own: they cost time by design.
class Hashes
{
public:
    Hashes(const IdentityServices &services, std::size_t count)
        : m_made(count)
        , m_thread([this, &services] {
            for (auto &made : m_made)
                made.set_value(hashed(services));
        })
    {}
    [[nodiscard]] std::string next() { return m_made.at(m_taken++).get_future().get(); }

private:
    static std::string hashed(const IdentityServices &services)
    {
        // Where there is no seat, whoever makes the account hashes.
        const auto seat = services.hasher.seat();
        return seat ? services.hasher.hashPassword(*seat, password) : std::string();
    }

    std::vector<std::promise<std::string>> m_made;
    std::size_t m_taken = 0;
    std::jthread m_thread;
};

void addPerson(const IdentityServices &services, const Account &account, std::string hash)
{
    const auto added = addUser(services,
                               {account.login.tenantId, account.login.email, std::string(account.person.name),
                                std::string(account.person.role), account.login.password, account.totpSecret,
                                account.id, std::move(hash)},
                               "operator", {});
    if (!added)
        throw std::runtime_error("the demo account " + account.login.email + " was refused");
}

/// `demo-lucas-otero`: known before the account is made.
std::string idOf(std::string_view email)
{
    std::string id = "demo-" + std::string(email.substr(0, email.find('@')));
    std::ranges::replace(id, '.', '-');
    return id;
}

DemoPeople peopleOf(const std::vector<Account> &accounts, std::string_view slug)
{
    const auto first = [&](std::string_view role) {
        const auto found = std::ranges::find_if(
            accounts, [&](const Account &account) { return account.slug == slug && account.person.role == role; });
        return found == accounts.end() ? std::string() : found->id;
    };
    return {first("ADMIN"), first("COMPLIANCE"), first("MANAGER")};
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
                            secretOf(known, person.email),
                            idOf(person.email)};
            if (person.hasFactor && !account.totpSecret)
                account.totpSecret = totp::newSecret();
            if (const auto user = findUser(services, id, person.email)) {
                account.id = user->id;
                account.isThere = true;
            }
            accounts.push_back(std::move(account));
        }
    };
    for (const DemoProfile &profile : demoProfiles())
        plan(profile.accounts, ensureDemoTenant(services.database, log, now, profile), profile.name, profile.slug);
    plan(demoPlatformPeople(), {}, "", "");
    writeAccounts(file, accounts);

    // People come after history, because their leaves are of today.
    Hashes hashes(services, static_cast<std::size_t>(std::ranges::count(accounts, false, &Account::isThere)));
    for (const DemoProfile &profile : demoProfiles()) {
        const auto of = std::ranges::find(accounts, profile.slug, &Account::slug);
        writeDemoHistory(services.database, log, now, profile, of->login.tenantId, peopleOf(accounts, profile.slug));
    }
    for (const Account &account : accounts) {
        if (!account.isThere)
            addPerson(services, account, hashes.next());
    }

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
