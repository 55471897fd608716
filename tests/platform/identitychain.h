// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identityfixture.h"

#include "api/contract/envelope.h"
#include "platform/http/chain.h"
#include "platform/identity/demoaccounts.h"

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform::tests {

class NoMachines final : public Authenticator
{
public:
    [[nodiscard]] std::optional<Principal> authenticate(std::string_view, const RequestContext &) override
    {
        return std::nullopt;
    }
};

class FixedPermissions final : public Permissions
{
public:
    [[nodiscard]] std::set<std::string> of(std::string_view, std::string_view) override { return {"sessions:own"}; }
    [[nodiscard]] std::vector<std::string> rolesWith(std::string_view, std::string_view) override { return {}; }
};

class Everything final : public Entitlements
{
public:
    [[nodiscard]] bool hasFeature(const TenantScope &, std::string_view) override { return true; }
    [[nodiscard]] int keyRequestsPerMinute(const TenantScope &) override { return 600; }
};

struct Reply
{
    RawReply raw;
    nlohmann::json document;
    const nlohmann::json *data = nullptr;
    contract::ErrorBody error;
};

/// The routes of identity behind the real chain, and one guarded route that counts who got through.
struct IdentityChain
{
    IdentityChain();

    Reply send(const std::string &method, const std::string &target, const std::string &token,
               const std::string &body = {}, const std::map<std::string, std::string> &headers = {});
    Reply post(const std::string &target, const std::string &token, const nlohmann::json &body);
    Reply login(const Person &person);

    IdentityFixture at;
    TokenAuthenticator people{at.services};
    NoMachines machines;
    FixedPermissions permissions;
    Everything plan;
    std::vector<DemoLogin> logins;
    std::vector<Route> routes;
    std::optional<Chain> chain;
    int reached = 0;
    int address = 0;
};

} // namespace atalaya::platform::tests
