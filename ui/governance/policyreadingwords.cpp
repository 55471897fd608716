// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyreadingwords.h"

#include "models/policytimes.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using rules::PolicyClause;
using rules::PolicyPhrase;

namespace {

constexpr const char *context = "atalaya::ui::PolicyReadingWords";

struct Bounds
{
    PolicyPhrase phrase;
    const char *below;
    const char *atMost;
    const char *above;
    const char *atLeast;
};
constexpr std::array bounds{
    Bounds{PolicyPhrase::Confidence, QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the confidence is below %1"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the confidence is %1 or less"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the confidence is above %1"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the confidence is %1 or more")},
    Bounds{PolicyPhrase::Risk, QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the risk is below %1"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the risk is %1 or less"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the risk is above %1"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the risk is %1 or more")},
    Bounds{PolicyPhrase::Amount, QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the amount is below %1"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the amount is %1 or less"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the amount is above %1"),
           QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the amount is %1 or more")}};

QDateTime moment(contract::Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

PolicyReadingWords::PolicyReadingWords(const QString &language, const QString &currency, const QTimeZone &zone)
    : m_language(language)
    , m_currency(currency)
    , m_zone(zone)
    , m_locale(language == "es"_L1 ? QLocale(QLocale::Spanish, QLocale::Spain)
                                   : QLocale(QLocale::English, QLocale::UnitedKingdom))
{
    // English stands in the source.
    if (language != "en"_L1)
        (void)m_words.load(u":/i18n/atalaya_"_s + language);
}

QString PolicyReadingWords::say(const char *source) const
{
    const QString found = m_words.isEmpty() ? QString() : m_words.translate(context, source);
    return found.isEmpty() ? QString::fromUtf8(source) : found;
}

QString PolicyReadingWords::names(const std::vector<std::string> &names) const
{
    QStringList all;
    for (const std::string &name : names)
        all += say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "“%1”")).arg(QString::fromStdString(name));
    const QString last = all.size() > 1 ? all.takeLast() : QString();
    const QString first = all.join(u", "_s);
    return last.isEmpty() ? first
                          : say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "%1 or %2")).arg(first, last);
}

QString PolicyReadingWords::amount(PolicyPhrase phrase, std::int64_t value) const
{
    const Formats formats(m_currency, m_zone, m_locale);
    if (phrase == PolicyPhrase::Risk)
        return formats.integer(value);
    if (phrase == PolicyPhrase::Amount)
        return formats.money(static_cast<double>(value) / 100);
    const int digits = value % 100 == 0 ? 2 : value % 10 == 0 ? 3 : 4;
    return formats.decimal(static_cast<double>(value) / static_cast<double>(rules::confidenceSteps), digits);
}

QString PolicyReadingWords::number(const PolicyClause &clause) const
{
    QStringList parts;
    for (const Bounds &words : bounds) {
        if (words.phrase != clause.phrase)
            continue;
        if (const auto &from = clause.number.from)
            parts += say(from->inclusive ? words.atLeast : words.above).arg(amount(clause.phrase, from->value));
        if (const auto &to = clause.number.to)
            parts += say(to->inclusive ? words.atMost : words.below).arg(amount(clause.phrase, to->value));
    }
    return parts.size() == 2
               ? say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "%1 and %2")).arg(parts.at(0), parts.at(1))
               : parts.value(0);
}

