// SPDX-License-Identifier: GPL-3.0-or-later
#include "policytransfer.h"

#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

PolicyBundle readBundle(Reader &in, const json &value)
{
    PolicyBundle bundle;
    (void)parts::oneOf(in, "format", {policyBundleFormat});
    std::size_t next = 0;
    bundle.policies = in.list(
        "policies",
        [&](Reader &item) {
            PolicyBundle::Item read;
            read.policy = parts::objectText(item, value.at("policies").at(next++), "policy");
            read.examples = parts::examples(item);
            item.refuseUnknown();
            return read;
        },
        mostBundledPolicies);
    return bundle;
}

} // namespace

json encode(const PolicyBundle &bundle)
{
    json list = json::array();
    for (const PolicyBundle::Item &item : bundle.policies) {
        list.push_back(
            {{"policy", parts::textObject(item.policy)}, {"examples", parts::encodeExamples(item.examples)}});
    }
    return {{"format", policyBundleFormat}, {"policies", std::move(list)}};
}

Decoded<PolicyBundle> decodePolicyBundle(const json &value)
{
    Reader in(value);
    PolicyBundle bundle = readBundle(in, value);
    in.refuseUnknown();
    return in.finish(std::move(bundle));
}

json encode(const PolicyImportRequest &request)
{
    json value = encode(request.bundle);
    value["dryRun"] = request.dryRun;
    return value;
}

Decoded<PolicyImportRequest> decodePolicyImportRequest(const json &value)
{
    Reader in(value);
    PolicyImportRequest request;
    request.bundle = readBundle(in, value);
    request.dryRun = in.boolean("dryRun");
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const PolicyImportReport &report)
{
    json lines = json::array();
    for (const PolicyImportReport::Line &line : report.policies) {
        lines.push_back({{"id", line.id},
                         {"name", line.name},
                         {"change", line.change},
                         {"hash", line.hash},
                         {"failingExamples", line.failingExamples}});
    }
    return {{"dryRun", report.dryRun}, {"policies", std::move(lines)}};
}

Decoded<PolicyImportReport> decodePolicyImportReport(const json &value)
{
    Reader in(value);
    PolicyImportReport report;
    report.dryRun = in.boolean("dryRun");
    report.policies = in.list("policies", [](Reader &item) {
        PolicyImportReport::Line line;
        line.id = item.string("id", 200);
        line.name = item.string("name", 1000);
        line.change = parts::oneOf(item, "change", {"new", "changed", "same", "draft"});
        line.hash = parts::hash(item, "hash");
        line.failingExamples = item.integer("failingExamples", 0);
        return line;
    });
    return in.finish(std::move(report));
}

} // namespace atalaya::contract
