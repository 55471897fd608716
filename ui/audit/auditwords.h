// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "api/rules/query.h"
#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QCoreApplication>

#include <utility>

namespace atalaya::ui {

/// The words of the AI audit log, in the language of the moment; made anew when language or tenant change.
class AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::AuditWords)

public:
    explicit AuditWords(Formats formats)
        : m_formats(std::move(formats))
    {}
    [[nodiscard]] const Formats &formats() const { return m_formats; }
    /// Of the terms that clicks and completions write.
    [[nodiscard]] rules::QueryLanguage language() const;

    [[nodiscard]] static QString noData();
    [[nodiscard]] static QString state(contract::DecisionState state);
    [[nodiscard]] static QString stateIcon(contract::DecisionState state);
    [[nodiscard]] static Tint stateTint(contract::DecisionState state);
    [[nodiscard]] static QString yesNo(bool value);

    /// In front of a chip's value; `negated` says "not". Empty for free words.
    [[nodiscard]] static QString field(rules::QueryField field, bool negated = false);
    /// A value of the query as it is read: "Blocked", "< 0.8", "7 d".
    [[nodiscard]] QString value(rules::QueryField field, const QString &written) const;
    /// Why a place of the query can't be understood; `part` is what stands there.
    [[nodiscard]] static QString problem(const QString &code, const QString &part,
                                         std::optional<rules::QueryField> field);
    /// "0–69", "no data", "Yes, masked".
    [[nodiscard]] QString facetValue(rules::QueryField field, const QString &value, const QString &label) const;
    [[nodiscard]] static QString facetTitle(rules::QueryField field);

    [[nodiscard]] static QDateTime at(contract::Instant instant);
    /// 6 Feb 14:04:17
    [[nodiscard]] QString shortMoment(contract::Instant instant) const;
    /// 6 Feb 2026, 14:04:17
    [[nodiscard]] QString moment(contract::Instant instant) const;
    /// 14:04:17
    [[nodiscard]] QString clock(const QDateTime &at) const;
    [[nodiscard]] QString confidence(std::optional<double> value) const;
    [[nodiscard]] QString risk(std::optional<std::int64_t> value) const;
    [[nodiscard]] static QString text(const std::string &value) { return QString::fromStdString(value); }

    /// Why this became of the decision, as a sentence for people.
    [[nodiscard]] static QString reason(const contract::AuditRow &row);
    /// One line for who only hears it.
    [[nodiscard]] QString spoken(const contract::AuditRow &row) const;

private:
    [[nodiscard]] QString number(const QString &written) const;
    [[nodiscard]] QString time(const QString &written) const;

    Formats m_formats;
};

} // namespace atalaya::ui
