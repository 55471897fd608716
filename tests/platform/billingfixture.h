// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/subscription.h"
#include "platform/billing/subscriptionsteps.h"
#include "platform/limits/storedentitlements.h"
#include "platform/tenancy/rolebook.h"
#include "tests/platform/identitychain.h"

namespace atalaya::platform::tests {

/// Somebody who is signed in.
struct Member
{
    Person person;
    std::string token;
};

/// Subscriptions of `tenant-a` and `tenant-b` (PRO, active, sandbox, until in ten days) behind the real chain, with the
/// real gate, log and second factors.
class BillingFixture
{
public:
    BillingFixture();

    [[nodiscard]] Member signIn(const std::string &name, const std::string &role,
                                const std::string &tenantId = "tenant-a");
    Reply send(const Member &member, const std::string &method, const std::string &path,
               const nlohmann::json &body = {}, std::map<std::string, std::string> headers = {});
    Reply get(const Member &member, const std::string &path) { return send(member, "GET", path); }
    /// With a proof for exactly this, and If-Match of what there is.
    Reply stepped(const Member &member, const std::string &what, const nlohmann::json &body);
    [[nodiscard]] std::map<std::string, std::string> proof(const Member &member, const std::string &what,
                                                           const nlohmann::json &body);
    [[nodiscard]] contract::SubscriptionView view(const Member &member);
    /// In a write of the operator's.
    void inTenant(const std::string &tenantId, const std::function<void(Transaction &)> &work);
    [[nodiscard]] billing::Scene scene(Transaction &transaction, const std::string &tenantId = "tenant-a");

    IdentityFixture at;
    std::vector<billing::News> news;
    billing::Tell tell = [this](Transaction &, const std::string &, Instant, const billing::News &one) {
        news.push_back(one);
    };

private:
    TokenAuthenticator m_people{at.services};
    NoMachines m_machines;
    RoleBook m_roles{at.database};
    StoredEntitlements m_plan{at.database, at.clock};
    std::optional<Chain> m_chain;
    int m_calls = 0;
};

} // namespace atalaya::platform::tests
