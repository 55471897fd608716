// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeuseform.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace atalaya::models {

using contract::InputLimits;
using contract::SafeUseRules;
using rules::PiiKind;

namespace {

constexpr auto parts = std::to_array<SafeUsePart>(
    {SafeUsePart::Email, SafeUsePart::Phone, SafeUsePart::NationalId, SafeUsePart::Iban, SafeUsePart::Card,
     SafeUsePart::StrictRag, SafeUsePart::InputBytes, SafeUsePart::TextCharacters, SafeUsePart::InputFields});
constexpr auto kinds =
    std::to_array({PiiKind::Email, PiiKind::Phone, PiiKind::NationalId, PiiKind::Iban, PiiKind::Card});

std::vector<std::string> namesOf(rules::PiiKinds masked)
{
    std::vector<std::string> names;
    for (const PiiKind kind : kinds)
        if (masked.has(kind))
            names.emplace_back(rules::nameOf(kind));
    return names;
}

std::int64_t numberIn(const QString &text, SafeUsePart part, QMap<SafeUsePart, QString> &faults)
{
    static const QRegularExpression figure(QStringLiteral("^(\\d+|\\d{1,3}([., \\x{A0}\\x{202F}]\\d{3})+)$"));
    static const QRegularExpression separator(QStringLiteral("[^0-9]"));
    QString typed = text.trimmed();
    if (typed.isEmpty()) {
        faults.insert(part, QStringLiteral("empty"));
        return 0;
    }
    if (!figure.match(typed).hasMatch()) {
        faults.insert(part, QStringLiteral("not_a_number"));
        return 0;
    }
    bool isSmall = false;
    const qlonglong number = typed.remove(separator).toLongLong(&isSmall);
    const auto [least, most] = rangeOf(part);
    if (!isSmall || number < least || number > most)
        faults.insert(part, QStringLiteral("out_of_range"));
    return number;
}

bool differ(const SafeUseRules &a, const SafeUseRules &b, SafeUsePart part)
{
    if (const auto kind = kindOf(part))
        return rules::kindsOf(a.masked).has(*kind) != rules::kindsOf(b.masked).has(*kind);
    switch (part) {
    case SafeUsePart::StrictRag:
        return a.strictRag != b.strictRag;
    case SafeUsePart::InputBytes:
        return a.limits.inputBytes != b.limits.inputBytes;
    case SafeUsePart::TextCharacters:
        return a.limits.textCharacters != b.limits.textCharacters;
    default:
        return a.limits.inputFields != b.limits.inputFields;
    }
}

void take(SafeUseRules &into, const SafeUseRules &from, SafeUsePart part)
{
    if (const auto kind = kindOf(part)) {
        rules::PiiKinds masked = rules::kindsOf(into.masked);
        if (rules::kindsOf(from.masked).has(*kind))
            masked.add(*kind);
        else
            masked.remove(*kind);
        into.masked = namesOf(masked);
    } else if (part == SafeUsePart::StrictRag) {
        into.strictRag = from.strictRag;
    } else if (part == SafeUsePart::InputBytes) {
        into.limits.inputBytes = from.limits.inputBytes;
    } else if (part == SafeUsePart::TextCharacters) {
        into.limits.textCharacters = from.limits.textCharacters;
    } else {
        into.limits.inputFields = from.limits.inputFields;
    }
}

} // namespace

std::optional<PiiKind> kindOf(SafeUsePart part)
{
    const auto at = static_cast<std::size_t>(part);
    return at < kinds.size() ? std::optional(kinds[at]) : std::nullopt;
}

std::pair<std::int64_t, std::int64_t> rangeOf(SafeUsePart part)
{
    if (part == SafeUsePart::InputBytes)
        return {InputLimits::leastBytes, InputLimits::mostBytes};
    if (part == SafeUsePart::TextCharacters)
        return {InputLimits::leastCharacters, InputLimits::mostCharacters};
    return {InputLimits::leastFields, InputLimits::mostFields};
}

