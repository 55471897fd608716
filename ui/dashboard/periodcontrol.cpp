// SPDX-License-Identifier: GPL-3.0-or-later
#include "periodcontrol.h"

#include "ui/dashboard/dashboardwords.h"

#include <array>
#include <optional>
#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::DashboardPeriod;
using models::PeriodPreset;

namespace {

const std::array<std::pair<PeriodPreset, QString>, 6> keys{{{PeriodPreset::Last7Days, u"7d"_s},
                                                            {PeriodPreset::Last30Days, u"30d"_s},
                                                            {PeriodPreset::Last90Days, u"90d"_s},
                                                            {PeriodPreset::Last365Days, u"365d"_s},
                                                            {PeriodPreset::ThisMonth, u"month"_s},
                                                            {PeriodPreset::Custom, u"custom"_s}}};

QString keyOf(PeriodPreset preset)
{
    for (const auto &[known, key] : keys)
        if (known == preset)
            return key;
    return {};
}

std::optional<PeriodPreset> presetOf(const QString &wanted)
{
    for (const auto &[preset, key] : keys)
        if (key == wanted)
            return preset;
    return std::nullopt;
}

} // namespace

PeriodControl::PeriodControl(QWidget *parent)
    : SegmentedControl(parent)
{
    setObjectName(u"dashboardPeriod"_s);
    retranslate();
    connect(this, &SegmentedControl::chosen, this, [this](const QString &id) {
        const auto preset = presetOf(id);
        if (preset == PeriodPreset::Custom)
            Q_EMIT customRequested();
        else if (preset)
            Q_EMIT presetChosen(*preset);
    });
}

void PeriodControl::retranslate()
{
    setAccessibleName(tr("Period"));
    setSegments(
        {{u"7d"_s, tr("7 d"), {}, tr("Last 7 days")},
         {u"30d"_s, tr("30 d"), {}, tr("Last 30 days")},
         {u"90d"_s, tr("90 d"), {}, tr("Last 90 days")},
         {u"365d"_s, tr("365 d"), {}, tr("Last 365 days")},
         {u"month"_s, tr("Month"), {}, tr("This month")},
         {u"custom"_s, m_customText.isEmpty() ? tr("Other…") : m_customText, u"calendar3"_s, tr("Another period")}});
}

void PeriodControl::setPeriod(const DashboardPeriod &period, const DashboardWords &words)
{
    m_customText = period.preset == PeriodPreset::Custom ? words.days(period.custom, true) : QString();
    setText(u"custom"_s, m_customText.isEmpty() ? tr("Other…") : m_customText);
    setCurrentId(keyOf(period.preset));
}

QUrlQuery PeriodControl::toQuery(const DashboardPeriod &period)
{
    QUrlQuery query;
    query.addQueryItem(u"period"_s, keyOf(period.preset));
    if (period.preset == PeriodPreset::Custom) {
        query.addQueryItem(u"from"_s, models::toQDate(period.custom.first).toString(Qt::ISODate));
        query.addQueryItem(u"to"_s, models::toQDate(period.custom.end).addDays(-1).toString(Qt::ISODate));
    }
    return query;
}

std::optional<DashboardPeriod> PeriodControl::fromQuery(const QUrlQuery &query, QDate today)
{
    const auto preset = presetOf(query.queryItemValue(u"period"_s));
    if (!preset)
        return std::nullopt;
    if (*preset != PeriodPreset::Custom)
        return DashboardPeriod{*preset, {}};
    const QDate first = QDate::fromString(query.queryItemValue(u"from"_s), Qt::ISODate);
    const QDate last = QDate::fromString(query.queryItemValue(u"to"_s), Qt::ISODate);
    if (models::checkRange(first, last, today) != models::RangeProblem::None)
        return std::nullopt;
    return DashboardPeriod::between(first, last);
}

} // namespace atalaya::ui
