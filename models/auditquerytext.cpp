// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditquerytext.h"

#include "dashboardperiod.h"

#include "api/rules/queryfields.h"

#include <algorithm>

namespace atalaya::models {

using rules::QueryField;
using rules::QuerySpan;

namespace {

/// From which since: is reckoned where only the meaning counts.
const contract::Instant someMoment{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}};

/// Characters of the text for places in its bytes.
class Characters
{
public:
    explicit Characters(std::string_view bytes)
        : m_bytes(bytes)
    {}
    [[nodiscard]] qsizetype at(std::size_t byte) const
    {
        return QString::fromUtf8(m_bytes.data(), static_cast<qsizetype>(std::min(byte, m_bytes.size()))).size();
    }
    [[nodiscard]] QString text(QuerySpan span) const
    {
        const std::string_view part = span.of(m_bytes);
        return QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size()));
    }

private:
    std::string_view m_bytes;
};

QString withoutQuotes(const QString &value)
{
    QString shown;
    bool escaped = false;
    for (const QChar c : value) {
        if (escaped || (c != u'"' && c != u'\\'))
            shown += c;
        escaped = !escaped && c == u'\\';
    }
    return shown;
}

rules::ParsedQuery parsedAt(std::string_view text, const QTimeZone &zone, contract::Instant now)
{
    const auto startOfDay = [&zone](contract::Date date) -> std::optional<contract::Instant> {
        const QDateTime start = toQDate(date).startOfDay(zone);
        if (!start.isValid())
            return std::nullopt;
        return contract::Instant{std::chrono::milliseconds(start.toMSecsSinceEpoch())};
    };
    return rules::parseQuery(text, {now, startOfDay});
}

bool isTime(QueryField field)
{
    return field == QueryField::Since || field == QueryField::From || field == QueryField::To;
}

} // namespace

AuditQueryText::AuditQueryText(const QString &text, const QTimeZone &zone, rules::QueryLanguage language)
    : m_zone(zone)
    , m_language(language)
{
    const std::string bytes = text.toStdString();
    const Characters characters(bytes);
    const rules::ParsedQuery parsed = parse(bytes);
    const auto place = [&characters](QuerySpan span) {
        const qsizetype from = characters.at(span.from);
        return std::pair(from, characters.at(span.from + span.length) - from);
    };
    for (const rules::QueryToken &token : parsed.tokens) {
        Part part{std::string(token.span.of(bytes)), token.field, token.negated, token.valid,
                  std::string(token.name.of(bytes)), {}};
        const auto [from, length] = place(token.span);
        AuditChip chip{from, length, token.field, token.negated, token.valid, characters.text(token.name), {}};
        for (const QuerySpan value : token.values) {
            part.values.emplace_back(value.of(bytes));
            chip.values.append(withoutQuotes(characters.text(value)));
        }
        m_parts.push_back(std::move(part));
        m_chips.append(chip);
    }
    for (const rules::QueryError &error : parsed.errors) {
        const auto [from, length] = place(error.span);
        m_problems.append({from, length, QString::fromStdString(error.code)});
    }
    m_meaning = QString::fromStdString(rules::canonical(parsed.query));
}

rules::ParsedQuery AuditQueryText::parse(std::string_view text) const
{
    return parsedAt(text, m_zone, someMoment);
}

rules::Query queryOf(const QString &text, const QTimeZone &zone, contract::Instant now)
{
    return parsedAt(text.toStdString(), zone, now).query;
}

namespace {

QString joined(const std::vector<std::string> &terms)
{
    std::string all;
    for (const std::string &term : terms)
        if (!term.empty())
            all += (all.empty() ? "" : " ") + term;
    return QString::fromStdString(all);
}

template<class Parts>
QString textOf(const Parts &parts)
{
    std::vector<std::string> terms;
    for (const auto &part : parts)
        terms.push_back(part.text);
    return joined(terms);
}

} // namespace

std::string AuditQueryText::valueOf(const AuditTerm &term) const
{
    const std::string text =
        rules::termText(term.field, term.value.toStdString(), false, rules::QueryLanguage(m_language));
    return term.field == QueryField::Text ? text : text.substr(text.find(':') + 1);
}

bool AuditQueryText::isSame(QueryField field, const std::string &one, const std::string &other) const
{
    const std::string name =
        field == QueryField::Text ? std::string() : std::string(rules::infoOf(field).english) + ':';
    const auto first = parse(name + one);
    const auto second = parse(name + other);
    return first.ok() && second.ok() && first.query == second.query;
}

bool AuditQueryText::holds(const AuditTerm &term) const
{
    const std::string value = valueOf(term);
    return std::ranges::any_of(m_parts, [&](const Part &part) {
        return part.valid && !part.negated && part.field == term.field &&
               std::ranges::any_of(part.values,
                                   [&](const std::string &mine) { return isSame(term.field, mine, value); });
    });
}

