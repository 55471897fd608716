// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupted.h"
#include "reviewqueuemodel.h"

#include <algorithm>

// How the rows come and go: what is asked for, when, and what becomes of those at hand.
namespace atalaya::models {

using contract::ReviewItem;
using contract::ReviewQueue;

namespace {

/// 2,000 rows; more are let go, farthest first.
constexpr std::size_t mostPages = 20;

} // namespace

void ReviewQueueModel::setPart(Part part)
{
    m_part = part;
    m_loads.clear();
    m_lost.clear();
    m_old.clear();
    beginResetModel();
    m_pages.reset(0);
    endResetModel();
    m_isFirst = true;
    m_viewFirst = m_viewLast = 0;
    m_missed = -1;
    m_error.reset();
    m_state = LoadState::Loading;
    load(0);
    Q_EMIT changed();
}

void ReviewQueueModel::refresh()
{
    m_loads.clear();
    m_lost.clear();
    if (m_isFirst || rowCount() == 0) {
        if (m_isFirst)
            m_state = LoadState::Loading;
        load(0);
    } else {
        m_pages.forEach([this](int row, const ReviewItem &) { m_old.insert(m_pages.pageOf(row)); });
        load(m_pages.pageOf(std::min(m_viewFirst, rowCount() - 1)));
        m_gathering.start(0);
    }
    Q_EMIT changed();
}

void ReviewQueueModel::setView(int first, int last)
{
    m_viewFirst = std::max(0, first);
    m_viewLast = std::max(m_viewFirst, last);
    m_missed = -1;
    if (!m_gathering.isActive())
        m_gathering.start(0);
}

void ReviewQueueModel::gather()
{
    // Then the first page is all there is to ask for, and refresh() does.
    if (m_isFirst || rowCount() == 0)
        return;
    if (m_missed >= 0 && (m_missed < m_viewFirst || m_missed > m_viewLast)) {
        m_viewFirst = m_missed;
        m_viewLast = m_missed;
    }
    m_missed = -1;
    std::vector<int> wanted = m_pages.missing(m_viewFirst, m_viewLast);
    for (const int page : m_old)
        if (page >= m_pages.pageOf(m_viewFirst) && page <= m_pages.pageOf(m_viewLast))
            wanted.push_back(page);
    // What was asked for before the view moved on is given up.
    std::erase_if(m_loads,
                  [&wanted](const auto &entry) { return std::ranges::find(wanted, entry.first) == wanted.end(); });
    for (const int page : wanted)
        if (!m_loads.contains(page) && !m_lost.contains(page))
            load(page);
    m_pages.keepAround(m_viewFirst, m_viewLast, mostPages);
}

void ReviewQueueModel::load(int page)
{
    auto &scope = m_loads[page];
    scope = std::make_unique<api::RequestScope>();
    scope->listen(
        this, m_source->queue(m_part, m_pages.firstRowOf(page), pageSize),
        [this, page](const Answer &answer) { take(page, answer); },
        [this, page] { take(page, tl::unexpected(interrupted())); });
}

void ReviewQueueModel::take(int page, const Answer &answer)
{
    const auto mine = m_loads.extract(page);
    if (answer)
        accept(page, *answer);
    else
        fail(page, answer.error());
    Q_EMIT changed();
}

bool ReviewQueueModel::isContinued(int page, const ReviewQueue &answer) const
{
    const int first = m_pages.firstRowOf(page);
    if (answer.total < m_pages.total())
        return false;
    for (int at = 0; at < m_pages.rowsOf(page); ++at) {
        const ReviewItem *const had = m_pages.find(first + at);
        const auto place = static_cast<std::size_t>(at);
        if (had && (place >= answer.items.size() || answer.items[place].decisionId != had->decisionId))
            return false;
    }
    return true;
}

void ReviewQueueModel::accept(int page, const api::Dated<ReviewQueue> &answer)
{
    const ReviewQueue &value = answer.value;
    const int total = static_cast<int>(value.total);
    m_facts = Facts{value.open, value.overdue, value.slaMinutes, value.holdMinutes};
    m_fetchedAt = answer.fetchedAt;
    m_skew = value.now.time_since_epoch().count() - answer.fetchedAt.toMSecsSinceEpoch();
    const bool isContinuing = !m_isFirst && isContinued(page, value);
    if (!isContinuing) {
        m_loads.clear();
        m_lost.clear();
        m_old.clear();
        beginResetModel();
        m_pages.reset(total);
        m_isFirst = false;
        endResetModel();
    } else if (total > m_pages.total()) {
        std::map<int, ReviewItem> rows;
        m_pages.forEach([&rows](int row, const ReviewItem &item) { rows.emplace(row, item); });
        beginInsertRows({}, m_pages.total(), total - 1);
        rebuild(rows, total);
        endInsertRows();
    }
    m_old.erase(page);
    m_lost.erase(page);
    m_error = answer.problem;
    m_state = answer.stale ? LoadState::Stale : total == 0 ? LoadState::Empty : LoadState::Ready;
    if (page > 0 && m_pages.rowsOf(page) == 0)
        return;
    if (!m_pages.put(page, value.items)) {
        api::ApiError error;
        error.kind = api::ApiError::Kind::BadResponse;
        return fail(page, error);
    }
    tellPage(page);
    if (!m_old.empty())
        m_gathering.start(0);
}

void ReviewQueueModel::fail(int page, const api::ApiError &error)
{
    m_error = error;
    if (m_isFirst) {
        m_state = stateWithoutData(error);
        return;
    }
    m_state = LoadState::Stale;
    m_old.clear();
    if (m_pages.find(m_pages.firstRowOf(page)))
        return;
    m_lost[page] = stateWithoutData(error);
    tellPage(page);
}

void ReviewQueueModel::put(const ReviewItem &item)
{
    const int row = rowOf(QString::fromStdString(item.decisionId));
    ReviewItem *const known = m_pages.find(row);
    if (!known || *known == item)
        return;
    *known = item;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ReviewQueueModel::drop(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    std::map<int, ReviewItem> rows;
    m_pages.forEach([&](int at, const ReviewItem &item) {
        if (at != row)
            rows.emplace(at > row ? at - 1 : at, item);
    });
    if (m_facts && m_part != Part::Done)
        --m_facts->open;
    beginRemoveRows({}, row, row);
    rebuild(rows, m_pages.total() - 1);
    endRemoveRows();
    if (rowCount() == 0)
        m_state = LoadState::Empty;
    Q_EMIT changed();
}

void ReviewQueueModel::rebuild(const std::map<int, ReviewItem> &rows, int total)
{
    m_pages.reset(total);
    m_old.clear();
    std::map<int, std::vector<ReviewItem>> pages;
    for (const auto &[row, item] : rows)
        pages[m_pages.pageOf(row)].push_back(item);
    for (auto &[page, items] : pages)
        (void)m_pages.put(page, std::move(items));
}

void ReviewQueueModel::tellPage(int page)
{
    const int first = m_pages.firstRowOf(page);
    const int count = m_pages.rowsOf(page);
    if (count > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + count - 1, ColumnCount - 1));
}

} // namespace atalaya::models
