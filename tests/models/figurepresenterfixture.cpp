// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepresenterfixture.h"

#include "dashboardfixture.h"

#include <QAbstractItemModelTester>

namespace atalaya::tests {

const models::DashboardPeriod FigurePresenterFixture::week{models::PeriodPreset::Last7Days, {}};

void FigurePresenterFixture::init()
{
    // It asks the source until it is gone.
    m_presenter.reset();
    startAgain();
    m_now = now;
    m_presenter = std::make_unique<models::FigurePresenter>(m_source.get(), madrid(), [this] { return m_now; });
    new QAbstractItemModelTester(m_presenter->rows(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_presenter->rows());
}

void FigurePresenterFixture::open(const QString &metric, int before)
{
    m_before = before;
    m_presenter->open({{metric, {}}, week, {}});
    m_dashboards = m_source->dashboards.size() - 1;
    settle();
}

void FigurePresenterFixture::failDashboard()
{
    api::ApiError problem;
    problem.kind = api::ApiError::Kind::Offline;
    m_source->dashboards.back().fail(problem);
    m_dashboards = m_source->dashboards.size();
}

void FigurePresenterFixture::answerAll()
{
    while (m_answered < m_source->pages.size())
        answerOne();
}

} // namespace atalaya::tests
