// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurecheck.h"

#include "api/rules/metrics.h"

#include <algorithm>
#include <cmath>

namespace atalaya::models {

using contract::DashboardRows;

bool isSameFigure(std::optional<double> a, std::optional<double> b)
{
    if (!a || !b)
        return !a && !b;
    return std::abs(*a - *b) <= 1e-9 * std::max(1.0, std::abs(*b));
}

FigureCheck::FigureCheck(api::DashboardSource *source, QObject *parent)
    : QObject(parent)
    , m_pages(source)
{
    connect(&m_pages, &FigurePages::begun, this, &FigureCheck::begin);
    connect(&m_pages, &FigurePages::taken, this, &FigureCheck::take);
    connect(&m_pages, &FigurePages::finished, this, &FigureCheck::finish);
    connect(&m_pages, &FigurePages::failed, this, [this](const api::ApiError &error) {
        m_error = error;
        setState(error.isUnreachable() ? State::Incomplete : State::Failed);
    });
}

void FigureCheck::start(const FigureId &figure, const UtcRange &range, Extent extent)
{
    m_id = figure;
    m_range = range;
    m_extent = extent;
    m_state = State::Running;
    m_pages.read(m_id, m_range);
}

void FigureCheck::readAll()
{
    start(m_id, m_range, Extent::All);
}

void FigureCheck::cancel()
{
    m_pages.stop();
    m_sum.reset();
    m_isRead = false;
    setState(State::Off);
}

void FigureCheck::begin()
{
    m_sum.reset();
    m_tallies.clear();
    m_error.reset();
    m_figure.reset();
    m_isRead = false;
    Q_EMIT changed();
}

void FigureCheck::take(const FigurePages::Page &page)
{
    add(page.value);
    if (m_pages.rowsInAll() > mostUnasked && m_extent == Extent::Unasked) {
        m_pages.stop();
        return setState(State::TooMany);
    }
    if (!m_pages.isComplete())
        Q_EMIT changed();
}

void FigureCheck::add(const DashboardRows &page)
{
    // The console's own formula: what the platform says of how it comes about is what is to be checked.
    const rules::Metric *const metric = rules::findMetric(m_id.metric.toStdString());
    if (!m_sum) {
        m_sum.emplace(metric ? rules::formulaOf(*metric, page.assumptions) : page.formula);
        m_figure = page.figure;
    }
    for (const contract::DashboardRow &row : page.rows) {
        m_sum->add(metric ? rules::workedOut(*metric, row, page.assumptions) : row);
        KindTally &tally = m_tallies[row.kind];
        ++tally.rows;
        tally.minutes += row.minutes.value_or(0);
    }
}

void FigureCheck::setCard(const CardFigure &card)
{
    if (card == m_card)
        return;
    m_card = card;
    if (m_isRead)
        finish();
}

void FigureCheck::finish()
{
    m_isRead = true;
    if (!isSameFigure(recomputed(), m_figure))
        return setState(State::Differs);
    switch (m_card.kind) {
    case CardFigure::Kind::Unnamed:
        return setState(State::Agrees);
    case CardFigure::Kind::Awaited:
        return setState(State::Running);
    case CardFigure::Kind::Missing:
        return setState(State::Off);
    case CardFigure::Kind::Known:
        return setState(isSameFigure(m_card.value, m_figure) ? State::Agrees : State::Differs);
    }
}

void FigureCheck::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

std::optional<double> FigureCheck::figure() const
{
    const bool isOther = m_card.kind == CardFigure::Kind::Known && isSameFigure(recomputed(), m_figure);
    return isOther ? m_card.value : m_figure;
}

std::optional<double> FigureCheck::recomputed() const
{
    return m_sum ? m_sum->value() : std::nullopt;
}

rules::RowTotals FigureCheck::totals() const
{
    return m_sum ? m_sum->totals() : rules::RowTotals{};
}

KindTally FigureCheck::tally(const std::string &kind) const
{
    const auto found = m_tallies.find(kind);
    return found == m_tallies.end() ? KindTally{} : found->second;
}

} // namespace atalaya::models
