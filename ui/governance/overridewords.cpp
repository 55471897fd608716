// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridewords.h"

#include "models/overridesmodel.h"
#include "ui/common/errorwords.h"

#include <QCoreApplication>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::OverrideWords)
};

} // namespace

QStringList overrideStates()
{
    return {u"requested"_s, u"approved"_s, u"used"_s, u"rejected"_s, u"withdrawn"_s, u"expired"_s};
}

OverrideLook overrideLook(const QString &state)
{
    if (state == "requested"_L1)
        return {Words::tr("Waits for approval"), u"clock"_s, Tint::Review};
    if (state == "approved"_L1)
        return {Words::tr("Approved"), u"check-circle"_s, Tint::Executed};
    if (state == "used"_L1)
        return {Words::tr("Executed"), u"check"_s, Tint::Executed};
    if (state == "rejected"_L1)
        return {Words::tr("Rejected"), u"slash-circle"_s, Tint::Blocked};
    if (state == "withdrawn"_L1)
        return {Words::tr("Taken back"), u"arrow-counterclockwise"_s, Tint::Unknown};
    if (state == "expired"_L1)
        return {Words::tr("Expired"), u"clock-history"_s, Tint::Unknown};
    return {state, u"question-circle"_s, Tint::Unknown};
}

QString scopeWords(const QString &scope, qint64 hours, const Formats &formats)
{
    if (scope == "once"_L1)
        return Words::tr("Once");
    return hours == 1 ? Words::tr("This entity, for one hour")
                      : Words::tr("This entity, for %1 hours").arg(formats.integer(hours));
}

QString personWords(const contract::Person &person)
{
    return person.name.empty() ? Words::tr("an account that is gone") : QString::fromStdString(person.name);
}

QList<FactGrid::Fact> overrideFacts(const contract::Override &override, const AuditWords &words)
{
    const auto text = [](const QString &name, const std::string &value) -> FactGrid::Fact {
        if (value.empty())
            return {.name = name, .value = Words::tr("erased"), .isMissing = true};
        return {.name = name, .value = QString::fromStdString(value)};
    };
    QList<FactGrid::Fact> facts{
        text(Words::tr("Action"), override.action),
        text(Words::tr("Entity"), override.entity),
        text(Words::tr("Agent"), override.agent),
        text(Words::tr("Policy"), override.policyName),
        {Words::tr("Scope"), scopeWords(QString::fromStdString(override.scope), override.hours, words.formats())},
        {.name = Words::tr("Asked for by"),
         .value = personWords(override.requestedBy),
         .note = words.moment(override.requestedAt)}};
    if (override.decidedBy)
        facts.append({.name = override.state == "withdrawn" ? Words::tr("Taken back by") : Words::tr("Decided by"),
                      .value = personWords(*override.decidedBy),
                      .note = override.decidedAt ? words.moment(*override.decidedAt) : QString()});
    if (!override.note.empty())
        facts.append({Words::tr("Note"), QString::fromStdString(override.note)});
    if (models::isAlive(override))
        facts.append({Words::tr("Ends"), words.moment(override.expiresAt)});
    if (override.uses > 0)
        facts.append({.name = Words::tr("Executed"),
                      .value = override.uses == 1 ? Words::tr("once")
                                                  : Words::tr("%1 times").arg(words.formats().integer(override.uses)),
                      .note = QString::fromStdString(override.lastUse)});
    facts.append({.name = Words::tr("Number"), .value = QString::fromStdString(override.id), .isMono = true});
    return facts;
}

QString overrideRefusalWords(const api::ApiError &error)
{
    if (error.code == "stale_version"_L1)
        return Words::tr("Somebody else has changed it meanwhile. What is shown now is theirs; look at it again.");
    if (error.code == "override_decided"_L1)
        return Words::tr("Somebody has spoken about it already.");
    if (error.code == "override_expired"_L1)
        return Words::tr("Its time is over.");
    if (error.code == "override_used"_L1)
        return Words::tr("It was good for once, and has been used.");
    if (error.code == "second_person_needed"_L1)
        return Words::tr("Who asked for it can’t be the one who agrees.");
    if (error.code == "not_yours"_L1)
        return Words::tr("Only who asked for it, or who may approve, can take it back.");
    if (error.code == "override_pending"_L1)
        return Words::tr("Somebody has asked for this decision already.");
    if (error.code == "decision_executed"_L1)
        return Words::tr("The decision was executed; there is nothing to lift.");
    if (error.code == "decision_erased"_L1)
        return Words::tr("Retention has erased what the decision was about.");
    if (error.code == "step_up_declined"_L1)
        return Words::tr("Nothing was changed: the code was not given.");
    const ErrorWords words = ErrorWords::of(error);
    return words.title + u". "_s + words.advice;
}

} // namespace atalaya::ui