QString PolicyReadingWords::clause(const PolicyClause &clause) const
{
    const auto named = [&](const char *source) {
        return say(source).arg(names(clause.names));
    };
    switch (clause.phrase) {
    case PolicyPhrase::EveryAction:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "any action"));
    case PolicyPhrase::EveryEntity:
        return {};
    case PolicyPhrase::AnyDecision:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "always"));
    case PolicyPhrase::PiiYes:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "there are personal data"));
    case PolicyPhrase::PiiNo:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "there are no personal data"));
    case PolicyPhrase::ConfidenceMissing:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "no confidence is given"));
    case PolicyPhrase::RiskMissing:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "no risk is given"));
    case PolicyPhrase::AmountMissing:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "no amount is given"));
    case PolicyPhrase::Actions:
        return named(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the action is %1"));
    case PolicyPhrase::Entities:
        return named(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "it is about %1"));
    case PolicyPhrase::Agents:
        return named(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the agent is %1"));
    case PolicyPhrase::Roles:
        return named(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "it acts for the role %1"));
    case PolicyPhrase::Tiers:
        return named(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the plan is %1"));
    case PolicyPhrase::Confidence:
    case PolicyPhrase::Risk:
    case PolicyPhrase::Amount:
        return number(clause);
    case PolicyPhrase::Windows: {
        const QStringList days =
            say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "mon tue wed thu fri sat sun")).split(u' ');
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "the time is within %1"))
            .arg(models::windowsText(clause.windows, days).replace(u'-', QChar(0x2013)));
    }
    case PolicyPhrase::ValidFrom:
    case PolicyPhrase::ValidUntil: {
        const QString at = Formats({}, m_zone, m_locale).dateTime(moment(*clause.instant));
        return say(clause.phrase == PolicyPhrase::ValidFrom
                       ? QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "It holds from %1 on.")
                       : QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "It holds until %1."))
            .arg(at);
    }
    case PolicyPhrase::SwitchedOff:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "It is switched off."));
    case PolicyPhrase::SilentElsewhere:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "Of anything else it says nothing."));
    }
    return {};
}

QString PolicyReadingWords::conditions(const std::vector<PolicyClause> &clauses) const
{
    QStringList all;
    for (const PolicyClause &clause : clauses)
        all += this->clause(clause);
    const QString last = all.size() > 1 ? all.takeLast() : QString();
    const QString first = all.join(u", "_s);
    return last.isEmpty() ? first
                          : say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "%1 and %2")).arg(first, last);
}

QString PolicyReadingWords::condition(const rules::PolicySentence &sentence) const
{
    const QString all = conditions(sentence.when);
    QStringList any;
    for (const auto &group : sentence.any)
        any += conditions(group);
    const QString one = any.join(say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", " or ")));
    if (any.isEmpty())
        return all;
    return all.isEmpty()
               ? one
               : say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "%1, and besides %2")).arg(all, one);
}

QString PolicyReadingWords::outcome(rules::PolicyMode mode) const
{
    switch (mode) {
    case rules::PolicyMode::Auto:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "it is executed"));
    case rules::PolicyMode::Review:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "a person reviews it"));
    case rules::PolicyMode::Blocked:
        return say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "it is blocked"));
    }
    return {};
}

QString PolicyReadingWords::write(const rules::PolicyReading &reading, Bold bold) const
{
    const auto plain = [bold](const QString &text) {
        return bold == Bold::Yes ? text.toHtmlEscaped() : text;
    };
    QString actions;
    QString entities;
    for (const PolicyClause &part : reading.scope) {
        if (part.phrase == PolicyPhrase::Entities)
            entities = names(part.names);
        else if (part.phrase != PolicyPhrase::EveryEntity)
            actions = part.phrase == PolicyPhrase::Actions ? names(part.names) : clause(part);
    }
    const QString what =
        entities.isEmpty()
            ? actions
            : say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "%1 about %2")).arg(actions, entities);
    QStringList sentences;
    for (const rules::PolicySentence &sentence : reading.sentences) {
        const QString then = plain(outcome(sentence.then.mode));
        const QString strong = bold == Bold::Yes ? u"<b>"_s + then + u"</b>"_s : then;
        const bool isAlways = !sentence.otherwise && sentence.any.empty() && sentence.when.size() == 1 &&
                              sentence.when[0].phrase == PolicyPhrase::AnyDecision;
        const QString frame =
            say(sentence.otherwise ? QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "otherwise, %1")
                : isAlways         ? QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "always, %1")
                                   : QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "if %2, %1"));
        // The names are not searched for places of their own.
        QString made = plain(frame);
        made.replace(u"%1"_s, strong);
        sentences += made.replace(u"%2"_s, plain(condition(sentence)));
    }
    QString text = say(QT_TRANSLATE_NOOP("atalaya::ui::PolicyReadingWords", "When an agent wants to do %1"));
    text = plain(text.replace(u"%1"_s, what)) + u": "_s + sentences.join(u"; "_s) + u'.';
    for (const PolicyClause &note : reading.notes)
        text += u' ' + plain(clause(note));
    return capital(text);
}

QString PolicyReadingWords::sentence(const rules::PolicyReading &reading) const
{
    return write(reading, Bold::No);
}

QString PolicyReadingWords::html(const rules::PolicyReading &reading) const
{
    return write(reading, Bold::Yes);
}

} // namespace atalaya::ui
