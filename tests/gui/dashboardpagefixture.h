// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pagefixture.h"

#include "charts/chartbase.h"
#include "models/dashboardpresenter.h"
#include "tests/models/dashboardfixture.h"
#include "tests/models/fakedashboardsource.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/kpicard.h"

class QMenu;

namespace atalaya::tests {

/// The dashboard over a source that answers when the test says so, anew for each test.
class DashboardPageFixture : public PageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// The sample week and this usage, seen.
    void showWeek(const contract::UsageReport &usage = fixtureUsage());
    [[nodiscard]] ui::KpiCard *card(int index) const;
    [[nodiscard]] charts::ChartBase *chart(const char *id) const;
    /// The card's menu, as it was opened; closed again.
    [[nodiscard]] QMenu *menuOf(const char *id) const;
    /// What the labels that are seen in the widget say.
    [[nodiscard]] QStringList texts(const char *name) const;

    /// 7 Feb 2026, five past two in Madrid.
    static const QDateTime now;

    std::unique_ptr<FakeDashboardSource> m_source;
    ui::DashboardPage *m_page = nullptr;
    models::DashboardPresenter *m_presenter = nullptr;
};

} // namespace atalaya::tests
