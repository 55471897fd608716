// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/simulator.h"

#include "api/contract/base64.h"
#include "platform/analytics/figures.h"
#include "platform/governance/policies/policybook.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/governance/policies/policystore.h"
#include "platform/governance/simulation/simulationreport.h"
#include "platform/http/reply.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

using Engine = std::shared_ptr<const rules::PolicyEngine>;

/// The drafts in their places. A policy that is not there yet is the youngest.
rules::PolicySet withDrafts(Connection &connection, rules::PolicySet set, const SimulationPlan &plan)
{
    const auto named = [&set](const std::string &id) {
        return std::ranges::find(set.policies, id, [](const auto &one) { return one.policy.id; });
    };
    for (const std::string &id : plan.request.without) {
        if (const auto found = named(id); found != set.policies.end())
            set.policies.erase(found);
    }
    for (const rules::Policy &draft : plan.drafts) {
        const auto record = policies::find(connection, draft.id);
        const auto found = named(draft.id);
        rules::PolicyInForce one = rules::inForce(draft, found == set.policies.end() ? 1 : found->version + 1,
                                                  record ? record->createdAt : plan.request.to);
        if (found == set.policies.end())
            set.policies.push_back(std::move(one));
        else
            *found = std::move(one);
    }
    if (plan.request.defaultMode)
        set.byDefault = rules::policyModeOf(*plan.request.defaultMode).value_or(set.byDefault);
    return set;
}

/// What people had said when the log had so many leaves: later words don't change a receipt. A correction is neither.
std::vector<PersonsWord> wordsOf(Connection &connection, std::int64_t leaves)
{
    std::vector<PersonsWord> words;
    connection.each("SELECT r.decision_seq, v.outcome FROM review_verdict AS r JOIN validation AS v ON v.at = r.at AND"
                    " v.id = r.event_id WHERE r.seq < ? AND v.outcome <> 'corrected' ORDER BY r.decision_seq",
                    {leaves}, [&words](const Row &row) {
                        words.push_back({row.integer(0), row.text(1) == "approved"});
                        return true;
                    });
    return words;
}

Engine ready(rules::PolicySet set)
{
    auto compiled = rules::PolicyEngine::compile(std::move(set));
    if (!compiled)
        throw httpError(409, compiled.error(), "The names of all policies together are too many kinds.");
    return std::make_shared<const rules::PolicyEngine>(*std::move(compiled));
}

} // namespace

SimulationPlan planOf(const nlohmann::json &body)
{
    SimulationPlan plan{valueOrThrow(contract::decodeSimulationRequest(body)), {}};
    for (std::size_t i = 0; i < plan.request.policies.size(); ++i) {
        const std::string field = "policies[" + std::to_string(i) + ']';
        plan.drafts.push_back(policies::policyIn(plan.request.policies[i], field));
        for (std::size_t other = 0; other < i; ++other) {
            if (plan.drafts[other].id == plan.drafts[i].id)
                throw fieldError(field + ".id", "twice", "Two policies of one id.");
        }
    }
    return plan;
}

std::string Simulator::rootOf(Connection &connection, const std::string &tenantId, std::int64_t leaves)
{
    if (leaves == 0)
        return {};
    const auto size = static_cast<std::uint64_t>(leaves);
    TreeHash root{};
    m_trees.use(connection, tenantId, size, [&](NodeHasher &nodes) { root = nodes.hash({0, size}); });
    return contract::toBase64(std::string(root.begin(), root.end()));
}

contract::SimulationResult Simulator::run(const TenantScope &scope, const SimulationPlan &plan,
                                          const Interrupt &interrupt, const Progress &progress)
{
    contract::SimulationResult result;
    const contract::SimulationRequest &request = plan.request;
    m_search.read(scope, request.headSize, interrupt, [&](const SearchScope &search, std::int64_t leaves) {
        Connection &connection = search.connection;
        const contract::Tenant tenant = tenants::current(connection);
        const Zone zone(tenant.timeZone);
        const rules::PolicySet now = policies::setInForce(connection, leaves);
        const Engine before = ready(now);
        const Engine after = ready(withDrafts(connection, now, plan));
        const RowRange range{search.view.rowOfTime(request.from), search.view.rowOfTime(request.to)};
        progress(0, range.size());
        Replay replay(search.index, before, after, zone, wordsOf(connection, leaves));
        const ReplayTally tally =
            replay.run(search.view, range, interrupt, [&](std::size_t done) { progress(done, range.size()); });
        result = reportOf(tally, {search.index, search.view, before->set(), after->set(), tenant.id, tenant.currency,
                                  assumptionsOf(connection), request.to - request.from});
        result.receipt = {request.from,
                          request.to,
                          leaves,
                          rootOf(connection, tenant.id, leaves),
                          rules::policyEngineVersion,
                          hashOf(before->set()),
                          hashOf(after->set()),
                          hashOf(result)};
    });
    return result;
}

} // namespace atalaya::platform
