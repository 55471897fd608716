// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpagefixture.h"

#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

const QDateTime DashboardPageFixture::now = QDateTime::fromString(u"2026-02-07T13:05:00Z"_s, Qt::ISODate);

void DashboardPageFixture::init()
{
    m_source = std::make_unique<FakeDashboardSource>();
    m_presenter = new models::DashboardPresenter(m_source.get(), madrid(), [] { return now; });
    m_page = new ui::DashboardPage(m_presenter, madrid());
    show(m_page, {1440, 900});
}

void DashboardPageFixture::cleanup()
{
    end();
    m_source.reset();
}

void DashboardPageFixture::showWeek(const contract::UsageReport &usage)
{
    m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
    m_source->dashboards.back().succeed(fixtureWeek(), now);
    m_source->usages.back().succeed(usage, now);
    QTRY_COMPARE(m_presenter->state(), models::LoadState::Ready);
    QTRY_COMPARE(m_presenter->usageState(), models::LoadState::Ready);
    QTest::qWait(1);
}

ui::KpiCard *DashboardPageFixture::card(int index) const
{
    return m_page->findChild<ui::KpiCard *>(u"kpi.%1"_s.arg(index));
}

charts::ChartBase *DashboardPageFixture::chart(const char *id) const
{
    return m_page->findChild<charts::ChartBase *>(u"chart."_s + QLatin1String(id));
}

QMenu *DashboardPageFixture::menuOf(const char *id) const
{
    auto *const button = m_page->findChild<QToolButton *>(u"cardMenu."_s + QLatin1String(id));
    button->click();
    auto *const menu = m_page->findChild<QWidget *>(u"card."_s + QLatin1String(id))->findChild<QMenu *>();
    menu->close();
    return menu;
}

QStringList DashboardPageFixture::texts(const char *name) const
{
    QStringList all;
    for (const QLabel *label : find<QWidget>(name)->findChildren<QLabel *>())
        if (label->isVisible())
            all.append(plain(label->text()));
    return all;
}

} // namespace atalaya::tests
