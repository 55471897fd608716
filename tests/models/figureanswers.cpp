// SPDX-License-Identifier: GPL-3.0-or-later
#include "figureanswers.h"

#include "dashboardfixture.h"
#include "figurefixture.h"

#include <QTest>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

const QDateTime FigureAnswers::now = QDateTime::fromString(u"2026-02-07T22:30:00Z"_s, Qt::ISODate);

FigureAnswers::FigureAnswers() = default;

FigureAnswers::~FigureAnswers() = default;

void FigureAnswers::startAgain()
{
    m_source = std::make_unique<FakeDashboardSource>();
    m_all = {{u"estimatedCostSaving"_s, savingRows()},
             {u"netCostSaving"_s, netRows()},
             {u"tasksAutomated"_s, countedRows(124)},
             {u"ragFaithfulness"_s, scoreRows()}};
    m_week = fixtureWeek();
    m_before = 110;
    m_answered = 0;
    m_dashboards = 0;
}

void FigureAnswers::setTasks(int count)
{
    m_all[u"tasksAutomated"_s] = countedRows(count);
    m_week.automation.tasksAutomated = count;
}

void FigureAnswers::answerOne()
{
    auto &call = m_source->pages[m_answered++];
    if (call.query.limit > 1) {
        answer(call, m_all[call.query.metric], now);
        return;
    }
    auto before = countedRows(m_before);
    if (const auto figure = m_figuresBefore.constFind(call.query.metric); figure != m_figuresBefore.cend())
        before.figure = *figure;
    answer(call, before, now);
}

void FigureAnswers::settle()
{
    settleUntil([] { return false; });
}

void FigureAnswers::settleUntil(const std::function<bool()> &done)
{
    for (int quiet = 0; quiet < 5 && !done();) {
        const bool isQuiet = m_answered == m_source->pages.size() && m_dashboards == m_source->dashboards.size();
        quiet = isQuiet ? quiet + 1 : 0;
        if (m_dashboards < m_source->dashboards.size())
            m_source->dashboards[m_dashboards++].succeed(m_week, now);
        if (m_answered < m_source->pages.size())
            answerOne();
        QTest::qWait(1);
    }
}

} // namespace atalaya::tests
