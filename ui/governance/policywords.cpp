// SPDX-License-Identifier: GPL-3.0-or-later
#include "policywords.h"

#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/governance/policyreadingwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyAspect;
using models::PolicyPart;
using models::PolicyTest;
using rules::PolicyFindingKind;
using rules::PolicyMode;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::PolicyWords)
};

QString exampleWords(const rules::PolicyFacts &facts)
{
    const Formats formats;
    QStringList parts;
    parts += facts.confidence
                 ? Words::tr("confidence %1").arg(formats.decimal(static_cast<double>(*facts.confidence) / 10'000, 2))
                 : Words::tr("no confidence");
    parts += facts.risk ? Words::tr("risk %1").arg(formats.integer(*facts.risk)) : Words::tr("no risk");
    if (facts.containsPii)
        parts += Words::tr("personal data");
    return parts.join(u", "_s);
}

} // namespace

ModeLook modeLook(PolicyMode mode)
{
    switch (mode) {
    case PolicyMode::Auto:
        return {Words::tr("It is executed"), u"check-circle"_s, Tint::Executed};
    case PolicyMode::Review:
        return {Words::tr("A person reviews it"), u"eye"_s, Tint::Review};
    case PolicyMode::Blocked:
        return {Words::tr("It is blocked"), u"slash-circle"_s, Tint::Blocked};
    }
    return {};
}

QString modeWord(PolicyMode mode)
{
    switch (mode) {
    case PolicyMode::Auto:
        return Words::tr("Automatic");
    case PolicyMode::Review:
        return Words::tr("Review");
    case PolicyMode::Blocked:
        return Words::tr("Block");
    }
    return {};
}

QString aspectWord(PolicyAspect aspect)
{
    switch (aspect) {
    case PolicyAspect::Confidence:
        return Words::tr("Confidence");
    case PolicyAspect::Risk:
        return Words::tr("Risk");
    case PolicyAspect::Amount:
        return Words::tr("Amount");
    case PolicyAspect::Pii:
        return Words::tr("Personal data");
    case PolicyAspect::Agent:
        return Words::tr("Agent");
    case PolicyAspect::Entity:
        return Words::tr("Entity");
    case PolicyAspect::Action:
        return Words::tr("Action");
    case PolicyAspect::Role:
        return Words::tr("Role");
    case PolicyAspect::Tier:
        return Words::tr("Plan");
    case PolicyAspect::Time:
        return Words::tr("Time");
    }
    return {};
}

QString testWord(PolicyTest test)
{
    switch (test) {
    case PolicyTest::Below:
        return Words::tr("below");
    case PolicyTest::AtMost:
        return Words::tr("at most");
    case PolicyTest::Above:
        return Words::tr("above");
    case PolicyTest::AtLeast:
        return Words::tr("at least");
    case PolicyTest::Missing:
        return Words::tr("is not given");
    case PolicyTest::Is:
        return Words::tr("is");
    case PolicyTest::OneOf:
        return Words::tr("is one of");
    case PolicyTest::Within:
        return Words::tr("is within");
    }
    return {};
}

QString faultWords(const QString &code)
{
    if (code.isEmpty())
        return {};
    if (code == "empty"_L1 || code == "missing"_L1)
        return Words::tr("Something is missing here.");
    if (code == "not_a_number"_L1)
        return Words::tr("This is not a number.");
    if (code == "too_fine"_L1)
        return Words::tr("Too many decimals.");
    if (code == "out_of_range"_L1)
        return Words::tr("This is more, or less, than there can be.");
    if (code == "empty_range"_L1)
        return Words::tr("No value fits this.");
    if (code == "twice"_L1)
        return Words::tr("This is said twice. Put it into one line, or into an alternative.");
    if (code == "two_stars"_L1)
        return Words::tr("A name may have one asterisk.");
    if (code == "bad_time"_L1)
        return Words::tr("Write days and hours like “mon-fri 22:00-06:00; sun”.");
    if (code == "too_long"_L1)
        return Words::tr("This is too long.");
    if (code == "too_many"_L1)
        return Words::tr("These are too many.");
    if (code == "no_rules"_L1)
        return Words::tr("A policy needs a rule, or an outcome for everything else.");
    return Words::tr("This can't stand here.");
}

QString partWord(PolicyPart part, int rule)
{
    switch (part) {
    case PolicyPart::Name:
        return Words::tr("Name");
    case PolicyPart::Entities:
        return Words::tr("Entity");
    case PolicyPart::Actions:
        return Words::tr("Action");
    case PolicyPart::Rule:
        return Words::tr("Rule %1").arg(rule + 1);
    case PolicyPart::Rules:
        return Words::tr("Rules");
    case PolicyPart::Otherwise:
        return Words::tr("Otherwise");
    case PolicyPart::Priority:
        return Words::tr("Priority");
    case PolicyPart::Enabled:
        return Words::tr("Switched on");
    case PolicyPart::Validity:
        return Words::tr("Validity");
    case PolicyPart::Owner:
        return Words::tr("Owner");
    }
    return {};
}

QString partText(const rules::Policy &policy, PolicyPart part, int rule, const PolicyReadingWords &words,
                 const std::vector<contract::Person> &people)
{
    const rules::PolicyReading reading = rules::readingOf(policy);
    const auto ruleText = [&](std::size_t at) {
        const rules::PolicySentence &sentence = reading.sentences[at];
        const std::string_view why = rules::textIn(sentence.then.reason, words.language().toStdString());
        const QString reason = QString::fromUtf8(why.data(), static_cast<qsizetype>(why.size()));
        const QString what = sentence.otherwise
                                 ? words.outcome(sentence.then.mode)
                                 : words.condition(sentence) + u" → "_s + words.outcome(sentence.then.mode);
        return reason.isEmpty() ? what : what + u" ("_s + reason + u')';
    };
    const auto scopeText = [&](const std::vector<std::string> &names) {
        return names.empty() ? Words::tr("All") : words.names(names);
    };
    switch (part) {
    case PolicyPart::Name:
        return QString::fromStdString(policy.name);
    case PolicyPart::Entities:
        return scopeText(policy.entities);
    case PolicyPart::Actions:
        return scopeText(policy.actions);
    case PolicyPart::Rule:
        return ruleText(static_cast<std::size_t>(rule));
    case PolicyPart::Rules: {
        QStringList lines;
        for (std::size_t at = 0; at < policy.rules.size(); ++at)
            lines += QString::number(at + 1) + u". "_s + ruleText(at);
        return lines.join(u'\n');
    }
    case PolicyPart::Otherwise:
        return policy.otherwise ? ruleText(policy.rules.size()) : Words::tr("Nothing is said");
    case PolicyPart::Priority:
        return Formats().integer(policy.priority);
    case PolicyPart::Enabled:
        return policy.enabled ? Words::tr("Yes") : Words::tr("No");
    case PolicyPart::Validity: {
        QStringList notes;
        for (const rules::PolicyClause &note : reading.notes)
            if (note.instant)
                notes += words.clause(note);
        return notes.isEmpty() ? Words::tr("Always") : notes.join(u' ');
    }
    case PolicyPart::Owner:
        return ownerWord(policy.owner, people);
    }
    return {};
}

QString ownerWord(const std::string &id, const std::vector<contract::Person> &people)
{
    if (id.empty())
        return Words::tr("Nobody");
    const auto found = std::ranges::find(people, id, &contract::Person::id);
    if (found != people.end() && !found->name.empty())
        return QString::fromStdString(found->name);
    return Words::tr("Somebody without an account here (%1)").arg(QString::fromStdString(id));
}

QString warningWords(const models::PolicyWarning &warning, PolicyMode byDefault)
{
    QStringList names;
    for (const QString &name : warning.others)
        names += Words::tr("“%1”").arg(name);
    if (names.isEmpty() && !warning.ownRules.isEmpty())
        names += Words::tr("Rule %1").arg(warning.ownRules.first() + 1);
    const QString others = joinWords(names);
    switch (warning.kind) {
    case PolicyFindingKind::Impossible:
        return Words::tr("Rule %1 fits no decision: its conditions exclude each other.").arg(warning.rule + 1);
    case PolicyFindingKind::ShadowedRule:
        return warning.rule >= 0 ? Words::tr("%1 comes first and hides rule %2 altogether.")
                                       .arg(others, QString::number(warning.rule + 1))
                                 : Words::tr("This policy hides a rule of %1 altogether.").arg(others);
    case PolicyFindingKind::ShadowedPolicy:
        return warning.others.isEmpty()
                   ? Words::tr("This policy would never have a say.")
                   : Words::tr("%1: one of the two would never have a say, the other comes first.").arg(others);
    case PolicyFindingKind::Contradiction:
        return Words::tr("It contradicts %1, for example: %2. One lets it pass, the other blocks it.")
            .arg(others, warning.example ? exampleWords(*warning.example) : QString());
    case PolicyFindingKind::Gap:
        return Words::tr("Gap: no policy speaks of some decisions, for example: %1. The default holds there: %2.")
            .arg(warning.example ? exampleWords(*warning.example) : QString(), modeWord(byDefault).toLower());
    }
    return {};
}

QString refusalWords(const api::ApiError &error)
{
    if (error.code == "examples_fail"_L1)
        return Words::tr("Some examples do not hold any more. A policy is published when all of them do.");
    if (error.code == "stale_version"_L1)
        return Words::tr("Somebody else has changed it meanwhile. What is shown now is theirs; look at it again.");
    if (error.code == "step_up_declined"_L1)
        return Words::tr("Nothing was changed: the code was not given.");
    const ErrorWords words = ErrorWords::of(error);
    return words.title + u". "_s + words.advice;
}

} // namespace atalaya::ui
