// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/naivesearch.h"

#include "api/contract/time.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <unordered_map>

namespace atalaya::platform {

namespace {

/// How the test writes a text, and how it compares it: by table, not by rule.
struct Spelling
{
    const char *written;
    const char *plain;
};

constexpr std::array<Spelling, 5> agents{{{"averías", "averias"},
                                          {"Crédito", "credito"},
                                          {"planner", "planner"},
                                          {"Atención al cliente", "atencion al cliente"},
                                          {"ÑANDÚ", "nandu"}}};
constexpr std::array<Spelling, 6> actions{{{"Clasificar avería", "clasificar averia"},
                                           {"Aprobar operación", "aprobar operacion"},
                                           {"Denegar operación", "denegar operacion"},
                                           {"Preparar parte de trabajo", "preparar parte de trabajo"},
                                           {"Revisar normativa EN 81-20", "revisar normativa en 81-20"},
                                           {"Avisar", "avisar"}}};
constexpr std::array<Spelling, 3> policies{
    {{"Riesgo alto", "riesgo alto"}, {"Datos de clientes", "datos de clientes"}, {"Por omisión", "por omision"}}};
constexpr std::array<Spelling, 4> reasons{{{"Permitida.", "permitida."},
                                           {"Riesgo por encima del límite.", "riesgo por encima del limite."},
                                           {"Requiere revisión humana", "requiere revision humana"},
                                           {"", ""}}};
constexpr std::array<Spelling, 8> words{{{"Madrid", "madrid"},
                                         {"Málaga", "malaga"},
                                         {"urgente", "urgente"},
                                         {"revisión anual", "revision anual"},
                                         {"revisar humana", "revisar humana"},
                                         {"cliente 27", "cliente 27"},
                                         {"Straße", "strasse"},
                                         {"teléfono (oficina)", "telefono (oficina)"}}};

std::size_t pick(Random &random, std::size_t count)
{
    return random() % count;
}

template<std::size_t N>
const Spelling &any(Random &random, const std::array<Spelling, N> &list)
{
    return list[pick(random, N)];
}

std::string spelledPlainly(const std::string &written)
{
    const auto look = [&written](const auto &list) -> const char * {
        for (const auto &[w, p] : list) {
            if (written == w)
                return p;
        }
        return nullptr;
    };
    for (const char *found : {look(agents), look(actions), look(policies), look(reasons), look(words)}) {
        if (found)
            return found;
    }
    // What is not in a table has ASCII letters only.
    std::string lower = written;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    return lower;
}

/// Worked out once for each text.
const std::string &plain(const std::string &written)
{
    static std::unordered_map<std::string, std::string> known;
    const auto found = known.find(written);
    return found != known.end() ? found->second : known.emplace(written, spelledPlainly(written)).first->second;
}

std::vector<std::string> wordsOf(const std::string &written)
{
    std::vector<std::string> found(1);
    for (const char c : plain(written)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            found.back() += c;
        else if (!found.back().empty())
            found.emplace_back();
    }
    if (found.back().empty())
        found.pop_back();
    return found;
}

std::string shouted(Random &random, std::string text)
{
    if (random() % 2 == 0)
        std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

std::string quoted(const std::string &text)
{
    return text.find(' ') == std::string::npos && !text.empty() ? text : '"' + text + '"';
}

bool startsWords(const std::vector<std::string> &all, const std::vector<std::string> &wanted, bool prefix)
{
    for (std::size_t begin = 0; begin + wanted.size() <= all.size(); ++begin) {
        bool same = true;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const bool last = i + 1 == wanted.size();
            same = same && (prefix && last ? all[begin + i].starts_with(wanted[i]) : all[begin + i] == wanted[i]);
        }
        if (same)
            return true;
    }
    return false;
}

NaiveTerm textTerm(Random &random, const char *field, const char *spanish, const std::string &written,
                   std::string Decision::*member)
{
    std::string wanted = plain(written);
    const bool prefix = random() % 3 == 0;
    if (prefix)
        wanted.resize(std::max<std::size_t>(1, wanted.size() / 2));
    const std::string name = random() % 2 == 0 ? field : spanish;
    return {field, name + ':' + quoted(shouted(random, wanted)) + (prefix ? "*" : ""),
            [wanted, prefix, member](const SearchedDecision &d) {
                const std::string &text = plain(d.decision.*member);
                return prefix ? text.starts_with(wanted) && !text.empty() : text == wanted;
            }};
}

/// `scale` turns a stored value into the whole number that is written.
template<class F>
NaiveTerm numberTerm(Random &random, const char *field, std::int64_t most, F value,
                     const std::function<std::string(std::int64_t)> &write)
{
    const auto at = static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(most + 1));
    const std::string name = std::string(field) + ':';
    switch (random() % 7) {
    case 0:
        return {field, name + '<' + write(at), [=](const SearchedDecision &d) {
                    return value(d) && *value(d) < at;
                }};
    case 1:
        return {field, name + ">=" + write(at), [=](const SearchedDecision &d) {
                    return value(d) && *value(d) >= at;
                }};
    case 2:
        return {field, name + '>' + write(at), [=](const SearchedDecision &d) {
                    return value(d) && *value(d) > at;
                }};
    case 3:
        return {field, name + "none", [=](const SearchedDecision &d) {
                    return !value(d);
                }};
    case 4: {
        const std::int64_t end = std::min(most, at + most / 4);
        return {field, name + write(at) + ".." + write(end), [=](const SearchedDecision &d) {
                    return value(d) && *value(d) >= at && *value(d) <= end;
                }};
    }
    case 5:
        return {field, name + "none,<=" + write(at), [=](const SearchedDecision &d) {
                    return !value(d) || *value(d) <= at;
                }};
    default:
        return {field, name + write(at), [=](const SearchedDecision &d) {
                    return value(d) && *value(d) == at;
                }};
    }
}

NaiveTerm wordTerm(Random &random)
{
    std::string text = random() % 2 == 0 ? any(random, words).plain : any(random, actions).plain;
    if (random() % 4 == 0)
        text = any(random, reasons).plain;
    if (random() % 8 == 0)
        text = "nowhere";
    const auto all = wordsOf(text);
    if (all.empty())
        return {"", "permitida", [](const SearchedDecision &d) {
                    return std::ranges::any_of(d.words,
                                               [](const auto &list) { return startsWords(list, {"permitida"}, true); });
                }};
    std::vector<std::string> wanted;
    const std::size_t begin = pick(random, all.size());
    const std::size_t end = begin + 1 + pick(random, all.size() - begin);
    for (std::size_t i = begin; i < end; ++i)
        wanted.push_back(all[i]);
    const bool phrase = wanted.size() > 1 || random() % 3 == 0;
    const bool prefix = !phrase || random() % 3 == 0;
    if (prefix)
        wanted.back().resize(1 + pick(random, wanted.back().size()));
    std::string joined;
    for (const std::string &word : wanted)
        joined += (joined.empty() ? "" : " ") + word;
    return {"", phrase ? '"' + joined + '"' + (prefix ? "*" : "") : shouted(random, joined),
            [wanted, prefix](const SearchedDecision &d) {
                return std::ranges::any_of(
                    d.words, [&](const std::vector<std::string> &list) { return startsWords(list, wanted, prefix); });
            }};
}

NaiveTerm timeTerm(Random &random, const SearchedDecision &some)
{
    const Instant at = some.key.at;
    if (random() % 2 == 0)
        return {"time", (random() % 2 == 0 ? "from:" : "desde:") + contract::formatInstant(at),
                [at](const SearchedDecision &d) {
                    return d.key.at >= at;
                }};
    return {"time", (random() % 2 == 0 ? "to:" : "hasta:") + contract::formatInstant(at),
            [at](const SearchedDecision &d) {
                return d.key.at < at;
            }};
}

NaiveTerm stateTerm(Random &random)
{
    static constexpr std::array<const char *, 3> english{"executed", "review", "blocked"};
    static constexpr std::array<const char *, 3> spanish{"ejecutada", "revisión", "bloqueada"};
    const std::size_t one = pick(random, 3);
    const std::size_t two = pick(random, 3);
    return {"state", std::string("state:") + english[one] + ',' + spanish[two], [=](const SearchedDecision &d) {
                const auto state = static_cast<std::size_t>(d.decision.state);
                return state == one || state == two;
            }};
}

std::string fraction(std::int64_t hundredths)
{
    const std::string digits = std::to_string(100 + hundredths % 100).substr(1);
    return std::to_string(hundredths / 100) + '.' + digits;
}

NaiveTerm anyTerm(Random &random, const std::vector<SearchedDecision> &all)
{
    const SearchedDecision &some = all[pick(random, all.size())];
    switch (random() % 14) {
    case 0:
        return stateTerm(random);
    case 1:
        return textTerm(random, "agent", "agente", some.decision.agent, &Decision::agent);
    case 2:
        return textTerm(random, "entity", "entidad", some.decision.entity, &Decision::entity);
    case 3:
        return textTerm(random, "action", "acción", some.decision.action, &Decision::action);
    case 4:
        return textTerm(random, "policy", "política", some.decision.policyName, &Decision::policyName);
    case 5:
        return {"policy", "policy:" + some.decision.policyId, [id = some.decision.policyId](const SearchedDecision &d) {
                    return d.decision.policyId == id;
                }};
    case 6:
        return numberTerm(
            random, "confidence", 100,
            [](const SearchedDecision &d) -> std::optional<std::int64_t> {
                return d.decision.confidence ? std::optional(std::llround(*d.decision.confidence * 100)) : std::nullopt;
            },
            fraction);
    case 7:
        return numberTerm(
            random, "risk", 100, [](const SearchedDecision &d) { return d.decision.risk; },
            [](std::int64_t value) { return std::to_string(value); });
    case 8:
        return {"pii", "datos:no", [](const SearchedDecision &d) {
                    return !d.decision.containsPii;
                }};
    case 9:
        return textTerm(random, "user", "usuario", some.decision.user.empty() ? "u3" : some.decision.user,
                        &Decision::user);
    case 10: {
        const std::int64_t at = some.key.seq;
        return {"seq", "seq:" + std::to_string(at) + "..,<3", [at](const SearchedDecision &d) {
                    return d.key.seq >= at || d.key.seq < 3;
                }};
    }
    case 11:
        if (random() % 2 == 0)
            return {"id", "id:" + some.key.id, [id = some.key.id](const SearchedDecision &d) {
                        return d.key.id == id;
                    }};
        return {"correlation", "correlation:" + quoted(some.decision.correlationId),
                [c = some.decision.correlationId](const SearchedDecision &d) {
                    return d.decision.correlationId == c;
                }};
    case 12:
        return timeTerm(random, some);
    default:
        return wordTerm(random);
    }
}

} // namespace

