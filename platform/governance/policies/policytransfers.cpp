// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/policytransfer.h"
#include "platform/governance/policies/changeparts.h"
#include "platform/governance/policies/policyexamples.h"
#include "platform/governance/policies/policyhandlers.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace atalaya::platform::policies {

namespace {

using Line = contract::PolicyImportReport::Line;

struct Wanted
{
    rules::Policy policy;
    std::vector<contract::PolicyExample> examples;
};

std::vector<Wanted> wantedIn(const contract::PolicyBundle &bundle)
{
    std::vector<Wanted> all;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < bundle.policies.size(); ++i) {
        const std::string field = "policies[" + std::to_string(i) + "].policy";
        all.push_back({policyIn(bundle.policies[i].policy, field), bundle.policies[i].examples});
        if (!ids.insert(all.back().policy.id).second)
            throw fieldError(field + ".id", "twice", "Two policies of one id.");
    }
    return all;
}

Line lineOf(const Scene &scene, const Wanted &wanted, const Document &document)
{
    Line line{wanted.policy.id, wanted.policy.name, "new", document.hash, 0};
    if (const auto record = find(scene.transaction, wanted.policy.id)) {
        const auto published = version(scene.transaction, record->id, record->version);
        const auto waiting = draft(scene.transaction, record->id);
        if (published && documentOf(*published) == document)
            line.change = "same";
        else
            line.change = waiting && documentOf(*waiting) != document ? "draft" : "changed";
    }
    for (const auto &outcome : runExamples(scene.transaction, wanted.policy, wanted.examples, scene.now))
        line.failingExamples += outcome.holds ? 0 : 1;
    return line;
}

Done import(const Scene &scene, const std::vector<Wanted> &all, contract::PolicyImportReport &report)
{
    for (const Wanted &wanted : all) {
        const Line line = lineOf(scene, wanted, parts::documentOf(wanted.policy, wanted.examples));
        report.policies.push_back(line);
        if (report.dryRun || (line.change != "new" && line.change != "changed"))
            continue;
        Done done;
        if (line.change == "new") {
            done = create(scene, wanted.policy, wanted.examples);
        } else {
            const Record record = *find(scene.transaction, wanted.policy.id);
            done = saveDraft(scene, record.revision, wanted.policy, wanted.examples, record.version);
        }
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Response Handlers::exported(const RequestContext &request) const
{
    contract::PolicyBundle bundle;
    m_services.database.read(*request.scope, [&](Connection &connection) {
        for (const Record &record : all(connection)) {
            if (auto published = policies::version(connection, record.id, record.version))
                bundle.policies.push_back({std::move(published->policy), std::move(published->examples)});
        }
    });
    return reply(request, encode(bundle));
}

Response Handlers::imported(const RequestContext &request) const
{
    const auto wanted = valueOrThrow(contract::decodePolicyImportRequest(bodyOf(request)));
    const std::vector<Wanted> policies = wantedIn(wanted.bundle);
    contract::PolicyImportReport report{wanted.dryRun, {}};
    return change(
        request, {}, [&](const Scene &scene) { return import(scene, policies, report); },
        [&report](Connection &) { return encode(report); });
}

} // namespace atalaya::platform::policies
