// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/prompt.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace atalaya::models {

/// A prompt template as somebody types it. Its places are those of the text, so that none is missing or too many.
struct PromptForm
{
    QString name{};
    QString text{};
    /// What belongs into a place, by its name; also of places that are gone for the moment.
    QMap<QString, QString> about{};

    bool operator==(const PromptForm &) const = default;
};
[[nodiscard]] PromptForm formOf(const contract::PromptDocument &document);

struct PromptFault
{
    enum class Part
    {
        Name,
        Text,
        About
    };
    Part part = Part::Name;
    /// Of About: the place.
    QString place{};
    /// empty, too_long, too_many_lines, too_many_places, unclosed_placeholder, bad_placeholder, bad_character.
    QString code{};
    /// In the text, in UTF-16 units; length 0: the text as a whole.
    int from = 0;
    int length = 0;

    bool operator==(const PromptFault &) const = default;
};

struct PromptReading
{
    struct Place
    {
        int from = 0;
        int length = 0;
        bool operator==(const Place &) const = default;
    };
    contract::PromptDocument document{};
    /// The names of the places, each once, in their order.
    QStringList names{};
    /// Where they stand in the text, in UTF-16 units.
    QList<Place> places{};
    QList<PromptFault> faults{};
};
[[nodiscard]] PromptReading readForm(const PromptForm &form);

enum class PromptPart
{
    Name,
    Text,
    /// What belongs into the places.
    About
};
/// A part in which two texts differ.
struct PromptChoice
{
    PromptPart part = PromptPart::Name;
    /// Both have changed it since.
    bool isContested = false;
    bool takesMine = true;

    bool operator==(const PromptChoice &) const = default;
};
/// What only one of them has changed since `base` is chosen so; of what both have changed `mine` is.
[[nodiscard]] QList<PromptChoice> choicesBetween(const PromptForm &base, const PromptForm &mine,
                                                 const PromptForm &theirs);
[[nodiscard]] PromptForm merged(const PromptForm &mine, const PromptForm &theirs, const QList<PromptChoice> &choices);

/// What this computer keeps of a template that is not saved: with the revision that it was written on.
struct KeptPrompt
{
    PromptForm form{};
    std::int64_t revision = 0;
    PromptForm base{};
};
[[nodiscard]] QByteArray writeKept(const KeptPrompt &kept);
[[nodiscard]] std::optional<KeptPrompt> readKeptPrompt(const QByteArray &bytes);

} // namespace atalaya::models
