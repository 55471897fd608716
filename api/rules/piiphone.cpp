// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/piiscan.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>

namespace atalaya::rules {

namespace {

constexpr auto phoneWords = std::to_array<std::string_view>(
    {"tel",     "telf",    "tlf",     "tfno",     "tlfno",    "telefono", "telefonos", "telefonico", "movil",
     "moviles", "fijo",    "fax",     "whatsapp", "wasap",    "llamar",   "llama",     "llame",      "llamen",
     "llamad",  "llamado", "llamada", "phone",    "phones",   "mobile",   "telephone", "cell",       "call",
     "called",  "calling", "ring",    "dial",     "contacto", "contact",  "sms"});

/// What is numbered as well.
constexpr auto otherWords = std::to_array<std::string_view>(
    {"pedido",   "pedidos",   "factura",   "facturas",   "expediente", "referencia",  "ref",         "serie",
     "serial",   "albaran",   "ticket",    "incidencia", "caso",       "codigo",      "cod",         "lote",
     "parte",    "id",        "order",     "orders",     "invoice",    "reference",   "sn",          "sku",
     "item",     "article",   "articulo",  "cuenta",     "account",    "tracking",    "seguimiento", "envio",
     "shipment", "matricula", "license",   "licencia",   "version",    "build",       "contador",    "bastidor",
     "vin",      "isbn",      "ean",       "gtin",       "imei",       "cups",        "poliza",      "contrato",
     "contract", "registro",  "solicitud", "request",    "batch",      "transaccion", "transaction", "operacion",
     "commit",   "importe",   "amount",    "total",      "precio",     "price",       "saldo",       "balance",
     "eur",      "usd",       "bytes",     "tokens",     "case",       "record",      "cif",         "vat",
     "part",     "unit",      "meter",     "medidor",    "cliente",    "customer",    "job",         "lot",
     "code"});

/// Digits in groups, with what lies between them.
struct Run
{
    struct Group
    {
        std::size_t from;
        std::size_t size;
        /// Between it and the group before.
        char separator;
    };
    std::size_t begin = 0;
    bool plus = false;
    bool bracket = false;
    std::string digits;
    std::vector<Group> groups;