Decision anyDecision(Random &random)
{
    Decision decision;
    decision.agent = any(random, agents).written;
    decision.entity = "Modelo " + std::to_string(random() % 60);
    decision.action = any(random, actions).written;
    decision.state = static_cast<DecisionState>(random() % 3);
    const std::size_t policy = pick(random, policies.size());
    decision.policyId = "pol-" + std::to_string(policy);
    decision.policyName = policies[policy].written;
    decision.policyVersion = 1 + static_cast<std::int64_t>(random() % 3);
    if (random() % 5 != 0)
        decision.confidence = static_cast<double>(random() % 101) / 100;
    if (random() % 5 != 0)
        decision.risk = random() % 101;
    decision.containsPii = random() % 4 == 0;
    if (random() % 3 != 0)
        decision.user = "u" + std::to_string(random() % 9);
    decision.reason = any(random, reasons).written;
    decision.correlationId = "c-" + std::to_string(random() % 500);
    const std::string number = std::to_string(random() % 40);
    decision.inputs = std::string(R"({"lugar":")") + any(random, words).written + R"(","notas":[{"texto":")" +
                      any(random, words).written + R"("},)" + number + "]}";
    return decision;
}

SearchedDecision searched(const Decision &decision, const DecisionKey &key)
{
    SearchedDecision made{decision, key, {}};
    for (const std::string &text :
         {decision.agent, decision.entity, decision.action, decision.policyName, decision.reason, decision.user})
        made.words.push_back(wordsOf(text));
    // The inputs are written above: their texts stand between the quotes behind a colon, their number before the end.
    const auto between = [&](const std::string &before, char end) {
        const std::size_t from = decision.inputs.find(before) + before.size();
        return decision.inputs.substr(from, decision.inputs.find(end, from) - from);
    };
    made.words.push_back(wordsOf(between(R"("lugar":")", '"')));
    made.words.push_back(wordsOf(between(R"("texto":")", '"')));
    made.words.push_back(wordsOf(between("\"},", ']')));
    return made;
}

std::string NaiveQuery::text() const
{
    std::string all;
    for (const NaiveTerm &term : terms)
        all += (all.empty() ? "" : " ") + term.text;
    return all;
}

bool NaiveQuery::holds(const SearchedDecision &decision, const std::string &withoutField) const
{
    return std::ranges::all_of(
        terms, [&](const NaiveTerm &term) { return term.field == withoutField || term.holds(decision); });
}

NaiveQuery anyQuery(Random &random, const std::vector<SearchedDecision> &all)
{
    NaiveQuery query;
    for (std::size_t count = random() % 5; count > 0; --count) {
        NaiveTerm term = anyTerm(random, all);
        if (random() % 4 == 0) {
            term.text = '-' + term.text;
            term.holds = [holds = term.holds](const SearchedDecision &d) {
                return !holds(d);
            };
        }
        query.terms.push_back(std::move(term));
    }
    return query;
}

std::vector<const SearchedDecision *> naiveRows(const NaiveQuery &query, contract::AuditSort sort,
                                                const std::vector<SearchedDecision> &all)
{
    using contract::AuditSort;
    std::vector<const SearchedDecision *> rows;
    for (const SearchedDecision &decision : all) {
        if (query.holds(decision))
            rows.push_back(&decision);
    }
    if (sort == AuditSort::OldestFirst)
        return rows;
    std::ranges::reverse(rows);
    if (sort == AuditSort::NewestFirst)
        return rows;
    std::ranges::stable_sort(rows, [sort](const SearchedDecision *a, const SearchedDecision *b) {
        const auto &[x, y] = std::pair(a->decision.confidence, b->decision.confidence);
        if (!x || !y)
            return x && !y;
        return sort == AuditSort::HighestConfidenceFirst ? *x > *y : *x < *y;
    });
    return rows;
}

} // namespace atalaya::platform
