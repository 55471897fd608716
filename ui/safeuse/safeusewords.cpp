// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeusewords.h"

#include "ui/common/errorwords.h"

#include <QCoreApplication>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::SafeUsePart;
using rules::PiiKind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::SafeUseWords)
};

} // namespace

QString piiWord(PiiKind kind)
{
    switch (kind) {
    case PiiKind::Email:
        return Words::tr("E-mail addresses");
    case PiiKind::Phone:
        return Words::tr("Phone numbers");
    case PiiKind::NationalId:
        return Words::tr("National ids (DNI, NIE, NIF)");
    case PiiKind::Iban:
        return Words::tr("Bank accounts (IBAN)");
    case PiiKind::Card:
        return Words::tr("Payment cards");
    }
    return {};
}

QString strictRagWord(const QString &name)
{
    if (name == "review"_L1)
        return Words::tr("A person reviews it");
    if (name == "blocked"_L1)
        return Words::tr("It is blocked");
    return Words::tr("It goes its way");
}

QString safeUsePartWord(SafeUsePart part)
{
    if (const auto kind = models::kindOf(part))
        return piiWord(*kind);
    switch (part) {
    case SafeUsePart::StrictRag:
        return Words::tr("Decisions without a source");
    case SafeUsePart::InputBytes:
        return Words::tr("All inputs together");
    case SafeUsePart::TextCharacters:
        return Words::tr("One text");
    case SafeUsePart::InputFields:
        return Words::tr("Number of values");
    default:
        return Words::tr("Why");
    }
}

QString safeUsePartText(const contract::SafeUseRules &rules, SafeUsePart part, const Formats &formats)
{
    if (const auto kind = models::kindOf(part))
        return rules::kindsOf(rules.masked).has(*kind) ? Words::tr("Masked") : Words::tr("Stored as they come");
    switch (part) {
    case SafeUsePart::StrictRag:
        return strictRagWord(QString::fromStdString(rules.strictRag));
    case SafeUsePart::InputBytes:
        return Words::tr("%1 bytes").arg(formats.integer(rules.limits.inputBytes));
    case SafeUsePart::TextCharacters:
        return Words::tr("%1 characters").arg(formats.integer(rules.limits.textCharacters));
    default:
        return formats.integer(rules.limits.inputFields);
    }
}

QString limitRange(SafeUsePart part, const Formats &formats)
{
    const auto [least, most] = models::rangeOf(part);
    return Words::tr("%1 to %2").arg(formats.integer(least), formats.integer(most));
}

QString safeUseFaultWords(const QString &code, SafeUsePart part, const Formats &formats)
{
    if (code.isEmpty())
        return {};
    if (code == "empty"_L1)
        return Words::tr("Something is missing here.");
    if (code == "not_a_number"_L1)
        return Words::tr("This is not a whole number.");
    if (code == "too_long"_L1)
        return Words::tr("This is too long.");
    return Words::tr("It can be %1.").arg(limitRange(part, formats));
}

QString promptFaultWords(const QString &code)
{
    if (code.isEmpty())
        return {};
    if (code == "empty"_L1)
        return Words::tr("Something is missing here.");
    if (code == "too_long"_L1)
        return Words::tr("This is too long.");
    if (code == "too_many_lines"_L1)
        return Words::tr("These are more than 1,000 lines.");
    if (code == "too_many_places"_L1)
        return Words::tr("These are more than 50 places.");
    if (code == "unclosed_placeholder"_L1)
        return Words::tr("A place begins here and does not end: write {{name}}, within one line.");
    if (code == "bad_placeholder"_L1)
        return Words::tr("The name of a place has small letters, digits and _, a letter first: {{name}}.");
    return Words::tr("There is a character that can't stand here.");
}

QString promptPartWord(models::PromptPart part)
{
    switch (part) {
    case models::PromptPart::Name:
        return Words::tr("Name");
    case models::PromptPart::Text:
        return Words::tr("Text");
    case models::PromptPart::About:
        return Words::tr("What belongs into the places");
    }
    return {};
}

QString safeUseRefusalWords(const api::ApiError &error)
{
    if (error.code == "unchanged"_L1)
        return Words::tr("That is what is in force already.");
    if (error.code == "stale_version"_L1)
        return Words::tr("Somebody else has changed it meanwhile. What is shown now is theirs; look at it again.");
    if (error.code == "step_up_declined"_L1)
        return Words::tr("Nothing was changed: the code was not given.");
    if (error.code == "second_person_needed"_L1)
        return Words::tr("Who asked for it, or has written it, can't be the one who agrees.");
    if (error.code == "not_pending"_L1)
        return Words::tr("It does not wait any more: somebody has decided, or it was taken back.");
    if (error.code == "approval_pending"_L1)
        return Words::tr("Something waits for a second person already. It is decided first.");
    if (error.code == "prompt_withdrawn"_L1)
        return Words::tr("Somebody has withdrawn it already.");
    if (error.code == "too_many_prompts"_L1)
        return Words::tr("There are 1,000 templates; no more can be kept apart.");
    const ErrorWords words = ErrorWords::of(error);
    return words.title + u". "_s + words.advice;
}

QString personWord(const QString &name)
{
    return name.isEmpty() ? Words::tr("an account that is gone") : name;
}

} // namespace atalaya::ui
