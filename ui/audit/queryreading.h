// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace atalaya::ui {

/// One term of a query, as the bar shows it. Places are in characters of the text that was read.
struct QueryPiece
{
    qsizetype from = 0;
    qsizetype length = 0;
    /// "policy", in the language of the moment; empty for free words.
    QString field{};
    /// "Riesgo alto", "< 0.8".
    QString value{};
    bool negated = false;
    /// What can't be understood about it; empty: all of it can.
    QString problem{};

    [[nodiscard]] bool isWords() const { return field.isEmpty(); }
    bool operator==(const QueryPiece &) const = default;
};

/// A place that can't be understood, and why.
struct QueryProblem
{
    qsizetype from = 0;
    qsizetype length = 0;
    QString sentence{};
    bool operator==(const QueryProblem &) const = default;
};

struct QueryReading
{
    QList<QueryPiece> pieces{};
    QList<QueryProblem> problems{};
};

/// Reads a text; the bar knows no grammar.
using QueryReader = std::function<QueryReading(const QString &)>;

/// A continuation of what is typed: replaces `length` characters from `from` on.
struct QuerySuggestion
{
    qsizetype from = 0;
    qsizetype length = 0;
    QString insert{};
    /// In the list, and muted behind it.
    QString words{};
    QString note{};
    /// More has to follow (a value after `policy:`), so no blank is put behind it.
    bool isOpen = false;
    bool operator==(const QuerySuggestion &) const = default;
};

/// Continuations of a text whose cursor stands at a place.
using QuerySuggester = std::function<QList<QuerySuggestion>(const QString &, qsizetype)>;

} // namespace atalaya::ui
