// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/policychange.h"
#include "api/contract/policydetail.h"
#include "api/contract/policylist.h"
#include "api/contract/policytransfer.h"
#include "api/contract/simulation.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour)
{
    return sys_days{year{2026} / February / 4} + hours{hour} + milliseconds{250};
}

const std::string id = "pol-riesgo-alto";
const std::string document =
    R"({"id":"pol-riesgo-alto","name":"Riesgo alto","priority":10)"
    R"(,"rules":[{"mode":"blocked","reason":{"es":"el riesgo es alto"},"when":{"risk":{"atLeast":90}}}]})";
const std::string hash(64, 'a');
const std::string otherHash(64, 'b');

PolicyExample risky()
{
    return {"Demasiado riesgo",
            "crédito",
            "Crédito 20-4471",
            "Aprobar operación",
            "ANALISTA",
            "ENTERPRISE",
            0.8125,
            94,
            4'850'000,
            true,
            at(10),
            "blocked"};
}

PolicyExample bare()
{
    PolicyExample example;
    example.name = "Sin datos";
    example.agent = "chat";
    example.entity = "Consulta";
    example.action = "Responder";
    example.expected = "silent";
    return example;
}

PolicyDraft draft()
{
    return {7, otherHash, at(12), "u-1", document, {risky(), bare()}, {{"blocked", true}, {"auto", false}}};
}

PolicyVersion published()
{
    return {7, hash, at(9), "u-1", "u-2", "Menos riesgo", 4'471, document, {risky()}};
}

SimulationResult result()
{
    SimulationResult made;
    made.decisions = 12'480;
    made.flows = {{{9'412, 458, 0}, {0, 1'790, 115}, {0, 0, 705}}};
    made.drifted = 3;
    made.notReplayable = {20, 4};
    made.people = {4, std::nullopt};
    made.price = {63.5, 74.9375, 4.25, 5, 212, 250, "EUR", 4, 50};
    made.byPolicy = {{id, "Riesgo alto", {9'000, 1'900, 705}, {8'542, 2'243, 820}}, {"", "", {870, 5, 0}, {870, 5, 0}}};
    made.byEntity = {{"Crédito 20-4471", {3, 1, 0}, {2, 1, 1}, 2}};
    made.byAgent = {{"crédito", {300, 100, 50}, {290, 105, 55}, 15}};
    made.points = {{20, 0.78, 62, "auto", "review"}};
    made.changes = {
        {20, "dec-1", at(9), "crédito", "Crédito 20-4471", "Aprobar operación", 0.78, 62, "auto", "review"},
        {19, "dec-0", at(8), "chat", "Consulta", "Responder", std::nullopt, std::nullopt, "review", "blocked"}};
    made.receipt = {at(0), at(24), 100'017, "AAAA", 1, hash, otherHash, hash};
    return made;
}

} // namespace

std::vector<Sample> policySamples()
{
    return {
        sample("policy-example", risky(), decodePolicyExample),
        sample("policy-draft", draft(), decodePolicyDraft),
        sample("policy-draft-request", PolicyDraftRequest{document, {bare()}, 7}, decodePolicyDraftRequest),
        sample("policy-draft-request-new", PolicyDraftRequest{document, {}, std::nullopt}, decodePolicyDraftRequest),
        sample("policy-version", published(), decodePolicyVersion),
        sample("policy-versions",
               PolicyVersions{id,
                              {{7, hash, "Riesgo alto", at(9), "u-1", "u-2", "Menos riesgo", 4'471},
                               {6, otherHash, "Riesgo", at(1), "operator", std::nullopt, "", std::nullopt}},
                              {{"u-1", "Ana Gil"}, {"u-2", ""}}},
               decodePolicyVersions),
        sample("policy-detail",
               PolicyDetail{id,
                            31,
                            at(1),
                            "operator",
                            published(),
                            draft(),
                            PolicyPending{4'475, otherHash, at(13), "u-1", "Más prudencia", document, {risky()}},
                            {{"u-1", "Ana Gil"}, {"u-2", ""}}},
               decodePolicyDetail),
        sample("policy-detail-new", PolicyDetail{id, 1, at(1), "u-1", std::nullopt, draft(), std::nullopt, {}},
               decodePolicyDetail),
        sample("policy-detail-published",
               PolicyDetail{id, 30, at(1), "u-1", published(), std::nullopt, std::nullopt, {}}, decodePolicyDetail),
        sample("policy-list",
               PolicyList{{{id,
                            "Riesgo alto",
                            {"Crédito *"},
                            {"Aprobar operación"},
                            {"auto", "blocked"},
                            10,
                            true,
                            7,
                            true,
                            false,
                            31,
                            at(12),
                            "u-1",
                            {9'412, 1'790, 705}},
                           {"pol-nueva", "Nueva", {}, {}, {}, 0, false, 0, true, true, 1, at(13), "u-2", {}}},
                          "review",
                          true},
               decodePolicyList),
        sample("policy-publish-request", PolicyPublishRequest{31, otherHash, "Más prudencia"},
               decodePolicyPublishRequest),
        sample("policy-switch-request", PolicySwitchRequest{31, ""}, decodePolicySwitchRequest),
        sample("policy-pending-request", PolicyPendingRequest{4'475, otherHash}, decodePolicyPendingRequest),
        sample("policy-restore-request", PolicyRestoreRequest{31, 6}, decodePolicyRestoreRequest),
        sample("policy-bundle", PolicyBundle{{{document, {risky(), bare()}}}}, decodePolicyBundle),
        sample("policy-import-request", PolicyImportRequest{{{{document, {}}}}, false}, decodePolicyImportRequest),
        sample("policy-import-report",
               PolicyImportReport{true, {{id, "Riesgo alto", "changed", hash, 1}, {"pol-x", "X", "new", hash, 0}}},
               decodePolicyImportReport),
        sample("governance-settings", GovernanceSettings{3, "review", true, Person{"u-1", "Ana Gil"}, "blocked", false},
               decodeGovernanceSettings),
        sample("governance-settings-plain",
               GovernanceSettings{0, "review", false, std::nullopt, std::nullopt, std::nullopt},
               decodeGovernanceSettings),
        sample("governance-settings-request", GovernanceSettingsRequest{3, "blocked", false},
               decodeGovernanceSettingsRequest),
        sample("simulation-request",
               SimulationRequest{at(0), at(24), {document}, {"pol-otra"}, "blocked", "editor", 100'017},
               decodeSimulationRequest),
        sample("simulation-request-plain",
               SimulationRequest{at(0), at(24), {}, {"pol-otra"}, std::nullopt, "editor", std::nullopt},
               decodeSimulationRequest),
        sample("simulation", Simulation{"sim-1", "done", 12'504, 12'504, result()}, decodeSimulation),
        sample("simulation-running", Simulation{"sim-1", "running", 4'096, 12'504, std::nullopt}, decodeSimulation),
    };
}

} // namespace atalaya::tests
