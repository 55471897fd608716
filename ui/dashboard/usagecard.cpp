// SPDX-License-Identifier: GPL-3.0-or-later
#include "usagecard.h"

#include "models/dashboardpresenter.h"
#include "ui/dashboard/limitmeter.h"

#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

UsageCard::UsageCard(QWidget *parent)
    : DashboardCard(u"usage"_s, parent)
{}

void UsageCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    const auto &report = presenter.usage();
    setTitle(tr("Usage against limits"),
             report ? tr("%1, %2 plan")
                          .arg(words.month(QString::fromStdString(report->month)), QString::fromStdString(report->plan))
                    : QString());
    if (presenter.usageState() == LoadState::Loading)
        return showLoading();
    if (presenter.usageState() == LoadState::Failed || presenter.usageState() == LoadState::Unavailable)
        return showState({.icon = u"cloud-slash"_s,
                          .title = tr("The usage could not be read"),
                          .text = tr("The other figures are not affected."),
                          .primary = tr("Try again"),
                          .primaryIcon = u"arrow-clockwise"_s,
                          .recommends = false});
    const auto &rows = presenter.limits()->rows();
    if (rows.empty())
        return showNotice(tr("No data: the plan sets no limits."));
    while (m_meters.size() < static_cast<qsizetype>(rows.size())) {
        m_meters.append(new LimitMeter(this));
        body()->addWidget(m_meters.last());
        body()->addStretch(1);
    }
    m_table = {{tr("Metric"), tr("Used"), tr("Limit"), tr("Share")}, {}};
    for (qsizetype at = 0; at < m_meters.size(); ++at) {
        const bool used = at < static_cast<qsizetype>(rows.size());
        m_meters.at(at)->setVisible(used);
        if (!used)
            continue;
        const models::LimitRow &row = rows[static_cast<std::size_t>(at)];
        m_meters.at(at)->setRow(row, words);
        const QString name = DashboardWords::metric(row.metric);
        const auto share = row.share();
        m_table.rows.push_back(
            {{name, name},
             {words.amount(row.metric, row.used), QVariant::fromValue<qlonglong>(row.used)},
             row.limit
                 ? charts::ChartCell{words.amount(row.metric, *row.limit), QVariant::fromValue<qlonglong>(*row.limit)}
                 : charts::ChartCell{tr("no limit"), {}},
             share ? charts::ChartCell{words.formats().percent(*share, 1), *share} : charts::ChartCell{}});
    }
    showBody();
}

QStringList UsageCard::explanation(const models::DashboardPresenter &presenter, const DashboardWords &words) const
{
    QStringList lines{
        tr("Usage is counted by calendar month in the organisation’s time zone; storage and seats are what is "
           "taken now."),
        tr("Share = used ÷ limit. It warns from %1 and is almost used up from %2.")
            .arg(words.formats().percent(85), words.formats().percent(90))};
    for (const models::LimitRow &row : presenter.limits()->rows()) {
        const QString limit = row.limit ? words.amount(row.metric, *row.limit) : tr("no limit");
        const QString origin = row.origin == u"plan"_s       ? tr("from the plan")
                               : row.origin == u"tier"_s     ? tr("from the tier")
                               : row.origin == u"override"_s ? tr("agreed for this organisation")
                                                             : row.origin;
        lines.append(tr("%1: %2 of %3 (%4)")
                         .arg(DashboardWords::metric(row.metric), words.amount(row.metric, row.used), limit, origin));
    }
    return lines;
}

charts::ChartTable UsageCard::table() const
{
    return m_table;
}

} // namespace atalaya::ui
