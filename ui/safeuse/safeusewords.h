// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"
#include "models/promptform.h"
#include "models/safeuseform.h"
#include "ui/common/formats.h"

#include <QString>

namespace atalaya::ui {

/// "E-mail addresses", "Phone numbers", …
[[nodiscard]] QString piiWord(rules::PiiKind kind);
/// What becomes of a decision without a source: off, review or blocked.
[[nodiscard]] QString strictRagWord(const QString &name);
[[nodiscard]] QString safeUsePartWord(models::SafeUsePart part);
/// What the rules say there.
[[nodiscard]] QString safeUsePartText(const contract::SafeUseRules &rules, models::SafeUsePart part,
                                      const Formats &formats);
/// What a limit may be: "256 to 32,768".
[[nodiscard]] QString limitRange(models::SafeUsePart part, const Formats &formats);
/// Empty without a code.
[[nodiscard]] QString safeUseFaultWords(const QString &code, models::SafeUsePart part, const Formats &formats);
[[nodiscard]] QString promptFaultWords(const QString &code);
[[nodiscard]] QString promptPartWord(models::PromptPart part);
[[nodiscard]] QString safeUseRefusalWords(const api::ApiError &error);
/// A person's name; an account that is gone has none.
[[nodiscard]] QString personWord(const QString &name);

} // namespace atalaya::ui
