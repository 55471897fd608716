// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/samples.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour)
{
    return sys_days{year{2026} / February / 1} + hours{hour} + milliseconds{250};
}

Date day(unsigned number)
{
    return sys_days{year{2026} / February / std::chrono::day{number}};
}

User ana()
{
    return {"u-1", "ana@ejemplo.es", "Ana Núñez", "MANAGER", true};
}

Tenant ascensores()
{
    return {"t-1", "ascensores-xyz", "Ascensores XYZ", "ELEVATORS", "PRO", "EUR", "Europe/Madrid"};
}

Authenticated session()
{
    return {"access-0123456789", "refresh-0123456789", 600, ana(), ascensores()};
}

SessionInfo window()
{
    return {"s-1", "Atalaya/0.1.0 (Debian GNU/Linux 12)", "127.0.0.1", at(8), at(9), at(20), true};
}

Me manager()
{
    return {ana(),
            ascensores(),
            {"dashboard.read"},
            {"dashboard", "audit"},
            Subscription{"PRO", "active", std::nullopt, at(23)},
            window(),
            {{"ADMIN", {"dashboard.read", "users.write"}}, {"MANAGER", {"dashboard.read"}}}};
}

Me support()
{
    Me me = manager();
    me.user = {"u-0", "soporte@atalaya.es", "Soporte", "SUPERADMIN", true};
    me.tenant.reset();
    me.subscription.reset();
    return me;
}

BusinessDashboard week()
{
    BusinessDashboard value;
    value.period = {at(0), at(23)};
    value.currency = "EUR";
    value.assumptions = {15, 50, 2.5, 3};
    value.automation = {124, 1860, 1550, {{day(1), 10}, {day(2), 18}}, 92.5};
    value.quality = {87, 91, 83, 2.5, 80, 4.8, 41, {{day(1), 85, 90, 80}, {day(2), 88, std::nullopt, 85}}};
    value.risk = {7, 21, 2, 76.5, {{"Modelo X", 9}, {"Cuadro maniobra Y", 5}}, {{day(1), 9}, {day(2), 7}}};
    value.adoption = {14, 5, 11, 96, 72, 8.5, {{"ragchat", 12, 119}}, 66.7};
    value.usage = {452'300, 987'654'321, 1'340, 0.009, 0.054};
    value.activation = {true, 100, 12.5};
    value.net = {1600.5, 1333.75, 180, 49.5, 30};
    value.marks = {{day(2), "documents", 24}, {day(4), "policy", 1, "Riesgo alto", 7}};
    value.previous = {{at(0), at(0)}, 110, 1650, 1375, 84, 38, 9, {8, 14}};
    return value;
}

/// A tenant on its first day: everything that can be missing is.
BusinessDashboard nothingYet()
{
    BusinessDashboard value;
    value.period = {at(0), at(1)};
    value.currency = "EUR";
    value.quality.ragTrend = {{day(1), std::nullopt, std::nullopt, std::nullopt}};
    value.previous.period = {at(0), at(0)};
    return value;
}

DashboardRows savedMoney()
{
    DashboardRows page;
    page.metric = "netCostSaving";
    page.from = at(0);
    page.to = at(23);
    page.currency = "EUR";
    page.unit = DashboardRows::Unit::Money;
    page.formula = {RowsFormula::Aggregate::Sum, 50.0 / 60, 2, std::nullopt, {}};
    page.figure = 9.17;
    page.total = 2;
    page.snapshot = "5f2c";
    page.assumptions = {15, 50, 2.5, 3};
    page.rows = {{"d-2", at(9), "review", "Pedir repuesto", "almacén", "Modelo X", std::nullopt, 4, -4, 0},
                 {"d-1", at(8), "task", "Informe de inspección", "informes", "Modelo X", std::nullopt, 15, 15, 1}};
    return page;
}

