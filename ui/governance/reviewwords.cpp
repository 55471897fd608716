// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewwords.h"

#include "ui/common/errorwords.h"

#include <QCoreApplication>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::ReviewWords)
};

} // namespace

OutcomeLook outcomeLook(const QString &outcome)
{
    if (outcome == "approved"_L1)
        return {Words::tr("Approved"), u"check-circle"_s, Tint::Executed};
    if (outcome == "rejected"_L1)
        return {Words::tr("Rejected"), u"slash-circle"_s, Tint::Blocked};
    if (outcome == "corrected"_L1)
        return {Words::tr("Corrected"), u"pencil"_s, Tint::Info};
    return {outcome, u"question-circle"_s, Tint::Unknown};
}

QString durationWords(qint64 seconds, const Formats &formats)
{
    const bool isLong = seconds >= 2 * day;
    const qint64 large = seconds / (isLong ? day : hour);
    const qint64 small = isLong ? seconds % day / hour : seconds % hour / minute;
    if (large == 0)
        return Words::tr("%1 min").arg(formats.integer(small));
    if (small == 0 || (isLong && large >= 10))
        return (isLong ? Words::tr("%1 d") : Words::tr("%1 h")).arg(formats.integer(large));
    return (isLong ? Words::tr("%1 d %2 h") : Words::tr("%1 h %2 min"))
        .arg(formats.integer(large), formats.integer(small));
}

QString dueWords(qint64 secondsLeft, const Formats &formats)
{
    return secondsLeft >= 0 ? Words::tr("%1 left").arg(durationWords(secondsLeft, formats))
                            : Words::tr("late by %1").arg(durationWords(-secondsLeft, formats));
}

QString reviewRefusalWords(const api::ApiError &error)
{
    if (error.code == "review_taken"_L1)
        return Words::tr("Somebody else has taken it. Go to the next one.");
    if (error.code == "review_not_held"_L1)
        return Words::tr("Your time with it was over, so nothing was said. Take it again.");
    if (error.code == "review_decided"_L1)
        return Words::tr("Somebody has spoken about it already.");
    if (error.code == "decision_erased"_L1)
        return Words::tr("Retention has erased what it was about.");
    if (error.code == "decision_not_in_review"_L1)
        return Words::tr("No policy asks for a person here.");
    if (error.code == "second_person_needed"_L1)
        return Words::tr("The agent acted for you, so somebody else has to look at it.");
    const ErrorWords words = ErrorWords::of(error);
    return words.title + u". "_s + words.advice;
}

} // namespace atalaya::ui