/// Takes the value out of the terms of this sign. True when it was in one.
bool AuditQueryText::drop(std::vector<Part> &parts, const AuditTerm &term, bool negated) const
{
    const std::string value = valueOf(term);
    bool found = false;
    for (Part &part : parts) {
        if (!part.valid || part.negated != negated || part.field != term.field)
            continue;
        if (std::erase_if(part.values, [&](const std::string &mine) { return isSame(term.field, mine, value); }) == 0)
            continue;
        found = true;
        part.text.clear();
        for (const std::string &mine : part.values)
            part.text +=
                (part.text.empty() ? (negated ? "-" : "") + part.name + (part.name.empty() ? "" : ":") : ",") + mine;
    }
    std::erase_if(parts, [](const Part &part) { return part.text.empty(); });
    return found;
}

/// As one more alternative where the field has some. A fraction's comma may be a decimal one, so it stands alone.
void AuditQueryText::add(std::vector<Part> &parts, const AuditTerm &term, bool negated) const
{
    const auto kind = rules::infoOf(term.field).kind;
    const auto home = std::ranges::find_if(
        parts, [&](const Part &part) { return part.valid && part.negated == negated && part.field == term.field; });
    if (home != parts.end() && kind != rules::QueryKind::Fraction && kind != rules::QueryKind::Words) {
        home->text += ',' + valueOf(term);
        return;
    }
    Part part;
    part.text = rules::termText(term.field, term.value.toStdString(), negated, m_language);
    parts.push_back(std::move(part));
}

QString AuditQueryText::with(const QString &term) const
{
    std::vector<Part> parts = m_parts;
    parts.push_back({term.trimmed().toStdString(), {}, false, true, {}, {}});
    return textOf(parts);
}

QString AuditQueryText::without(qsizetype chip) const
{
    return replaced(chip, {});
}

QString AuditQueryText::replaced(qsizetype chip, const QString &term) const
{
    std::vector<Part> parts = m_parts;
    if (chip >= 0 && chip < static_cast<qsizetype>(parts.size()))
        parts[static_cast<std::size_t>(chip)].text = term.trimmed().toStdString();
    return textOf(parts);
}

QString AuditQueryText::negated(qsizetype chip) const
{
    std::vector<Part> parts = m_parts;
    if (chip >= 0 && chip < static_cast<qsizetype>(parts.size())) {
        Part &part = parts[static_cast<std::size_t>(chip)];
        part.text = part.negated ? part.text.substr(1) : '-' + part.text;
    }
    return textOf(parts);
}

QString AuditQueryText::only(const AuditTerm &term) const
{
    if (isTime(term.field)) {
        const QDate day = QDateTime::fromString(term.value, Qt::ISODateWithMs).toTimeZone(m_zone).date();
        return during(day.startOfDay(m_zone), day.addDays(1).startOfDay(m_zone));
    }
    std::vector<Part> parts = m_parts;
    (void)drop(parts, term, true);
    if (term.field == QueryField::Text)
        (void)drop(parts, term, false);
    else
        std::erase_if(parts, [&](const Part &part) { return part.valid && !part.negated && part.field == term.field; });
    add(parts, term, false);
    return textOf(parts);
}

QString AuditQueryText::excluding(const AuditTerm &term) const
{
    std::vector<Part> parts = m_parts;
    if (isTime(term.field))
        return textOf(parts);
    (void)drop(parts, term, false);
    (void)drop(parts, term, true);
    add(parts, term, true);
    return textOf(parts);
}

QString AuditQueryText::toggled(const AuditTerm &term) const
{
    std::vector<Part> parts = m_parts;
    const bool wasExcluded = drop(parts, term, true);
    if (!drop(parts, term, false) || wasExcluded)
        add(parts, term, false);
    return textOf(parts);
}

QString AuditQueryText::during(const QDateTime &from, const QDateTime &to) const
{
    std::vector<Part> parts = m_parts;
    std::erase_if(parts, [](const Part &part) { return part.field && isTime(*part.field); });
    for (const auto &[field, at] : {std::pair(QueryField::From, from), std::pair(QueryField::To, to)})
        if (at.isValid())
            parts.push_back({timeText(field, at), {}, false, true, {}, {}});
    return textOf(parts);
}

/// A date where a day begins, else the tenant's own hour with its distance from UTC.
std::string AuditQueryText::timeText(QueryField field, const QDateTime &at) const
{
    const QDateTime local = at.toTimeZone(m_zone);
    QString value = local.date().toString(Qt::ISODate);
    if (local.date().startOfDay(m_zone) != at) {
        const QDateTime fixed = local.toOffsetFromUtc(local.offsetFromUtc());
        value = fixed.toString(fixed.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
    }
    return rules::termText(field, value.toStdString(), false, m_language);
}

} // namespace atalaya::models