/// Everything that the other one leaves out.
DashboardRows averageCost()
{
    DashboardRows page = savedMoney();
    page.metric = "costPerResolvedCase";
    page.item = "Modelo X";
    page.formula = {RowsFormula::Aggregate::Ratio, 100, std::nullopt, 100, {{"review", 0.5}, {"usage", 3e-6}}};
    page.figure.reset();
    page.offset = 1;
    page.rows = {{"step-1", std::nullopt, "step", "team", std::nullopt, std::nullopt, "team", std::nullopt, 0, 1}};
    return page;
}

std::vector<Event> everyKindOfEvent()
{
    return {{"e-1", at(1), events::Evaluation{85, 90.5, 80}},
            {"e-2", at(2), events::Risk{"r-1", "open", "high", {"Modelo X"}}},
            {"e-3", at(3), events::Validation{"d-1", "corrected", 4.5, false}},
            {"e-4", at(4), events::Checklist{"Ascensor 7", true}},
            {"e-5", at(5), events::FeatureUse{"ragchat", "u-1"}},
            {"e-6", at(6), events::Usage{1'200, -50, 3}},
            {"e-7", at(7), events::Journey{"c-1", "resolved"}}};
}

ErrorBody refusal()
{
    return {"validation_failed",
            "Some fields are not valid.",
            "c-1",
            true,
            {{"email", "required", "is missing"}, {"q", "unknown_field", "There is no such field.", 3, 6}},
            3,
            30,
            {"ADMIN"}};
}

Sample errorSample(std::string name, const ErrorBody &value)
{
    return {std::move(name), [value] { return nlohmann::json::parse(encode(value)); },
            [value](const nlohmann::json &file) {
                return decodeError(file).map([&](const ErrorBody &read) { return read == value; });
            }};
}

AuditDecision blockedDecision()
{
    const std::string salt(32, 's');
    AuditDecision decision;
    decision.row = {
        5,    "dec-0a-5", at(9), "crédito", "Crédito 1",  "Aprobar", DecisionState::Blocked, "pol-1", "Riesgo alto", 7,
        0.41, 94,         true,  "u1",      "Porque sí.", "c-1"};
    decision.inputs = "{}";
    decision.policy = {"pol-1", "Riesgo alto", 7, std::string(64, 'a'), "{}"};
    decision.proof = {"leaf five", OpenedPayload{"[]", salt}, OpenedPayload{"{}", salt}};
    return decision;
}

AuditDecision erasedDecision()
{
    AuditDecision decision;
    decision.row = {2,
                    "dec-0a-2",
                    at(8),
                    "",
                    "",
                    "",
                    DecisionState::Executed,
                    "",
                    "",
                    0,
                    std::nullopt,
                    std::nullopt,
                    false,
                    std::nullopt,
                    std::nullopt,
                    std::nullopt};
    decision.proof.leaf = "leaf two";
    decision.erased = AuditDecision::Erased{91, at(20)};
    return decision;
}

SharedProof rowsWithOneErased()
{
    const std::string salt(32, 's');
    return {7,
            {std::string(32, '\x01'), std::string(32, '\x02'), std::string(32, '\xFF')},
            {{2, "leaf two", OpenedPayload{"[\"agente\"]", salt}, OpenedPayload{"{\"reason\":\"sí\"}", salt}, {0, 2}},
             {5, "leaf five", std::nullopt, std::nullopt, {1, 2}}}};
}

} // namespace

std::vector<Sample> contractSamples()
{
    LoginReply mfa;
    mfa.mfaRequired = LoginReply::MfaRequired{"pending-0123456789", {"totp", "recovery"}};
    LoginReply enrolment;
    enrolment.enrollmentRequired = LoginReply::EnrollmentRequired{"enroll-0123456789"};
    LoginReply direct;
    direct.authenticated = session();
    Authenticated ofSupport = session();
    ofSupport.tenant.reset();

    const auto accounts =
        DemoAccounts{at(9),
                     {{"ana@ejemplo.es", "clave de ejemplo", "Ana", "MANAGER", "t-1", "Ascensores XYZ",
                       DemoCode{"123456", at(9), at(10)}},
                      {"nuevo@ejemplo.es", "clave de ejemplo", "Nuevo", "ADMIN", "", "", std::nullopt}}};

    std::vector<Sample> samples{
        sample("login-request", LoginRequest{"ana@ejemplo.es", "una clave larga", "ascensores-xyz"},
               decodeLoginRequest),
        sample("login-request-plain", LoginRequest{"ana@ejemplo.es", "una clave larga", std::nullopt},
               decodeLoginRequest),
        sample("login-mfa-required", mfa, decodeLoginReply),
        sample("login-enrollment-required", enrolment, decodeLoginReply),
        sample("login-authenticated", direct, decodeLoginReply),
        sample("authenticated", session(), decodeAuthenticated),
        sample("authenticated-support", ofSupport, decodeAuthenticated),
        sample("mfa-setup",
               MfaSetup{"otpauth://totp/Atalaya:ana?secret=JBSWY3DPEHPK3PXP&issuer=Atalaya", "JBSWY3DPEHPK3PXP"},
               decodeMfaSetup),
        sample("mfa-enrolled", MfaEnrolled{{"0-AAAA-BBBB-CCCC-DDDD", "1-AAAA-BBBB-CCCC-DDDD"}, session()},
               decodeMfaEnrolled),
        sample("sessions", std::vector{window()}, decodeSessions),
        sample("me", manager(), decodeMe),
        sample("me-support", support(), decodeMe),
        sample("demo-accounts", accounts, decodeDemoAccounts),
        sample("tenant", ascensores(), decodeTenant),
        sample("subscription", Subscription{"BASIC", "trial", at(12), std::nullopt}, decodeSubscription),
        sample("usage-report",
               UsageReport{
                   "2026-02",
                   "PRO",
                   {{"tokens", 452'300, 1'000'000, "plan", 45.2, "ok"}, {"searches", 1'340, std::nullopt, "override"}}},
               decodeUsageReport),
        sample("business-dashboard", week(), decodeBusinessDashboard),
        sample("business-dashboard-empty", nothingYet(), decodeBusinessDashboard),
        sample("dashboard-rows", savedMoney(), decodeDashboardRows),
        sample("dashboard-rows-ratio", averageCost(), decodeDashboardRows),
        sample("export-manifest",
               ExportManifest{"exp-00112233445566778899aabb",
                              "decisions-2026-02-08-00112233.csv",
                              ExportFormat::Csv,
                              "state:blocked from:2026-02-01T00:00:00.000Z",
                              AuditSort::LowestConfidenceFirst,
                              "q-0123456789abcdef0123456789abcdef",
                              {"seq", "at", "state"},
                              124,
                              "es",
                              4471,
                              "atalaya-0011223344556677/t/t-1/1\n4471\nAAAA\n",
                              at(9),
                              "u-1",
                              10'245,
                              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
               decodeExportManifest),
        sample("decide-request",
               DecideRequest{"crédito",
                             "Crédito 20-4471",
                             "Aprobar operación",
                             0.8125,
                             94,
                             true,
                             R"({"importe":48500,"notas":["urgente"]})",
                             "u7",
                             "lo pide el plan",
                             4'850'000,
                             "MANAGER",
                             "ovr-1",
                             {"doc-17"},
                             DecideRequest::Prompt{"tpl-k7m2p4q8r3s5", 3}},
               decodeDecideRequest),
        sample("decide-request-bare",
               DecideRequest{
                   "crédito", "Crédito 20-4471", "Aprobar operación", std::nullopt, std::nullopt, false, "{}", {}, {}},
               decodeDecideRequest),
        sample("decide-reply",
               DecideReply{"dec-aa00bb11cc22-0000000007",
                           7,
                           DecisionState::Blocked,
                           {"pol-riesgo-alto", "Riesgo alto", 7},
                           "requiere revisión humana, porque el riesgo es de 92 o más"},
               decodeDecideReply),
        sample("decide-reply-lifted",
               DecideReply{"dec-aa00bb11cc22-0000000008",
                           8,
                           DecisionState::Executed,
                           {"pol-riesgo-alto", "Riesgo alto", 7},
                           "una persona aprobó la excepción; sin ella: el riesgo es alto",
                           "ovr-1"},
               decodeDecideReply),
        sample("events", everyKindOfEvent(), decodeEvents),
        sample("events-accepted", EventsAccepted{7, 2}, decodeEventsAccepted),
        sample("audit-decision", blockedDecision(), decodeAuditDecision),
        sample("audit-decision-erased", erasedDecision(), decodeAuditDecision),
        sample("log-epochs",
               LogEpochs{{{1, "s/t/a/1", "s/t/a/1+00+AQ==", 0, std::nullopt, std::nullopt, std::nullopt, std::nullopt},
                          {2, "s/t/a/2", "s/t/a/2+01+AQ==", 40, at(9), "Disk", "s/t/a/1\n52\nx\n", 52}}},
               decodeLogEpochs),
        sample("retention",
               Retention{365,
                         {90, 180, 365},
                         Retention::Wish{70, 90, at(8), "u-1", "Menos datos", at(9), "u-2", at(20)},
                         {{61, at(3), 365, at(1), 0, 40}},
                         {70, 71}},
               decodeRetention),
        sample("retention-asked",
               Retention{365,
                         {90, 180, 365},
                         Retention::Wish{70, 90, at(8), "u-1", "Menos datos", std::nullopt, std::nullopt, std::nullopt},
                         {},
                         {70}},
               decodeRetention),
        sample("retention-request", RetentionRequest{90, "Menos datos"}, decodeRetentionRequest),
        sample("inclusion-proof",
               InclusionProof{3, 8, std::string(32, '\x03'), {std::string(32, '\x04'), std::string(32, '\x05')}},
               decodeInclusionProof),
        sample("consistency-proof", ConsistencyProof{3, 8, {std::string(32, '\x06')}}, decodeConsistencyProof),
        sample("audit-seqs", AuditSeqs{"q-0011", 100'000, 200'301, {200'300, 4, 0}}, decodeAuditSeqs),
        sample("shared-proof", rowsWithOneErased(), decodeSharedProof),
        errorSample("error", refusal()),
        errorSample("error-short",
                    ErrorBody{"not_found", "There is nothing here.", "c-2", false, {}, std::nullopt, std::nullopt, {}}),
        errorSample("error-stale", ErrorBody{"stale_version",
                                             "Somebody has changed it.",
                                             "c-4",
                                             false,
                                             {},
                                             std::nullopt,
                                             std::nullopt,
                                             {},
                                             R"({"id":"pol-1","revision":4})"}),
        errorSample("error-limit", ErrorBody{"BILLING_LIMIT_REACHED",
                                             "The limit of tokens is reached.",
                                             "c-5",
                                             false,
                                             {},
                                             std::nullopt,
                                             std::nullopt,
                                             {},
                                             {},
                                             Lift{"upgrade", "PRO", at(12), "subscription:manage"}}),
        errorSample("error-limit-talk", ErrorBody{"BILLING_STATUS_SUSPENDED",
                                                  "Off.",
                                                  "c-6",
                                                  false,
                                                  {},
                                                  std::nullopt,
                                                  std::nullopt,
                                                  {},
                                                  {},
                                                  Lift{"contact"}}),
        errorSample("error-invalid-password",
                    ErrorBody{"invalid_password", "The password is wrong.", "c-3", false, {}, 0, 4, {}}),
    };
    std::ranges::move(auditSamples(), std::back_inserter(samples));
    std::ranges::move(policySamples(), std::back_inserter(samples));
    std::ranges::move(overrideSamples(), std::back_inserter(samples));
    std::ranges::move(notificationSamples(), std::back_inserter(samples));
    std::ranges::move(planSamples(), std::back_inserter(samples));
    std::ranges::move(safeUseSamples(), std::back_inserter(samples));
    std::ranges::move(promptSamples(), std::back_inserter(samples));
    return samples;
}

} // namespace atalaya::tests
