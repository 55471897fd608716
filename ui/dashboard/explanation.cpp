// SPDX-License-Identifier: GPL-3.0-or-later
#include "explanation.h"

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::BusinessDashboard;
using models::Kpi;

namespace {

QString wholeMoney(const Formats &formats, double amount)
{
    return formats.money(std::round(amount), 0);
}

} // namespace

QStringList KpiExplanation::savedTime(const BusinessDashboard &dashboard, const Formats &formats)
{
    const auto minutes = static_cast<double>(dashboard.automation.minutesSaved);
    return {tr("%1 tasks × %2 = %3")
                .arg(formats.integer(dashboard.automation.tasksAutomated),
                     formats.minutes(dashboard.assumptions.minutesPerTask), formats.minutes(minutes)),
            tr("%1 ÷ 60 = %2").arg(formats.minutes(minutes), formats.hours(minutes))};
}

QString KpiExplanation::netLine(const BusinessDashboard &dashboard, const Formats &formats)
{
    const auto &net = dashboard.net;
    const double perMinute = dashboard.assumptions.hourlyRate / 60.0;
    return tr("Net: %1 − reviews %2 − overrides %3 − rework %4 = %5")
        .arg(wholeMoney(formats, dashboard.automation.estimatedCostSaving),
             wholeMoney(formats, net.reviewMinutes * perMinute), wholeMoney(formats, net.overrideMinutes * perMinute),
             wholeMoney(formats, net.reworkMinutes * perMinute), wholeMoney(formats, net.costSaving));
}

QString KpiExplanation::changeLine(const models::Figure &figure, const DashboardWords &words)
{
    if (figure.change.fewSamples)
        return tr("Fewer than %1 samples on one side: a change would say nothing.").arg(models::enoughSamples);
    if (!figure.change.amount || !figure.previous)
        return tr("There is nothing in the period before to compare with.");
    models::Figure before = figure;
    before.value = figure.previous;
    return tr("Before: %1. Now: %2. That is %3.")
        .arg(words.value(before), words.value(figure), words.change(figure).text);
}

Explanation KpiExplanation::of(Kpi kpi, const BusinessDashboard &dashboard, const DashboardWords &words)
{
    const Formats &formats = words.formats();
    const models::Figure figure = models::figuresOf(dashboard)[static_cast<std::size_t>(kpi)];
    Explanation text{DashboardWords::title(kpi), {}, {}};
    switch (kpi) {
    case Kpi::MoneySaved:
        text.formula = savedTime(dashboard, formats);
        text.formula.append(tr("%1 × %2 per hour = %3")
                                .arg(formats.hours(static_cast<double>(dashboard.automation.minutesSaved)),
                                     formats.money(dashboard.assumptions.hourlyRate),
                                     wholeMoney(formats, dashboard.automation.estimatedCostSaving)));
        text.notes = {netLine(dashboard, formats),
                      tr("An estimate: the minutes of a task and the price of an hour are assumed.")};
        break;
    case Kpi::HoursSaved:
        text.formula = savedTime(dashboard, formats);
        text.notes = {tr("Of these, people spent %1 on reviews, %2 on overrides and %3 on rework.")
                          .arg(formats.minutes(dashboard.net.reviewMinutes),
                               formats.minutes(dashboard.net.overrideMinutes),
                               formats.minutes(dashboard.net.reworkMinutes)),
                      tr("An estimate: the minutes of a task are assumed.")};
        break;
    case Kpi::TasksAutomated:
        text.formula = {tr("%1 decisions carried out by the AI without a person")
                            .arg(formats.integer(dashboard.automation.tasksAutomated))};
        text.notes = {tr("Decisions that waited for a review or were blocked do not count.")};
        break;
    case Kpi::AnswerQuality:
        text.formula = {tr("Mean faithfulness of %1 evaluated answers = %2")
                            .arg(formats.integer(dashboard.quality.evaluations), words.value(figure))};
        text.notes = {tr("Faithfulness says how far an answer is carried by the documents it cites, from 0 to 100.")};
        break;
    case Kpi::OpenRisks:
        text.formula = {tr("%1 risks open at the end of the period").arg(words.value(figure))};
        text.notes = {tr("Resolved in the 30 days before its end: %1.")
                          .arg(formats.integer(dashboard.risk.resolvedRisksLast30d))};
        break;
    }
    text.notes.append(changeLine(figure, words));
    return text;
}

} // namespace atalaya::ui
