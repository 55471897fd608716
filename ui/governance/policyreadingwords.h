// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyreading.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>
#include <QTranslator>

namespace atalaya::ui {

/// A policy as a sentence, in a language of its own whatever the window speaks.
class PolicyReadingWords
{
public:
    /// "es" or "en". Money is in `currency`, hours are of `zone`.
    PolicyReadingWords(const QString &language, const QString &currency, const QTimeZone &zone);

    [[nodiscard]] QString language() const { return m_language; }
    /// Plain text.
    [[nodiscard]] QString sentence(const rules::PolicyReading &reading) const;
    /// The same with the outcomes in bold, everything else escaped.
    [[nodiscard]] QString html(const rules::PolicyReading &reading) const;
    /// What one rule asks: "the risk is 90 or more".
    [[nodiscard]] QString condition(const rules::PolicySentence &sentence) const;
    /// "it is blocked"
    [[nodiscard]] QString outcome(rules::PolicyMode mode) const;
    [[nodiscard]] QString clause(const rules::PolicyClause &clause) const;
    [[nodiscard]] QString names(const std::vector<std::string> &names) const;

private:
    enum class Bold
    {
        No,
        Yes
    };
    [[nodiscard]] QString say(const char *source) const;
    [[nodiscard]] QString write(const rules::PolicyReading &reading, Bold bold) const;
    [[nodiscard]] QString conditions(const std::vector<rules::PolicyClause> &clauses) const;
    [[nodiscard]] QString number(const rules::PolicyClause &clause) const;
    [[nodiscard]] QString amount(rules::PolicyPhrase phrase, std::int64_t value) const;

    QString m_language;
    QString m_currency;
    QTimeZone m_zone;
    QLocale m_locale;
    QTranslator m_words;
};

} // namespace atalaya::ui
