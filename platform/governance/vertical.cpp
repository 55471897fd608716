// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/vertical.h"

#include "platform/governance/builtinpolicies.h"
#include "platform/governance/sampleinputs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atalaya::platform {

namespace {

constexpr auto elevatorActions = std::to_array<SampleAction>({
    {"averías", "Clasificar avería", "Modelo X", 30, 22, 0.89},
    {"chat", "Responder consulta técnica", "Modelo Z", 26, 15, 0.86},
    {"partes", "Preparar parte de trabajo", "Cuadro maniobra Y", 18, 18, 0.91},
    {"informes", "Informe de inspección", "Modelo X", 12, 34, 0.87},
    {"normativa", "Revisar normativa EN 81-20", "Cuadro maniobra Y", 9, 46, 0.83},
    {"almacén", "Pedir repuesto", "Modelo X", 8, 52, 0.84},
    {"atención", "Avisar al cliente", "Comunidad", 6, 38, 0.88, true},
});

constexpr auto legalActions = std::to_array<SampleAction>({
    {"documental", "Clasificar documento", "Expediente", 30, 16, 0.9},
    {"contratos", "Revisar cláusula", "Contrato", 24, 44, 0.82},
    {"jurisprudencia", "Resumir sentencia", "Sentencia", 20, 20, 0.88},
    {"redacción", "Preparar borrador", "Escrito", 14, 48, 0.8, true},
    {"plazos", "Anotar plazo", "Procedimiento", 10, 58, 0.86},
    {"privacidad", "Anonimizar escrito", "Escrito", 6, 40, 0.87, true},
});

constexpr auto bankingActions = std::to_array<SampleAction>({
    {"atención", "Enviar respuesta", "Consulta", 34, 24, 0.86, true},
    {"documental", "Extraer datos", "Expediente", 24, 26, 0.88, true},
    {"crédito", "Aprobar operación", "Crédito", 15, 62, 0.8},
    {"crédito", "Denegar operación", "Crédito", 7, 68, 0.79},
    {"cartera", "Ampliar límite", "Tarjeta", 8, 54, 0.84},
    {"cumplimiento", "Cerrar alerta", "Alerta", 8, 66, 0.77},
    {"cumplimiento", "Exportar expediente", "Expediente", 4, 72, 0.8, true},
});

constexpr Vertical elevators{"ELEVATORS",
                             elevatorActions,
                             {"pol-riesgo-alto", "Riesgo alto", 72, 93, 0.66},
                             {"pol-datos-cliente", "Datos de clientes", 64, 90, 0.72}};
constexpr Vertical legal{"LEGAL",
                         legalActions,
                         {"pol-riesgo-alto", "Riesgo alto", 66, 90, 0.7},
                         {"pol-secreto", "Secreto profesional", 56, 84, 0.75}};
constexpr Vertical banking{"BANKING",
                           bankingActions,
                           {"pol-riesgo-alto", "Riesgo alto", 70, 92, 0.72},
                           {"pol-datos-personales", "Datos personales", 62, 90, 0.75}};

const SampleAction &pickAction(const Vertical &vertical, Dice &dice)
{
    int all = 0;
    for (const SampleAction &action : vertical.actions)
        all += action.weight;
    std::int64_t left = dice.between(0, all - 1);
    for (const SampleAction &action : vertical.actions) {
        left -= action.weight;
        if (left < 0)
            return action;
    }
    return vertical.actions.back();
}

std::int64_t policyVersion(Instant at)
{
    return at < policiesRenewed ? 6 : 7;
}

/// The chance in a decision, before it is judged.
struct Draw
{
    const SampleAction *action = nullptr;
    const SamplePolicy *policy = nullptr;
    std::int64_t risk = 0;
    double confidence = 0;
};

Draw drawFrom(const Vertical &vertical, Dice &dice)
{
    const SampleAction &action = pickAction(vertical, dice);
    Draw draw;
    draw.action = &action;
    draw.policy = action.personalData ? &vertical.personal : &vertical.usual;
    draw.risk = std::clamp<std::int64_t>(std::llround(std::abs(dice.around(action.risk, 62))), 1, 99);
    draw.confidence = std::clamp(std::round(dice.around(action.confidence, 0.24) * 100) / 100, 0.31, 0.99);
    return draw;
}

DecisionState stateOf(const Draw &draw)
{
    if (draw.risk >= draw.policy->blockFrom)
        return DecisionState::Blocked;
    const bool unsure = draw.confidence < draw.policy->minConfidence;
    return draw.risk >= draw.policy->reviewFrom || unsure ? DecisionState::Review : DecisionState::Executed;
}

Decision decisionOf(const Vertical &vertical, const Draw &draw, DecisionState state, Dice &dice, Instant at)
{
    const std::int64_t number = dice.between(1, 400);
    Decision decision;
    decision.agent = draw.action->agent;
    decision.action = draw.action->action;
    decision.entity = std::string(draw.action->entity) + ' ' + std::to_string(1000 + number);
    decision.state = state;
    decision.risk = draw.risk;
    decision.confidence = draw.confidence;
    decision.containsPii = draw.action->personalData && dice.chance(0.6);
    decision.policyId = draw.policy->id;
    decision.policyName = draw.policy->name;
    decision.policyVersion = policyVersion(at);
    const rules::PolicyEngine &policies = builtInEngine(vertical.industry);
    rules::PolicyFacts facts;
    facts.agent = decision.agent;
    facts.entity = decision.entity;
    facts.action = decision.action;
    facts.confidence = rules::confidenceOf(draw.confidence);
    facts.risk = draw.risk;
    facts.containsPii = decision.containsPii;
    facts.at = at;
    if (const auto verdict = policies.evaluate(facts); verdict.speaker)
        decision.reason = rules::textIn(policies.reasonOf(*verdict.speaker), "es");
    decision.user = "u" + std::to_string(dice.between(1, 14));
    decision.correlationId = "c-" + std::to_string(dice.next() % 1'000'000'000'000U);
    // Dice of its own: whatever the inputs need, the decisions stay the same.
    Dice ofInputs = Dice::of(decision.correlationId, number);
    decision.inputs = sampleInputs(vertical.industry, decision, ofInputs);
    return decision;
}

} // namespace

const Vertical &verticalOf(std::string_view industry)
{
    if (industry == "LEGAL")
        return legal;
    return industry == "BANKING" ? banking : elevators;
}

Decision sampleDecision(const Vertical &vertical, Dice &dice, Instant at)
{
    const Draw draw = drawFrom(vertical, dice);
    return decisionOf(vertical, draw, stateOf(draw), dice, at);
}

Decision sampleDecision(const Vertical &vertical, Dice &dice, Instant at, DecisionState state)
{
    Draw draw = drawFrom(vertical, dice);
    if (stateOf(draw) != state) {
        // Moved into the band of the wanted state: waiting for a rare one would cost hundreds of draws.
        const SamplePolicy &policy = *draw.policy;
        draw.confidence = std::max(draw.confidence, policy.minConfidence);
        draw.risk = state == DecisionState::Executed ? dice.between(8, policy.reviewFrom - 1)
                    : state == DecisionState::Review ? dice.between(policy.reviewFrom, policy.blockFrom - 1)
                                                     : dice.between(policy.blockFrom, 99);
    }
    return decisionOf(vertical, draw, state, dice, at);
}

} // namespace atalaya::platform
