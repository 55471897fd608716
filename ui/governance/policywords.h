// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/person.h"
#include "api/net/apierror.h"
#include "models/policyfindings.h"
#include "models/policyform.h"
#include "models/policymerge.h"
#include "ui/common/tokens.h"

#include <QString>

namespace atalaya::ui {

class PolicyReadingWords;

/// A mode as it stands on a chip: "Se ejecuta", with its icon and tint.
struct ModeLook
{
    QString word{};
    QString icon{};
    Tint tint = Tint::Unknown;
};
[[nodiscard]] ModeLook modeLook(rules::PolicyMode mode);
/// The short word of a list: "Automatic".
[[nodiscard]] QString modeWord(rules::PolicyMode mode);
[[nodiscard]] QString aspectWord(models::PolicyAspect aspect);
[[nodiscard]] QString testWord(models::PolicyTest test);
/// A fault of the form, as a sentence; empty for an empty code.
[[nodiscard]] QString faultWords(const QString &code);
/// What a part is called: "Rule 2".
[[nodiscard]] QString partWord(models::PolicyPart part, int rule);
/// What a text says there, in one line.
[[nodiscard]] QString partText(const rules::Policy &policy, models::PolicyPart part, int rule,
                               const PolicyReadingWords &words, const std::vector<contract::Person> &people);
/// Whom an id means: a name, nobody, or somebody without an account.
[[nodiscard]] QString ownerWord(const std::string &id, const std::vector<contract::Person> &people);
/// A finding as a sentence. `byDefault` is what holds in a gap.
[[nodiscard]] QString warningWords(const models::PolicyWarning &warning, rules::PolicyMode byDefault);
/// Why a change was refused: what the platform's codes about policies mean, else the common words.
[[nodiscard]] QString refusalWords(const api::ApiError &error);

} // namespace atalaya::ui
