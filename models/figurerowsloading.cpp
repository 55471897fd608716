// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerowsmodel.h"
#include "interrupted.h"

#include <algorithm>

// How the rows come: what is asked for, when, and which answer counts.
namespace atalaya::models {

using contract::DashboardRows;

namespace {

/// 10,000 rows; more are let go, farthest first.
constexpr std::size_t mostPages = 20;

} // namespace

void FigureRowsModel::setFigure(const FigureId &figure, const UtcRange &range, const QString &filter)
{
    m_figure = figure;
    m_range = range;
    m_filter = filter;
    beginResetModel();
    m_pages.reset(0);
    m_head.reset();
    m_allRows = 0;
    m_fetchedAt = {};
    endResetModel();
    m_error.reset();
    m_state = LoadState::Loading;
    begin();
}

void FigureRowsModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    begin();
}

void FigureRowsModel::begin()
{
    ++m_epoch;
    m_loads.clear();
    m_lost.clear();
    m_isFirst = true;
    m_viewFirst = 0;
    m_viewLast = 0;
    load(0, false);
    Q_EMIT changed();
}

void FigureRowsModel::refresh()
{
    ++m_epoch;
    m_loads.clear();
    m_lost.clear();
    if (m_isFirst)
        m_state = LoadState::Loading;
    load(0, true);
    // Rows that could not be had are asked for again.
    m_gathering.start(0);
    Q_EMIT changed();
}

void FigureRowsModel::setView(int first, int last)
{
    m_viewFirst = std::max(0, first);
    m_viewLast = std::max(m_viewFirst, last);
    m_missed = -1;
    if (!m_gathering.isActive())
        m_gathering.start(0);
}

void FigureRowsModel::gather()
{
    if (m_isFirst)
        return;
    if (m_missed >= 0 && (m_missed < m_viewFirst || m_missed > m_viewLast)) {
        m_viewFirst = m_missed;
        m_viewLast = m_missed;
    }
    m_missed = -1;
    const std::vector<int> wanted = m_pages.missing(m_viewFirst, m_viewLast);
    // What was asked for before the view moved on is given up.
    std::erase_if(m_loads, [&](const auto &entry) {
        const bool isAtHand = m_pages.find(m_pages.firstRowOf(entry.first)) != nullptr;
        return !isAtHand && std::ranges::find(wanted, entry.first) == wanted.end();
    });
    for (const int page : wanted)
        if (!m_loads.contains(page) && !m_lost.contains(page))
            load(page, false);
    m_pages.keepAround(m_viewFirst, m_viewLast, mostPages);
}

void FigureRowsModel::load(int page, bool fromPlatform)
{
    auto &scope = m_loads[page];
    scope = std::make_unique<api::RequestScope>();
    const auto call = m_source->rows(rowsPage(m_figure, m_range, m_filter, page), fromPlatform);
    scope->listen(
        this, call,
        [this, page, fromPlatform, epoch = m_epoch](const Answer &answer) {
            if (epoch == m_epoch)
                take(page, fromPlatform, answer);
        },
        [this, page, fromPlatform, epoch = m_epoch] {
            if (epoch == m_epoch)
                take(page, fromPlatform, tl::unexpected(interrupted()));
        });
}

void FigureRowsModel::take(int page, bool fromPlatform, const Answer &answer)
{
    m_loads.erase(page);
    if (answer)
        accept(page, fromPlatform, *answer);
    else
        fail(page, answer.error());
    Q_EMIT changed();
}

void FigureRowsModel::accept(int page, bool fromPlatform, const api::Dated<DashboardRows> &answer)
{
    const DashboardRows &value = answer.value;
    if (m_isFirst || !m_head || value.snapshot != m_head->snapshot) {
        // A page kept from another time does not turn the list back: the platform is asked whether it still stands.
        if (!m_isFirst && !fromPlatform)
            return load(page, true);
        if (!m_isFirst && answer.stale)
            return fail(page, answer.problem.value_or(interrupted()));
        startAgain(value);
    }
    // The same snapshot from the platform says that all rows at hand still stand.
    if (fromPlatform || !m_fetchedAt.isValid() || answer.fetchedAt < m_fetchedAt)
        m_fetchedAt = answer.fetchedAt;
    if (!m_pages.put(page, value.rows)) {
        api::ApiError error;
        error.kind = api::ApiError::Kind::BadResponse;
        return fail(page, error);
    }
    m_lost.erase(page);
    m_error = answer.problem;
    tellPage(page);
    if (answer.stale && !answer.problem && !fromPlatform)
        load(page, true);
    m_state = answer.stale ? LoadState::Stale : m_allRows == 0 ? LoadState::Empty : LoadState::Ready;
}

void FigureRowsModel::startAgain(const DashboardRows &answer)
{
    ++m_epoch;
    m_loads.clear();
    m_lost.clear();
    beginResetModel();
    m_isFirst = false;
    m_head = answer;
    m_head->rows.clear();
    m_pages.reset(static_cast<int>(answer.total));
    if (m_filter.isEmpty())
        m_allRows = answer.total;
    m_fetchedAt = {};
    endResetModel();
}

void FigureRowsModel::fail(int page, const api::ApiError &error)
{
    m_error = error;
    if (m_isFirst) {
        // Rows of another question would be a wrong answer to this one.
        beginResetModel();
        m_pages.reset(0);
        endResetModel();
        m_state = stateWithoutData(error);
        return;
    }
    m_state = LoadState::Stale;
    if (m_pages.find(m_pages.firstRowOf(page)))
        return;
    m_lost[page] = stateWithoutData(error);
    tellPage(page);
}

void FigureRowsModel::tellPage(int page)
{
    const int first = m_pages.firstRowOf(page);
    const int count = m_pages.rowsOf(page);
    if (count > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + count - 1, ColumnCount - 1));
}

} // namespace atalaya::models
