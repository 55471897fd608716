// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/safeuse.h"
#include "api/rules/safeuse.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace atalaya::models {

/// What of the rules of safe use can be changed, and chosen between two texts.
enum class SafeUsePart
{
    Email,
    Phone,
    NationalId,
    Iban,
    Card,
    StrictRag,
    InputBytes,
    TextCharacters,
    InputFields,
    /// Of a change, not of the rules: no choice is about it.
    Note
};

/// The rules as somebody types them.
struct SafeUseForm
{
    static constexpr int mostNote = 500;

    rules::PiiKinds masked = rules::PiiKinds::all();
    /// off, review or blocked.
    QString strictRag = QStringLiteral("off");
    QString inputBytes{};
    QString textCharacters{};
    QString inputFields{};
    /// Why, for those who read the history.
    QString note{};

    bool operator==(const SafeUseForm &) const = default;
};
[[nodiscard]] SafeUseForm formOf(const contract::SafeUseRules &rules);

struct SafeUseReading
{
    contract::SafeUseRules rules{};
    /// Codes: empty, not_a_number, out_of_range, too_long.
    QMap<SafeUsePart, QString> faults{};
};
/// Figures may have separators between their thousands.
[[nodiscard]] SafeUseReading readForm(const SafeUseForm &form);
/// The kind that a part switches.
[[nodiscard]] std::optional<rules::PiiKind> kindOf(SafeUsePart part);
/// What a limit may be.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> rangeOf(SafeUsePart part);

/// A part in which two texts differ.
struct SafeUseChoice
{
    SafeUsePart part = SafeUsePart::Email;
    /// Both have changed it since.
    bool isContested = false;
    bool takesMine = true;

    bool operator==(const SafeUseChoice &) const = default;
};
/// Where `mine` and `theirs` differ. What only one of them has changed since `base` is chosen so; of what both have
/// changed `mine` is, until somebody says otherwise.
[[nodiscard]] QList<SafeUseChoice> choicesBetween(const contract::SafeUseRules &base,
                                                  const contract::SafeUseRules &mine,
                                                  const contract::SafeUseRules &theirs);
[[nodiscard]] contract::SafeUseRules merged(const contract::SafeUseRules &mine, const contract::SafeUseRules &theirs,
                                            const QList<SafeUseChoice> &choices);

/// What this computer keeps of a form that is not saved: with the version that it was written on.
struct KeptSafeUse
{
    SafeUseForm form{};
    std::int64_t version = 0;
    contract::SafeUseRules base{};
};
[[nodiscard]] QByteArray writeKept(const KeptSafeUse &kept);
[[nodiscard]] std::optional<KeptSafeUse> readKeptSafeUse(const QByteArray &bytes);

} // namespace atalaya::models
