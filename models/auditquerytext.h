// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/query.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace atalaya::models {

/// A term of the query, for a chip. Places are in characters of the text.
struct AuditChip
{
    qsizetype from = 0;
    qsizetype length = 0;
    /// nullopt: no field has this name.
    std::optional<rules::QueryField> field;
    bool negated = false;
    bool valid = true;
    /// As it is typed; empty for free words.
    QString name;
    /// Without quotes, with operators and `*`.
    QStringList values;

    bool operator==(const AuditChip &) const = default;
};

/// What can't be understood, and where; the codes are those of rules::QueryError.
struct AuditQueryProblem
{
    qsizetype from = 0;
    qsizetype length = 0;
    QString code;

    bool operator==(const AuditQueryProblem &) const = default;
};

/// One value of one field, as a cell or a facet has it: states, yes, no and none in English.
struct AuditTerm
{
    rules::QueryField field = rules::QueryField::Text;
    QString value;

    bool operator==(const AuditTerm &) const = default;
};

/// What a text means at a moment; dates are the tenant's. Terms that can't be understood are left out.
[[nodiscard]] rules::Query queryOf(const QString &text, const QTimeZone &zone, contract::Instant now);

/// The text of the query bar, cut into terms, and the texts that a click makes of it. What a click does not concern
/// stays as it was typed.
class AuditQueryText
{
public:
    /// `language`: of the words in new terms.
    explicit AuditQueryText(const QString &text, const QTimeZone &zone,
                            rules::QueryLanguage language = rules::QueryLanguage::English);

    [[nodiscard]] const QList<AuditChip> &chips() const { return m_chips; }
    [[nodiscard]] const QList<AuditQueryProblem> &problems() const { return m_problems; }
    /// The same for texts that ask the same, whenever they are asked.
    [[nodiscard]] const QString &meaning() const { return m_meaning; }
    /// A term that is not negated has the value among its own.
    [[nodiscard]] bool holds(const AuditTerm &term) const;

    [[nodiscard]] QString with(const QString &term) const;
    [[nodiscard]] QString without(qsizetype chip) const;
    [[nodiscard]] QString replaced(qsizetype chip, const QString &term) const;
    [[nodiscard]] QString negated(qsizetype chip) const;
    /// Only this value of the field. A time means the day in which it lies.
    [[nodiscard]] QString only(const AuditTerm &term) const;
    [[nodiscard]] QString excluding(const AuditTerm &term) const;
    /// The value becomes one of the field's alternatives, or stops being one.
    [[nodiscard]] QString toggled(const AuditTerm &term) const;
    /// Instead of all times that are named: [from, to); an invalid one leaves that side open.
    [[nodiscard]] QString during(const QDateTime &from, const QDateTime &to) const;

private:
    /// One term while it is edited.
    struct Part
    {
        std::string text;
        std::optional<rules::QueryField> field;
        bool negated = false;
        bool valid = true;
        std::string name;
        std::vector<std::string> values;
    };

    [[nodiscard]] rules::ParsedQuery parse(std::string_view text) const;
    [[nodiscard]] std::string valueOf(const AuditTerm &term) const;
    [[nodiscard]] bool isSame(rules::QueryField field, const std::string &one, const std::string &other) const;
    [[nodiscard]] bool drop(std::vector<Part> &parts, const AuditTerm &term, bool negated) const;
    void add(std::vector<Part> &parts, const AuditTerm &term, bool negated) const;
    [[nodiscard]] std::string timeText(rules::QueryField field, const QDateTime &at) const;

    QTimeZone m_zone;
    rules::QueryLanguage m_language;
    std::vector<Part> m_parts;
    QList<AuditChip> m_chips;
    QList<AuditQueryProblem> m_problems;
    QString m_meaning;
};

} // namespace atalaya::models
