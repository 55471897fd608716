// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurecheck.h"

#include "figurerow.h"
#include "interrupted.h"

#include <algorithm>
#include <cmath>

namespace atalaya::models {

using contract::DashboardRows;

namespace {

/// A list that changes faster than it can be read is given up after so many beginnings.
constexpr int mostBeginnings = 4;

} // namespace

bool isSameFigure(std::optional<double> a, std::optional<double> b)
{
    if (!a || !b)
        return !a && !b;
    return std::abs(*a - *b) <= 1e-9 * std::max(1.0, std::abs(*b));
}

FigureCheck::FigureCheck(api::DashboardSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

void FigureCheck::start(const FigureId &figure, const UtcRange &range)
{
    m_id = figure;
    m_range = range;
    m_isUnbounded = false;
    m_beginnings = 0;
    m_state = State::Running;
    begin(false);
}

void FigureCheck::readAll()
{
    m_isUnbounded = true;
    m_beginnings = 0;
    m_state = State::Running;
    begin(false);
}

void FigureCheck::cancel()
{
    m_request.abandon();
    m_sum.reset();
    m_isRead = false;
    setState(State::Off);
}

void FigureCheck::begin(bool fromPlatform)
{
    ++m_beginnings;
    m_sum.reset();
    m_tallies.clear();
    m_error.reset();
    m_figure.reset();
    m_isRead = false;
    m_read = 0;
    m_total = 0;
    read(fromPlatform);
    Q_EMIT changed();
}

void FigureCheck::read(bool fromPlatform)
{
    m_request.abandon();
    const int page = static_cast<int>(m_read / figurePageSize);
    const auto call = m_source->rows(rowsPage(m_id, m_range, {}, page), fromPlatform);
    m_request.listen(
        this, call, [this, fromPlatform](const Answer &answer) { take(answer, fromPlatform); },
        [this, fromPlatform] { take(tl::unexpected(interrupted()), fromPlatform); });
}

void FigureCheck::take(const Answer &answer, bool fromPlatform)
{
    if (!answer) {
        m_error = answer.error();
        return setState(m_error->isUnreachable() ? State::Incomplete : State::Failed);
    }
    const DashboardRows &page = answer->value;
    const bool renewable = answer->stale && !answer->problem;
    const bool isOther = m_sum && page.snapshot != m_snapshot;
    if ((renewable || isOther) && !fromPlatform)
        return read(true);
    if (isOther) {
        // The page was kept from another time and can't be renewed now, or the list has changed while it was read.
        m_error = answer->problem;
        if (answer->problem || m_beginnings >= mostBeginnings)
            return setState(answer->problem ? State::Incomplete : State::Failed);
        return begin(true);
    }
    add(page);
    if (m_total > mostUnasked && !m_isUnbounded)
        return setState(State::TooMany);
    if (m_read >= m_total)
        return finish();
    if (page.rows.empty())
        return setState(State::Failed);
    read(false);
    Q_EMIT changed();
}

void FigureCheck::add(const DashboardRows &page)
{
    if (!m_sum) {
        m_sum.emplace(page.formula);
        m_snapshot = page.snapshot;
        m_figure = page.figure;
        m_total = page.total;
    }
    for (const contract::DashboardRow &row : page.rows) {
        m_sum->add(row);
        KindTally &tally = m_tallies[row.kind];
        ++tally.rows;
        tally.minutes += row.minutes.value_or(0);
    }
    m_read += static_cast<qint64>(page.rows.size());
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
