// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpages.h"

#include <algorithm>

namespace atalaya::models {

using api::ApiError;
using contract::AuditRow;

namespace {

/// 10,000 rows; more are let go, farthest first.
constexpr std::size_t mostPages = 100;

} // namespace

AuditPages::AuditPages(api::AuditSource *source, QObject *parent)
    : QObject(parent)
    , m_loads(
          source, pageSize, [this](int page, const AuditPageLoads::Answer &answer) { take(page, answer); }, this)
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &AuditPages::gather);
}

bool AuditPages::begin(const QString &snapshotId, int total, int shown, std::vector<AuditRow> rows)
{
    m_loads.begin(snapshotId);
    m_lost.clear();
    m_error.reset();
    m_id = snapshotId;
    m_rows.reset(total);
    const bool isWhole = total == 0 || put(m_rows.pageOf(shown), std::move(rows));
    if (!isWhole)
        m_rows.reset(0);
    m_viewLast = m_viewFirst = total == 0 ? 0 : shown;
    m_missed = -1;
    m_wantedPage = -1;
    m_isPaused = false;
    return isWhole;
}

void AuditPages::pause()
{
    m_isPaused = true;
    m_loads.begin(m_id);
}

void AuditPages::resume()
{
    m_isPaused = false;
    m_gathering.start(0);
}

void AuditPages::setView(int first, int last)
{
    m_viewFirst = std::max(0, first);
    m_viewLast = std::max(m_viewFirst, last);
    m_missed = -1;
    if (!m_gathering.isActive())
        m_gathering.start(0);
}

void AuditPages::noteMissed(int row) const
{
    m_missed = row;
    if (!m_gathering.isActive())
        m_gathering.start(0);
}

void AuditPages::want(int row)
{
    if (row < 0 || row >= m_rows.total() || m_rows.find(row))
        return;
    m_wantedPage = m_rows.pageOf(row);
    m_lost.erase(m_wantedPage);
    m_gathering.start(0);
}

void AuditPages::retry()
{
    m_lost.clear();
    m_error.reset();
    m_gathering.start(0);
}

void AuditPages::rebuilt(const std::optional<ApiError> &error)
{
    for (auto &[page, state] : m_lost)
        if (state == LoadState::Loading && error)
            state = stateWithoutData(*error);
    std::erase_if(m_lost, [](const auto &entry) { return entry.second == LoadState::Loading; });
    if (error)
        m_error = error;
    m_gathering.start(0);
}

LoadState AuditPages::stateOf(int row) const
{
    if (m_rows.find(row))
        return LoadState::Ready;
    const auto lost = m_lost.find(m_rows.pageOf(row));
    return lost == m_lost.end() ? LoadState::Loading : lost->second;
}

void AuditPages::gather()
{
    if (m_isPaused)
        return;
    if (m_missed >= 0 && (m_missed < m_viewFirst || m_missed > m_viewLast))
        m_viewFirst = m_viewLast = m_missed;
    m_missed = -1;
    std::vector<int> wanted = m_rows.missing(m_viewFirst, m_viewLast);
    // What is seen comes before what lies around it.
    std::ranges::stable_partition(
        wanted, [this](int page) { return page >= m_rows.pageOf(m_viewFirst) && page <= m_rows.pageOf(m_viewLast); });
    if (m_wantedPage >= 0 && std::ranges::find(wanted, m_wantedPage) == wanted.end())
        wanted.push_back(m_wantedPage);
    std::erase_if(wanted, [this](int page) { return m_lost.contains(page); });
    m_loads.want(wanted);
    m_rows.keepAround(m_viewFirst, m_viewLast, mostPages);
}

bool AuditPages::put(int page, std::vector<AuditRow> rows)
{
    std::vector<Row> shown;
    shown.reserve(rows.size());
    for (AuditRow &row : rows)
        shown.push_back({std::move(row)});
    return m_rows.put(page, std::move(shown));
}

void AuditPages::take(int page, const AuditPageLoads::Answer &answer)
{
    if (page == m_wantedPage)
        m_wantedPage = -1;
    if (!answer)
        return lose(page, answer.error());
    const bool isOfThis = QString::fromStdString(answer->queryId) == m_id && answer->offset == m_rows.firstRowOf(page);
    if (!isOfThis || !put(page, answer->rows)) {
        ApiError error;
        error.kind = ApiError::Kind::BadResponse;
        return lose(page, error);
    }
    m_lost.erase(page);
    if (m_lost.empty())
        m_error.reset();
    Q_EMIT pageTaken(page);
}

void AuditPages::lose(int page, const ApiError &error)
{
    // Nobody can ask for it again and again; rebuilt(), retry() and want() do.
    const bool isGone = api::isSnapshotGone(error);
    m_lost[page] = isGone ? LoadState::Loading : stateWithoutData(error);
    if (!isGone)
        m_error = error;
    Q_EMIT pageTaken(page);
    if (isGone)
        Q_EMIT gone();
}

} // namespace atalaya::models
