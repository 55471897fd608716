// SPDX-License-Identifier: GPL-3.0-or-later
#include "queryfields.h"

#include "words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atalaya::rules {

namespace {

constexpr std::int64_t mostSeq = 1'000'000'000'000'000;

constexpr auto fields = std::to_array<QueryFieldInfo>({
    {QueryField::State, QueryKind::State, "state", "estado"},
    {QueryField::Agent, QueryKind::Text, "agent", "agente"},
    {QueryField::Entity, QueryKind::Text, "entity", "entidad"},
    {QueryField::Action, QueryKind::Text, "action", "acción"},
    {QueryField::Policy, QueryKind::Text, "policy", "política"},
    {QueryField::Confidence, QueryKind::Fraction, "confidence", "confianza", confidenceUnits, true},
    {QueryField::Risk, QueryKind::Number, "risk", "riesgo", 100, true},
    {QueryField::Pii, QueryKind::YesNo, "pii", "datos"},
    {QueryField::User, QueryKind::Text, "user", "usuario"},
    {QueryField::Since, QueryKind::Age, "since", "desde-hace"},
    {QueryField::From, QueryKind::Time, "from", "desde"},
    {QueryField::To, QueryKind::Time, "to", "hasta"},
    {QueryField::Seq, QueryKind::Number, "seq", "número", mostSeq},
    {QueryField::Id, QueryKind::Name, "id", "id"},
    {QueryField::Correlation, QueryKind::Name, "correlation", "correlación"},
    {QueryField::Text, QueryKind::Words, {}, {}},
});

bool needsQuotes(char c)
{
    constexpr std::string_view plain = "._@/+#&-=:;()!?%$'";
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return !letter && static_cast<unsigned char>(c) < 0x80 && plain.find(c) == std::string_view::npos;
}

std::string inQuotes(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::int64_t confidenceInUnits(double confidence)
{
    return std::llround(confidence * static_cast<double>(confidenceUnits));
}

std::span<const QueryFieldInfo> queryFields()
{
    return fields;
}

const QueryFieldInfo &infoOf(QueryField field)
{
    return fields.at(static_cast<std::size_t>(field));
}

const QueryFieldInfo *findField(std::string_view name)
{
    const std::string folded = fold(name);
    const auto found = std::ranges::find_if(fields, [&folded](const QueryFieldInfo &info) {
        return !info.english.empty() && (info.english == folded || fold(info.spanish) == folded);
    });
    return found == fields.end() ? nullptr : &*found;
}

std::string_view wordFor(contract::DecisionState state, QueryLanguage language)
{
    static constexpr std::array<std::string_view, 3> spanish{"ejecutada", "revisión", "bloqueada"};
    return language == QueryLanguage::English ? nameOf(state) : spanish.at(static_cast<std::size_t>(state));
}

std::string_view wordFor(bool value, QueryLanguage language)
{
    if (!value)
        return "no";
    return language == QueryLanguage::English ? "yes" : "sí";
}

std::string_view wordForNone(QueryLanguage language)
{
    return language == QueryLanguage::English ? "none" : "ninguna";
}

std::string quotedValue(std::string_view text)
{
    // A no-break space parts words too.
    if (!text.empty() && std::ranges::none_of(text, needsQuotes) && fold(text).find(' ') == std::string::npos)
        return std::string(text);
    return inQuotes(text);
}

std::string termText(QueryField field, std::string_view value, bool negated, QueryLanguage language)
{
    const QueryFieldInfo &info = infoOf(field);
    std::string text = negated ? "-" : "";
    if (info.kind == QueryKind::Words)
        return text + inQuotes(value);
    (text += info.name(language)) += ':';
    if (info.kind == QueryKind::Text || info.kind == QueryKind::Name)
        return text + quotedValue(value);
    if (const auto state = contract::decisionStateOf(value); info.kind == QueryKind::State && state)
        return text.append(wordFor(*state, language));
    if (info.kind == QueryKind::YesNo)
        return text.append(wordFor(value == wordFor(true, QueryLanguage::English), language));
    if (value == wordForNone(QueryLanguage::English))
        return text.append(wordForNone(language));
    return text.append(value);
}

} // namespace atalaya::rules
