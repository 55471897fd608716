// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace atalaya {

struct ParsedArguments;

/// The console's command line.
struct Arguments
{
    std::optional<QUrl> server{};
    bool demo = false;
    QString profile{};
    /// "es", "en" or empty: as remembered.
    QString language{};
    /// Folder for pictures; empty: a normal start.
    QString shots{};

    bool operator==(const Arguments &) const = default;

    /// `line` begins with the program's name.
    [[nodiscard]] static ParsedArguments parse(const QStringList &line);
};

/// The arguments, or what to print before ending with `exitCode`: help, version, or what is wrong with the line.
struct ParsedArguments
{
    std::optional<Arguments> arguments{};
    QString text{};
    int exitCode = 0;
};

} // namespace atalaya
