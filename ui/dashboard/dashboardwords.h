// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartmarks.h"
#include "charts/chartwords.h"
#include "models/dashboardfacts.h"
#include "models/dashboardfigures.h"
#include "models/dashboardperiod.h"
#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QCoreApplication>

namespace atalaya::ui {

/// Every word of the dashboard, in the language of the moment: made anew when language or tenant change.
class DashboardWords
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::DashboardWords)

public:
    /// How a change looks: colour, icon and word together.
    struct ChangeWords
    {
        QString text{};
        QString icon{};
        Tint tint = Tint::Muted;
    };

    explicit DashboardWords(Formats formats);
    [[nodiscard]] const Formats &formats() const { return m_formats; }

    [[nodiscard]] static QString noData();
    [[nodiscard]] static QString title(models::Kpi kpi);
    /// The figure as it is written large; what follows it smaller is `suffix`.
    [[nodiscard]] QString value(const models::Figure &figure) const;
    [[nodiscard]] static QString suffix(const models::Figure &figure);
    [[nodiscard]] QString note(const models::Figure &figure) const;
    /// For a card too narrow for `note`.
    [[nodiscard]] QString shortNote(const models::Figure &figure) const;
    [[nodiscard]] ChangeWords change(const models::Figure &figure) const;
    [[nodiscard]] ChangeWords change(const models::Change &change, bool hasValue) const;
    /// "Money saved, 1.550 €, 12.7 % more"
    [[nodiscard]] QString spoken(const models::Figure &figure) const;

    [[nodiscard]] static QString fact(models::Fact fact);
    [[nodiscard]] QString factValue(const models::FactRow &row) const;
    /// The platform's names in words; an unknown one is shown as it is.
    [[nodiscard]] static QString feature(const QString &feature);
    [[nodiscard]] static QString metric(const QString &metric);
    [[nodiscard]] QString amount(const QString &metric, std::int64_t amount) const;
    [[nodiscard]] QString users(std::int64_t count) const;
    /// "1–7 Feb 2026"
    [[nodiscard]] QString days(const rules::DayRange &days, bool withYear) const;
    [[nodiscard]] QString month(const QString &isoMonth) const;
    [[nodiscard]] charts::ChartWords chart() const;
    /// What happened on the days of a chart; a kind that is not known here keeps the platform's name.
    [[nodiscard]] charts::ChartMarks marks(const std::vector<contract::BusinessDashboard::Mark> &marks) const;
    [[nodiscard]] QString count(double value) const;

private:
    Formats m_formats;
};

} // namespace atalaya::ui
