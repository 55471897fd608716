// SPDX-License-Identifier: GPL-3.0-or-later
#include "usagecard.h"

#include "models/dashboardpresenter.h"
#include "models/figurecatalog.h"
#include "ui/common/errorwords.h"
#include "ui/dashboard/limitmeter.h"

#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

namespace {

/// The days of the report's month that there have been.
std::optional<rules::DayRange> monthOf(const contract::UsageReport &report, QDate today)
{
    const QDate first = QDate::fromString(QString::fromStdString(report.month) + u"-01"_s, Qt::ISODate);
    const QDate last = std::min(first.addMonths(1).addDays(-1), today);
    if (!first.isValid() || last < first)
        return std::nullopt;
    return models::DashboardPeriod::between(first, last).custom;
}

} // namespace

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
    if (const auto &error = presenter.usageError(); error && error->kind == api::ApiError::Kind::Forbidden) {
        const ErrorWords say = ErrorWords::of(*error);
        return showState({.icon = say.icon, .title = say.title, .text = say.advice});
    }
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
    m_month = monthOf(*report, presenter.today());
    m_limits.clear();
    while (m_meters.size() < static_cast<qsizetype>(rows.size())) {
        m_meters.append(new LimitMeter(this));
        body()->addWidget(m_meters.last());
        body()->addStretch(1);
        connect(m_meters.last(), &QAbstractButton::clicked, this,
                [this, at = m_meters.size() - 1] { Q_EMIT opened(targetOf(m_limits.value(at))); });
    }
    m_table = {{tr("Metric"), tr("Used"), tr("Limit"), tr("Share")}, {}};
    for (qsizetype at = 0; at < m_meters.size(); ++at) {
        const bool used = at < static_cast<qsizetype>(rows.size());
        m_meters.at(at)->setVisible(used);
        if (!used)
            continue;
        const models::LimitRow &row = rows[static_cast<std::size_t>(at)];
        m_meters.at(at)->setRow(row, words);
        m_meters.at(at)->setOpens(!models::metricOfLimit(row.metric).isEmpty());
        m_limits.append(row.metric);
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

charts::ChartTable UsageCard::table() const
{
    return m_table;
}

FigureTarget UsageCard::targetOf(const QString &limit) const
{
    return {{models::metricOfLimit(limit), {}}, m_month};
}

FigureTarget UsageCard::target() const
{
    return targetOf(m_limits.value(0, u"tokens"_s));
}

QList<QWidget *> UsageCard::openers() const
{
    return {m_meters.begin(), m_meters.end()};
}

} // namespace atalaya::ui
