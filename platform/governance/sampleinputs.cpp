// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/sampleinputs.h"

#include "api/rules/masking.h"

#include <algorithm>
#include <array>
#include <span>

namespace atalaya::platform {

namespace {

using Words = std::span<const std::string_view>;

constexpr auto streets = std::to_array<std::string_view>(
    {"Calle Alcalá", "Avenida de América", "Paseo de la Castellana", "Calle Mallorca", "Gran Vía", "Calle Sierpes",
     "Plaza del Pilar", "Calle Larios", "Rambla de Catalunya", "Calle Colón", "Calle Uría",
     "Avenida de la Constitución", "Calle San Francisco", "Paseo de Gracia", "Calle Estafeta", "Calle Real"});
constexpr auto channels = std::to_array<std::string_view>({"portal", "teléfono", "correo", "app", "oficina", "sensor"});
constexpr auto priorities = std::to_array<std::string_view>({"baja", "normal", "normal", "normal", "alta", "urgente"});

constexpr auto symptoms = std::to_array<std::string_view>(
    {"la puerta no cierra", "se para entre plantas", "hace ruido al arrancar", "el botón de la planta no responde",
     "no nivela al parar", "la luz de cabina parpadea", "salta el diferencial", "el freno huele a quemado",
     "la botonera no enciende", "vibra al bajar", "el cable de tracción tiene hilos rotos",
     "no responde el teléfono de cabina"});
constexpr auto papers = std::to_array<std::string_view>(
    {"demanda.pdf", "contrato de arrendamiento.docx", "escritura de compraventa.pdf", "recurso de apelación.pdf",
     "poder notarial.pdf", "acta de la junta.pdf", "burofax de reclamación.pdf", "informe pericial.pdf",
     "estatutos de la sociedad.docx", "auto de admisión.pdf"});
constexpr auto matters = std::to_array<std::string_view>(
    {"impago de rentas", "vicios ocultos", "despido improcedente", "reclamación de cantidad", "herencia yacente",
     "cláusula suelo", "propiedad horizontal", "competencia desleal", "custodia compartida", "responsabilidad civil"});
constexpr auto products =
    std::to_array<std::string_view>({"hipoteca", "préstamo personal", "tarjeta de crédito", "cuenta corriente", "aval",
                                     "línea de crédito", "fondo de inversión", "seguro de hogar"});
constexpr auto requests = std::to_array<std::string_view>(
    {"pide aplazar dos cuotas", "no reconoce un cargo", "quiere ampliar el límite",
     "pregunta por la comisión de apertura", "solicita el certificado de deuda", "reclama una devolución",
     "cambia la cuenta de domiciliación", "presenta la documentación que faltaba"});
constexpr auto contacts = std::to_array<std::string_view>(
    {"", "", "", ". Contacto 612 345 678", ". Responder a cliente@correo.example", ". DNI 12345678Z",
     ". Cuenta ES91 2100 0418 4502 0005 1332", ". Llamar al 93 123 45 67 por la tarde"});

std::string_view pick(Words words, Dice &dice)
{
    return words[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(words.size()) - 1))];
}

/// 1 … most, small ones more often: some clients call every week and most once a year.
std::int64_t skewed(Dice &dice, std::int64_t most)
{
    const double place = dice.unit() * dice.unit();
    return 1 + std::min(most - 1, static_cast<std::int64_t>(place * static_cast<double>(most)));
}

/// A JSON object of texts and whole numbers that need no escapes.
class Object
{
public:
    Object &add(std::string_view name, std::string_view text)
    {
        begin(name);
        ((m_json += '"') += text) += '"';
        return *this;
    }
    Object &add(std::string_view name, std::int64_t number)
    {
        begin(name);
        m_json += std::to_string(number);
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(m_json += '}'); }

private:
    void begin(std::string_view name) { (((m_json += m_json.size() > 1 ? "," : "") += '"') += name) += "\":"; }

    std::string m_json = "{";
};

/// What somebody wrote, as it is stored.
std::string note(std::string text, bool personal, Dice &dice)
{
    if (personal)
        text += pick(contacts, dice);
    return rules::maskPii(text).text;
}

} // namespace

std::string sampleInputs(std::string_view industry, const Decision &decision, Dice &dice)
{
    Object inputs;
    inputs.add("canal", pick(channels, dice));
    if (industry == "LEGAL") {
        inputs.add("documento", pick(papers, dice)).add("páginas", skewed(dice, 240));
        inputs.add("texto", note("Asunto: " + std::string(pick(matters, dice)), decision.containsPii, dice));
        return inputs.add("año", dice.between(2019, 2026)).take();
    }
    if (industry == "BANKING") {
        const std::int64_t euros = skewed(dice, 900) * (dice.chance(0.2) ? 500 : 25);
        inputs.add("importe", euros).add("moneda", "EUR").add("producto", pick(products, dice));
        const std::string text = "El cliente " + std::string(pick(requests, dice));
        return inputs.add("texto", note(text, decision.containsPii, dice)).take();
    }
    const std::string place = std::string(pick(streets, dice)) + ' ' + std::to_string(dice.between(1, 180));
    inputs.add("dirección", place).add("planta", dice.between(0, 14)).add("prioridad", pick(priorities, dice));
    const std::string text = "Avisan de que " + std::string(pick(symptoms, dice));
    return inputs.add("texto", note(text, decision.containsPii, dice)).take();
}

void SampleCases::fill(Decision &decision, Dice &dice)
{
    if (m_left == 0) {
        m_left = dice.between(1, 4);
        m_correlationId = "c-" + std::to_string(dice.next() % 1'000'000'000'000U);
        m_user = "u" + std::to_string(skewed(dice, 240));
    }
    --m_left;
    decision.correlationId = m_correlationId;
    decision.user = m_user;
    // The kind of thing stays; its number is one of a thousand.
    decision.entity.resize(decision.entity.rfind(' ') + 1);
    decision.entity += std::to_string(1000 + skewed(dice, 1500));
}

} // namespace atalaya::platform
