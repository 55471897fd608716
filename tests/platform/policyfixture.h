// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydetail.h"
#include "platform/tenancy/rolebook.h"
#include "tests/platform/identitychain.h"

#include <atomic>
#include <optional>
#include <string>

namespace atalaya::platform::tests {

/// Somebody at work.
struct Editor
{
    Person person;
    std::string token;
};

/// The routes of policies with those of identity behind the real chain, over a real store and log. Two tenants, without
/// policies.
class PolicyFixture
{
public:
    PolicyFixture();

    /// ADMIN may publish, MANAGER only looks.
    [[nodiscard]] Editor signIn(const std::string &name, const std::string &role = "ADMIN",
                                const std::string &tenantId = "tenant-a");
    Reply send(const Editor &editor, const std::string &method, const std::string &path,
               const nlohmann::json &body = nullptr, std::map<std::string, std::string> headers = {});
    Reply get(const Editor &editor, const std::string &path) { return send(editor, "GET", path); }
    /// A proof of a fresh code for exactly this; moves the clock by the life of a code.
    [[nodiscard]] std::string proof(const Editor &editor, const std::string &action, const std::string &method,
                                    const std::string &path, const nlohmann::json &body);
    Reply stepped(const Editor &editor, const std::string &action, const std::string &path, const nlohmann::json &body,
                  const std::string &method = "POST");

    /// The policy as it is; the test fails without one.
    [[nodiscard]] contract::PolicyDetail detail(const Editor &editor, const std::string &id);
    Reply create(const Editor &editor, const nlohmann::json &policy, const nlohmann::json &examples = {});
    Reply save(const Editor &editor, const nlohmann::json &policy, std::int64_t revision,
               const nlohmann::json &examples = {});
    /// Whatever the draft is.
    Reply publish(const Editor &editor, const std::string &id, const std::string &note = {});

    IdentityFixture at;

private:
    TokenAuthenticator m_people{at.services};
    NoMachines m_machines;
    RoleBook m_roles{at.database};
    Everything m_plan;
    std::optional<Chain> m_chain;
    std::atomic<int> m_calls = 0;
};

/// A policy that blocks from a risk on.
[[nodiscard]] nlohmann::json blockingFrom(int risk, const std::string &id = "pol-1");
/// An example for it.
[[nodiscard]] nlohmann::json exampleOf(int risk, const std::string &expected);

} // namespace atalaya::platform::tests
