// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/exportcells.h"

#include "api/proof/leafreader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace atalaya::api {

namespace {

using rules::DecisionFacts;

std::string shortest(auto number)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), end};
}

/// The whole text as a number; nullopt for anything else.
template<class Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const char *const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

/// What no value of the log is written as.
std::string unknown(std::string_view cell)
{
    return '?' + std::string(cell);
}

std::string truthOf(std::string_view cell)
{
    std::string small(cell);
    std::ranges::transform(small, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    // Spreadsheets write it in their own language.
    if (small == "true" || small == "verdadero")
        return "true";
    return small == "false" || small == "falso" ? "false" : unknown(cell);
}

std::string realOf(std::string_view cell)
{
    std::string text(cell);
    std::ranges::replace(text, ',', '.');
    const auto number = numberOf<double>(text);
    return number ? shortest(*number) : unknown(cell);
}

} // namespace

ExportCells::ExportCells(std::vector<std::string> columns, contract::ExportFormat format)
    : m_columns(std::move(columns))
    , m_none(format == contract::ExportFormat::JsonLines ? std::string(1, '\0') : std::string())
{
    for (const std::string &name : m_columns) {
        if (name == "seq")
            m_seq = static_cast<int>(m_kinds.size());
        if (name == "user" || name == "reason" || name == "correlationId")
            m_kinds.push_back(Kind::OfBody);
        else if (name == "seq" || name == "policyVersion" || name == "risk")
            m_kinds.push_back(Kind::Whole);
        else
            m_kinds.push_back(name == "confidence" ? Kind::Real : name == "containsPii" ? Kind::Truth : Kind::Text);
    }
    m_hasBody = std::ranges::find(m_kinds, Kind::OfBody) != m_kinds.end();
}

std::string ExportCells::ofCsv(std::size_t column, std::string_view cell) const
{
    if (cell.empty())
        return m_none;
    switch (m_kinds[column]) {
    case Kind::Whole: {
        const auto number = numberOf<std::int64_t>(cell);
        return number ? shortest(*number) : unknown(cell);
    }
    case Kind::Real:
        return realOf(cell);
    case Kind::Truth:
        return truthOf(cell);
    case Kind::Text:
    case Kind::OfBody:
        break;
    }
    return contract::originalText(cell);
}

std::optional<std::string> ExportCells::ofJson(std::size_t column, const nlohmann::json &value) const
{
    if (value.is_null())
        return m_none;
    switch (m_kinds[column]) {
    case Kind::Whole:
        return value.is_number_integer() ? std::optional(shortest(value.get<std::int64_t>())) : std::nullopt;
    case Kind::Real:
        return value.is_number() ? std::optional(shortest(value.get<double>())) : std::nullopt;
    case Kind::Truth:
        return value.is_boolean() ? std::optional<std::string>(value.get<bool>() ? "true" : "false") : std::nullopt;
    case Kind::Text:
    case Kind::OfBody:
        break;
    }
    return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

std::string ExportCells::ofFacts(std::size_t column, const DecisionFacts &facts, std::string_view tenantId) const
{
    const std::string &name = m_columns[column];
    if (m_kinds[column] == Kind::OfBody) {
        const rules::DecisionBody &body = *facts.body;
        return name == "user" ? body.user : name == "reason" ? body.reason : body.correlationId;
    }
    if (name == "seq")
        return shortest(facts.seq);
    if (name == "id")
        return decisionIdOf(tenantId, static_cast<std::uint64_t>(facts.seq));
    if (name == "at")
        return contract::formatInstant(facts.at);
    if (name == "agent")
        return facts.agent;
    if (name == "entity")
        return facts.entity;
    if (name == "action")
        return facts.action;
    if (name == "state")
        return std::string(contract::nameOf(facts.state));
    if (name == "policyId")
        return facts.policyId;
    if (name == "policyName")
        return facts.policyName;
    if (name == "policyVersion")
        return shortest(facts.policyVersion);
    if (name == "confidence")
        return facts.confidence ? shortest(*facts.confidence) : m_none;
    if (name == "risk")
        return facts.risk ? shortest(*facts.risk) : m_none;
    return facts.containsPii ? "true" : "false";
}

} // namespace atalaya::api