    [[nodiscard]] std::size_t end() const { return groups.back().from + groups.back().size; }
    [[nodiscard]] std::vector<std::size_t> sizes(std::size_t from = 0) const
    {
        std::vector<std::size_t> all;
        for (std::size_t i = from; i < groups.size(); ++i)
            all.push_back(groups[i].size);
        return all;
    }
    [[nodiscard]] bool allSeparatedBy(char separator) const
    {
        return groups.size() > 1 && std::all_of(groups.begin() + 1, groups.end(), [separator](const Group &group) {
                   return group.separator == separator;
               });
    }
};

constexpr std::size_t longestRun = 24;

/// From the end of a group to the next one's first digit: one separator, or blanks around brackets and dashes.
struct Joint
{
    std::size_t length = 0;
    char separator = '\0';
};

Joint jointAt(const PiiSegment &segment, std::size_t place)
{
    Joint joint;
    for (int signs = 0; signs < 3; ++signs) {
        const std::size_t next = place + joint.length;
        const char c = segment.at(next);
        if (isDigit(c))
            return joint;
        const auto separator = segment.separatorAt(next);
        const bool bracket = c == '(' || c == ')';
        // A point ends a sentence unless a digit follows at once.
        if ((!bracket && separator.length == 0) || (separator.kind == '.' && !isDigit(segment.at(next + 1))))
            return {};
        joint.separator = bracket                                             ? '('
                          : joint.separator == '\0' || joint.separator == ' ' ? separator.kind
                                                                              : joint.separator;
        joint.length += bracket ? 1 : separator.length;
    }
    return isDigit(segment.at(place + joint.length)) ? joint : Joint();
}

Run runAt(const PiiSegment &segment, std::size_t place)
{
    Run run;
    run.begin = place;
    run.plus = segment.at(place) == '+';
    std::size_t i = place + (run.plus ? 1 : 0);
    char separator = '\0';
    while (isDigit(segment.at(i))) {
        const std::size_t from = i;
        while (isDigit(segment.at(i)))
            ++i;
        if (run.digits.size() <= longestRun)
            run.digits += segment.part(from, std::min(i, from + longestRun));
        run.groups.push_back({from, i - from, separator});
        run.bracket = run.bracket || separator == '(';
        Joint joint = jointAt(segment, i);
        // 91/2345678, an older way
        if (segment.at(i) == '/' && run.groups.size() == 1 && i - from >= 2 && i - from <= 3) {
            std::size_t end = i + 1;
            while (isDigit(segment.at(end)) && end < i + 9)
                ++end;
            if (end - i == 7 || end - i == 8)
                joint = {1, '/'};
        }
        // Two numbers with a blank between them: each is long enough by itself.
        std::size_t next = i + joint.length;
        while (next < i + joint.length + 9 && isDigit(segment.at(next)))
            ++next;
        const bool prefix = run.groups.size() == 1 && (run.plus || run.digits == "34" || run.digits.starts_with("00"));
        if (joint.length == 0 || (joint.separator == ' ' && !prefix && (i - from >= 9 || next == i + joint.length + 9)))
            break;
        separator = joint.separator;
        i += joint.length;
    }
    return run;
}

bool oneOf(const std::vector<std::size_t> &sizes, std::initializer_list<std::vector<std::size_t>> patterns)
{
    return std::ranges::find(patterns, sizes) != patterns.end();
}

/// Nine digits as Spaniards write them.
bool spanishGroups(const std::vector<std::size_t> &sizes)
{
    return oneOf(sizes,
                 {{9}, {3, 3, 3}, {3, 2, 2, 2}, {2, 3, 2, 2}, {2, 7}, {3, 6}, {2, 3, 4}, {2, 4, 3}, {1, 2, 2, 2, 2}});
}

bool isNational(std::string_view digits)
{
    return digits.size() == 9 && digits.front() >= '6';
}

/// How many groups of a run that begins with a country's code belong to the number; 0: it is none.
std::size_t internationalGroups(const Run &run, bool hinted)
{
    const bool zeros = !run.plus;
    const std::string_view code = std::string_view(run.digits).substr(zeros ? 2 : 0);
    if (code.empty() || code.front() == '0')
        return 0;
    // Where the length is known, what follows is something else.
    struct Plan
    {
        std::string_view code;
        std::size_t digits;
    };
    constexpr auto plans = std::to_array<Plan>({{"34", 11}, {"1", 11}, {"33", 11}, {"351", 12}});
    std::size_t total = 0;
    std::size_t fits = 0;
    for (std::size_t i = 0; i < run.groups.size(); ++i) {
        total += run.groups[i].size;
        const std::size_t significant = total - std::min<std::size_t>(total, zeros ? 2 : 0);
        for (const Plan &plan : plans) {
            if (code.starts_with(plan.code) && significant == plan.digits)
                return i + 1;
        }
        if (significant >= 8 && significant <= 15)
            fits = i + 1;
    }
    if (fits == 0 || hinted)
        return fits;
    // +40.416775 is a place, 0012345678 a serial number, +1500000 a sum.
    const bool point = run.allSeparatedBy('.') && run.groups.size() == 2;
    return point || (zeros && fits < 3) || (fits == 1 && run.digits.size() < 10) ? 0 : fits;
}

bool looksLikeDate(const Run &run)
{
    const auto sizes = run.sizes();
    const std::string_view digits = run.digits;
    const auto century = [](std::string_view year) {
        return year.starts_with("19") || year.starts_with("20");
    };
    return (sizes.size() >= 3 && sizes[0] == 4 && sizes[1] == 2 && sizes[2] == 2 && century(digits)) ||
           (sizes.size() >= 3 && sizes[0] <= 2 && sizes[1] <= 2 && sizes[2] == 4 &&
            century(digits.substr(sizes[0] + sizes[1])));
}

bool looksLikeAddress(const Run &run, const PiiSegment &segment)
{
    return run.groups.size() == 4 && run.allSeparatedBy('.') &&
           std::ranges::all_of(run.groups, [&segment](const Run::Group &group) {
               return group.size <= 3 && (group.size < 3 || segment.part(group.from, group.from + 3) <= "255");
           });
}

bool moneyAround(const Run &run, const PiiSegment &segment)
{
    const auto sign = [](std::string_view text) {
        return text.starts_with("\u20AC") || text.starts_with('$') || text.starts_with("\u00A3") ||
               text.starts_with('%') || text.starts_with("EUR") || text.starts_with("eur") || text.starts_with("USD");
    };
    const std::size_t end = run.end();
    const std::size_t gap = segment.separatorAt(end).kind == ' ' ? segment.separatorAt(end).length : 0;
    if (sign(segment.part(std::min(end + gap, segment.to()), segment.to())))
        return true;
    std::size_t before = run.begin;
    if (before > segment.from() && segment.at(before - 1) == ' ')
        --before;
    return (before > segment.from() && segment.at(before - 1) == '$') ||
           (before >= segment.from() + 3 && segment.part(before - 3, before) == "\u20AC");
}

/// Part of a longer code: A-612345678, 2024/612345678, 612345678/24, 612345678-B.
bool inCode(const Run &run, const PiiSegment &segment)
{
    const char before = run.begin > segment.from() ? segment.at(run.begin - 1) : '\0';
    const bool first = run.begin == segment.from() + 1;
    if (before == '+' || before == '_' || before == '#' || before == '-' || before == '.' || (before == '/' && !first))
        return true;
    const char after = segment.at(run.end());
    if (after == '_' || (after == '-' && segment.wordAt(run.end() + 1) > 0))
        return true;
    if (after != '/' && after != ',')
        return false;
    std::size_t i = run.end() + 1;
    while (isDigit(segment.at(i)) && i < run.end() + 10)
        ++i;
    const std::size_t digits = i - run.end() - 1;
    // Two numbers side by side are two numbers.
    return digits > 0 && digits < 9 && (after == '/' || digits < 3);
}

bool plainNumber(const Run &run)
{
    const auto sizes = run.sizes();
    const std::string_view digits = run.digits;
    if (digits.size() == 9 && isNational(digits))
        return spanishGroups(sizes) && !run.allSeparatedBy('.');
    if (digits.size() == 11 && digits.starts_with("34") && isNational(digits.substr(2)))
        return sizes == std::vector<std::size_t>{11} || (sizes[0] == 2 && spanishGroups(run.sizes(1)));
    if (digits.front() == '0' && digits[1] != '0')
        return oneOf(sizes, {{2, 2, 2, 2, 2}, {5, 6}, {3, 4, 4}, {4, 3, 4}, {5, 3, 3}});
    if (digits.front() == '1')
        return sizes == std::vector<std::size_t>{1, 3, 3, 4} && run.allSeparatedBy('-');
    return sizes == std::vector<std::size_t>{3, 3, 4} && digits.front() >= '2' &&
           (run.bracket || run.allSeparatedBy('-'));
}

/// How many groups of the run are a phone number; 0: it is none.
std::size_t phoneGroups(const Run &run, const PiiSegment &segment)
{
    if (run.digits.size() < 7 || segment.wordAt(run.end()) > 0 || moneyAround(run, segment) || looksLikeDate(run))
        return 0;
    const int hint = segment.hintBefore(run.begin, phoneWords, otherWords);
    if (run.plus || run.digits.starts_with("00"))
        return internationalGroups(run, hint > 0);
    if (run.digits.size() > 15 || (hint <= 0 && (inCode(run, segment) || looksLikeAddress(run, segment))))
        return 0;
    const bool found = hint > 0 || (hint == 0 && plainNumber(run));
    return found ? run.groups.size() : 0;
}

} // namespace

void scanPhones(const PiiSegment &whole, std::vector<PiiFinding> &found)
{
    PiiSegment segment = whole;
    for (std::size_t i = segment.from(); i < segment.to(); ++i) {
        const char c = segment.at(i);
        const bool begins = isDigit(c) || (c == '+' && isDigit(segment.at(i + 1)));
        if (!begins || segment.wordBefore(i))
            continue;
        Run run = runAt(segment, i);
        const std::size_t groups = phoneGroups(run, segment);
        if (groups == 0) {
            i = run.end() - 1;
            continue;
        }
        run.groups.resize(groups);
        // (91) 123 45 67 and (+34) 612 345 678
        const std::size_t code = run.groups.front().from + run.groups.front().size;
        if (i > segment.from() && segment.at(i - 1) == '(' && segment.at(code) == ')' && groups > 1)
            --run.begin;
        found.push_back({PiiKind::Phone, run.begin, run.end() - run.begin});
        segment = segment.behind(run.end());
        i = run.end() - 1;
    }
}

} // namespace atalaya::rules