SafeUseForm formOf(const SafeUseRules &rules)
{
    SafeUseForm form;
    form.masked = rules::kindsOf(rules.masked);
    form.strictRag = QString::fromStdString(rules.strictRag);
    form.inputBytes = QString::number(rules.limits.inputBytes);
    form.textCharacters = QString::number(rules.limits.textCharacters);
    form.inputFields = QString::number(rules.limits.inputFields);
    return form;
}

SafeUseReading readForm(const SafeUseForm &form)
{
    SafeUseReading reading;
    reading.rules.masked = namesOf(form.masked);
    reading.rules.strictRag = form.strictRag.toStdString();
    auto &limits = reading.rules.limits;
    limits.inputBytes = numberIn(form.inputBytes, SafeUsePart::InputBytes, reading.faults);
    limits.textCharacters = numberIn(form.textCharacters, SafeUsePart::TextCharacters, reading.faults);
    limits.inputFields = numberIn(form.inputFields, SafeUsePart::InputFields, reading.faults);
    if (form.note.trimmed().toUtf8().size() > SafeUseForm::mostNote)
        reading.faults.insert(SafeUsePart::Note, QStringLiteral("too_long"));
    return reading;
}

QList<SafeUseChoice> choicesBetween(const SafeUseRules &base, const SafeUseRules &mine, const SafeUseRules &theirs)
{
    QList<SafeUseChoice> choices;
    for (const SafeUsePart part : parts) {
        if (!differ(mine, theirs, part))
            continue;
        const bool isMine = differ(base, mine, part);
        choices.append({part, isMine && differ(base, theirs, part), isMine});
    }
    return choices;
}

SafeUseRules merged(const SafeUseRules &mine, const SafeUseRules &theirs, const QList<SafeUseChoice> &choices)
{
    SafeUseRules made = theirs;
    for (const SafeUseChoice &choice : choices)
        if (choice.takesMine)
            take(made, mine, choice.part);
    return made;
}

QByteArray writeKept(const KeptSafeUse &kept)
{
    const SafeUseForm &form = kept.form;
    const nlohmann::json value{{"version", kept.version},
                               {"base", contract::encode(kept.base)},
                               {"masked", namesOf(form.masked)},
                               {"strictRag", form.strictRag.toStdString()},
                               {"inputBytes", form.inputBytes.toStdString()},
                               {"textCharacters", form.textCharacters.toStdString()},
                               {"inputFields", form.inputFields.toStdString()},
                               {"note", form.note.toStdString()}};
    return QByteArray::fromStdString(contract::dumpJson(value));
}

std::optional<KeptSafeUse> readKeptSafeUse(const QByteArray &bytes)
{
    const auto value = contract::parseJson(bytes.toStdString());
    if (!value || !value->is_object())
        return std::nullopt;
    const auto base = contract::decodeSafeUseRules(value->value("base", nlohmann::json()));
    const auto text = [&value](const char *key) {
        const auto found = value->find(key);
        return found != value->end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                           : QString();
    };
    const auto version = value->value("version", nlohmann::json());
    const auto masked = value->value("masked", nlohmann::json());
    const bool areNames =
        masked.is_array() && std::ranges::all_of(masked, [](const auto &name) { return name.is_string(); });
    if (!base || !version.is_number_integer() || !areNames)
        return std::nullopt;
    KeptSafeUse kept;
    kept.version = version.get<std::int64_t>();
    kept.base = *base;
    kept.form.masked = rules::kindsOf(masked.get<std::vector<std::string>>());
    kept.form.strictRag = text("strictRag");
    kept.form.inputBytes = text("inputBytes");
    kept.form.textCharacters = text("textCharacters");
    kept.form.inputFields = text("inputFields");
    kept.form.note = text("note");
    return kept;
}

} // namespace atalaya::models
