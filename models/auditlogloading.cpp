// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditlogmodel.h"
#include "interrupted.h"

#include <algorithm>

// How rows come: what is asked for, when, and which answer counts.
namespace atalaya::models {

using api::ApiError;
using contract::AuditRow;
using contract::AuditRows;

namespace {

/// 10,000 rows; more are let go, farthest first.
constexpr std::size_t mostPages = 100;

ApiError badResponse()
{
    ApiError error;
    error.kind = ApiError::Kind::BadResponse;
    return error;
}

} // namespace

LoadState AuditLogModel::loadState() const
{
    const bool isBetween = m_isTurning || (m_search->isBusy() && !m_search->isAnswered());
    if (isBetween)
        return m_pages.total() > 0 ? LoadState::Stale : LoadState::Loading;
    if (!m_search->snapshot())
        return m_search->state();
    if (m_error)
        return m_pages.total() > 0 ? LoadState::Stale : stateWithoutData(*m_error);
    return m_search->state();
}

std::optional<ApiError> AuditLogModel::error() const
{
    return m_error ? m_error : m_search->error();
}

void AuditLogModel::onSnapshot(bool isRenewed)
{
    ++m_life;
    m_turning.abandon();
    m_loads.clear();
    m_error.reset();
    // The rows that are shown may still be those of an earlier question.
    m_isRenewed = isRenewed && (m_isRenewed || !m_isTurning);
    m_isTurning = true;
    const auto &snapshot = m_search->snapshot();
    if (!snapshot || snapshot->total == 0) {
        (void)begin(m_search->snapshotId(), 0, 0, {});
        return;
    }
    const int last = static_cast<int>(snapshot->total) - 1;
    if (!m_isRenewed)
        return turnTo(0);
    const AuditRow *const top = m_viewFirst > 0 ? rowAt(m_viewFirst) : nullptr;
    const int sameNumber = std::min(m_viewFirst, last);
    if (!top)
        return turnTo(sameNumber);
    ask(m_turning, m_search->snapshotId(), top->seq,
        [this, sameNumber](const Offset &offset) { turnTo(offset ? static_cast<int>(*offset) : sameNumber); });
}

void AuditLogModel::turnTo(int row)
{
    m_turnsTo = row;
    const int first = m_pages.firstRowOf(m_pages.pageOf(row));
    m_turning.listen(
        this, m_source->rows(m_search->snapshotId(), first, pageSize),
        [this, life = m_life](const Answer &answer) {
            if (life == m_life)
                turn(answer);
        },
        [this, life = m_life] {
            if (life == m_life)
                turn(tl::unexpected(interrupted()));
        });
}

void AuditLogModel::turn(const Answer &answer)
{
    const auto &snapshot = m_search->snapshot();
    if (!answer)
        return giveUpTurning(answer.error());
    if (!snapshot || answer->queryId != snapshot->queryId || answer->total != snapshot->total)
        return giveUpTurning(badResponse());
    const bool isRenewed = m_isRenewed;
    const int page = m_pages.pageOf(m_turnsTo);
    if (!begin(m_search->snapshotId(), static_cast<int>(snapshot->total), page, answer->rows))
        return giveUpTurning(badResponse());
    if (isRenewed)
        Q_EMIT anchored(m_turnsTo);
    Q_EMIT pageReady(m_pages.firstRowOf(page), m_pages.rowsOf(page));
    if (m_current >= 0)
        find(m_current);
}

void AuditLogModel::giveUpTurning(const ApiError &error)
{
    // onRebuilt() goes on.
    if (api::isSnapshotGone(error) && !m_error) {
        m_search->askAgain(m_search->snapshotId());
        return;
    }
    const QString id = m_isRenewed ? m_id : m_search->snapshotId();
    if (!m_isRenewed)
        (void)begin(id, 0, 0, {});
    m_isTurning = false;
    m_error = error;
    Q_EMIT changed();
}

bool AuditLogModel::begin(const QString &id, int total, int page, std::vector<AuditRow> rows)
{
    beginResetModel();
    m_loads.clear();
    m_lost.clear();
    m_id = id;
    m_asked = m_search->asked();
    m_pages.reset(total);
    const bool isWhole = total == 0 || put(page, std::move(rows));
    if (!isWhole)
        m_pages.reset(0);
    m_viewLast = m_viewFirst = total == 0 ? 0 : m_turnsTo;
    m_missed = -1;
    m_wantedPage = -1;
    m_isTurning = false;
    m_error.reset();
    endResetModel();
    Q_EMIT changed();
    return isWhole;
}

bool AuditLogModel::put(int page, std::vector<AuditRow> rows)
{
    std::vector<Row> shown;
    shown.reserve(rows.size());
    for (AuditRow &row : rows)
        shown.push_back({std::move(row)});
    return m_pages.put(page, std::move(shown));
}

void AuditLogModel::onRebuilt(const std::optional<ApiError> &error)
{
    if (m_isTurning) {
        if (!error)
            return turnTo(m_turnsTo);
        m_error = error;
        return giveUpTurning(*error);
    }
    for (auto &[page, state] : m_lost)
        if (state == LoadState::Loading && error)
            state = stateWithoutData(*error);
    std::erase_if(m_lost, [](const auto &entry) { return entry.second == LoadState::Loading; });
    if (error)
        m_error = error;
    m_gathering.start(0);
    Q_EMIT changed();
}

void AuditLogModel::setView(int first, int last)
{
    m_viewFirst = std::max(0, first);
    m_viewLast = std::max(m_viewFirst, last);
    m_missed = -1;
    if (!m_gathering.isActive())
        m_gathering.start(0);
}

void AuditLogModel::want(int row)
{
    if (row < 0 || row >= m_pages.total() || m_pages.find(row))
        return;
    m_wantedPage = m_pages.pageOf(row);
    m_lost.erase(m_wantedPage);
    m_gathering.start(0);
}

void AuditLogModel::retry()
{
    m_lost.clear();
    m_error.reset();
    m_gathering.start(0);
    if (m_pages.total() == 0 && m_search->snapshot() && m_search->snapshot()->total > 0)
        onSnapshot(false);
    Q_EMIT changed();
}

void AuditLogModel::gather()
{
    if (m_isTurning)
        return;
    if (m_missed >= 0 && (m_missed < m_viewFirst || m_missed > m_viewLast))
        m_viewFirst = m_viewLast = m_missed;
    m_missed = -1;
    std::vector<int> wanted = m_pages.missing(m_viewFirst, m_viewLast);
    if (m_wantedPage >= 0 && std::ranges::find(wanted, m_wantedPage) == wanted.end())
        wanted.push_back(m_wantedPage);
    // What was asked for before the view moved on is given up.
    std::erase_if(m_loads, [&](const auto &entry) { return std::ranges::find(wanted, entry.first) == wanted.end(); });
    for (const int page : wanted)
        if (!m_loads.contains(page) && !m_lost.contains(page))
            load(page);
    m_pages.keepAround(m_viewFirst, m_viewLast, mostPages);
}

void AuditLogModel::load(int page)
{
    Load &scope = m_loads[page];
    scope = std::make_unique<api::RequestScope>();
    scope->listen(
        this, m_source->rows(m_id, m_pages.firstRowOf(page), pageSize),
        [this, page, life = m_life](const Answer &answer) {
            if (life == m_life)
                take(page, answer);
        },
        [this, page, life = m_life] {
            if (life == m_life)
                take(page, tl::unexpected(interrupted()));
        });
}

void AuditLogModel::take(int page, const Answer &answer)
{
    m_loads.erase(page);
    if (page == m_wantedPage)
        m_wantedPage = -1;
    const bool isOfThis =
        answer && QString::fromStdString(answer->queryId) == m_id && answer->offset == m_pages.firstRowOf(page);
    if (!answer)
        return lose(page, answer.error());
    if (!isOfThis || !put(page, answer->rows))
        return lose(page, badResponse());
    m_lost.erase(page);
    if (m_lost.empty())
        m_error.reset();
    tellPage(page);
    Q_EMIT pageReady(m_pages.firstRowOf(page), m_pages.rowsOf(page));
    Q_EMIT changed();
}

void AuditLogModel::lose(int page, const ApiError &error)
{
    // Nobody can ask for it again and again; onRebuilt(), retry() and want() do.
    const bool isGone = api::isSnapshotGone(error);
    m_lost[page] = isGone ? LoadState::Loading : stateWithoutData(error);
    if (isGone)
        m_search->askAgain(m_id);
    else
        m_error = error;
    tellPage(page);
    Q_EMIT changed();
}

void AuditLogModel::find(qint64 seq)
{
    ask(m_finding, m_id, seq,
        [this, seq](const Offset &offset) { Q_EMIT found(seq, offset ? static_cast<int>(*offset) : -1); });
}

void AuditLogModel::ask(api::RequestScope &scope, const QString &id, qint64 seq,
                        const std::function<void(Offset)> &then)
{
    scope.abandon();
    scope.listen(
        this, m_source->find(id, seq),
        [then, seq](const api::Result<contract::AuditPlace> &answer) {
            then(answer && answer->seq == seq ? answer->offset : std::nullopt);
        },
        [then] { then(std::nullopt); });
}

void AuditLogModel::tellPage(int page)
{
    const int first = m_pages.firstRowOf(page);
    const int count = m_pages.rowsOf(page);
    if (count > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + count - 1, ColumnCount - 1));
}

} // namespace atalaya::models
