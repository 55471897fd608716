// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogramwords.h"

#include <QCoreApplication>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using charts::TimeUnit;
using contract::DecisionState;

namespace {

struct HistogramWords
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::HistogramWords)
};

QString tickWords(const QDateTime &at, TimeUnit unit, const Formats &formats)
{
    const QDateTime local = at.toTimeZone(formats.zone());
    switch (unit) {
    case TimeUnit::Hour:
        return local.time() == QTime(0, 0) ? formats.dayMonth(local.date()) : formats.time(at);
    case TimeUnit::Day:
        return formats.locale().toString(local.date(), u"ddd d MMM"_s);
    case TimeUnit::Month:
        return formats.locale().toString(local.date(), local.date().month() == 1 ? u"MMM yyyy"_s : u"MMM"_s);
    }
    return {};
}

QString spanWords(const QDateTime &from, const QDateTime &to, const Formats &formats)
{
    const QDate first = formats.day(from);
    const QDate last = formats.day(to.addMSecs(-1));
    const bool wholeDays =
        from.toTimeZone(formats.zone()).time() == QTime(0, 0) && to.toTimeZone(formats.zone()).time() == QTime(0, 0);
    if (wholeDays)
        return formats.range(first, last);
    if (first == last)
        return HistogramWords::tr("%1, %2–%3", "day, hours")
            .arg(formats.date(first), formats.time(from), formats.time(to));
    return HistogramWords::tr("%1 – %2", "two moments").arg(formats.dateTime(from), formats.dateTime(to));
}

} // namespace

charts::HistogramData histogramOf(const contract::AuditHistogram &counts, const AuditWords &words, const Tokens &tokens)
{
    const Formats &formats = words.formats();
    charts::HistogramData data;
    data.layers = {{AuditWords::state(DecisionState::Executed), tokens.executed.mark},
                   {AuditWords::state(DecisionState::Review), tokens.review.mark},
                   {AuditWords::state(DecisionState::Blocked), tokens.blocked.mark}};
    for (const auto &bucket : counts.buckets)
        data.bars.push_back({static_cast<double>(bucket.executed), static_cast<double>(bucket.review),
                             static_cast<double>(bucket.blocked)});
    data.from = counts.buckets.empty() ? AuditWords::at(counts.from) : AuditWords::at(counts.buckets.front().from);
    data.barMs = counts.bucketMs;
    data.zone = formats.zone();
    data.timeName = HistogramWords::tr("Time");
    data.totalName = HistogramWords::tr("Decisions");
    data.words.noData = AuditWords::noData();
    data.words.number = [formats](double value) {
        return formats.integer(qRound64(value));
    };
    data.span = [formats](const QDateTime &from, const QDateTime &to) {
        return spanWords(from, to, formats);
    };
    data.tick = [formats](const QDateTime &at, TimeUnit unit) {
        return tickWords(at, unit, formats);
    };
    return data;
}

} // namespace atalaya::ui
