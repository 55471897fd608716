// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditlogmodel.h"
#include "interrupted.h"

#include <algorithm>

// How one snapshot takes the place of another.
namespace atalaya::models {

using api::ApiError;
using contract::AuditRow;

namespace {

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
        return m_pages.rows().total() > 0 ? LoadState::Stale : LoadState::Loading;
    if (!m_search->snapshot())
        return m_search->state();
    if (const auto &error = m_error ? m_error : m_pages.error())
        return m_pages.rows().total() > 0 ? LoadState::Stale : stateWithoutData(*error);
    return m_search->state();
}

std::optional<ApiError> AuditLogModel::error() const
{
    if (m_error)
        return m_error;
    return m_pages.error() ? m_pages.error() : m_search->error();
}

void AuditLogModel::onSnapshot(bool isRenewed)
{
    ++m_life;
    m_turning.abandon();
    m_pages.pause();
    m_error.reset();
    // The rows that are shown may still be those of an earlier question.
    m_isRenewed = isRenewed && (m_isRenewed || !m_isTurning);
    m_isTurning = true;
    const auto &snapshot = m_search->snapshot();
    if (!snapshot || snapshot->total == 0) {
        m_turnsTo = 0;
        (void)begin(m_search->snapshotId(), 0, {});
        return;
    }
    const int last = static_cast<int>(snapshot->total) - 1;
    if (!m_isRenewed)
        return turnTo(0);
    const AuditRow *const top = m_pages.firstShown() > 0 ? rowAt(m_pages.firstShown()) : nullptr;
    const int sameNumber = std::min(m_pages.firstShown(), last);
    if (!top)
        return turnTo(sameNumber);
    ask(m_turning, m_search->snapshotId(), top->seq,
        [this, sameNumber](const Offset &offset) { turnTo(offset ? static_cast<int>(*offset) : sameNumber); });
}

void AuditLogModel::turnTo(int row)
{
    m_turnsTo = row;
    const RowPages<AuditPages::Row> &rows = m_pages.rows();
    m_turning.listen(
        this, m_source->rows(m_search->snapshotId(), rows.firstRowOf(rows.pageOf(row)), AuditPages::pageSize),
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
    if (!begin(m_search->snapshotId(), static_cast<int>(snapshot->total), answer->rows))
        return giveUpTurning(badResponse());
    if (isRenewed)
        Q_EMIT anchored(m_turnsTo);
    const RowPages<AuditPages::Row> &rows = m_pages.rows();
    const int page = rows.pageOf(m_turnsTo);
    Q_EMIT pageReady(rows.firstRowOf(page), rows.rowsOf(page));
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
    if (!m_isRenewed)
        (void)begin(m_search->snapshotId(), 0, {});
    m_isTurning = false;
    m_pages.resume();
    m_error = error;
    Q_EMIT changed();
}

bool AuditLogModel::begin(const QString &id, int total, std::vector<AuditRow> rows)
{
    beginResetModel();
    m_asked = m_search->asked();
    const bool isWhole = m_pages.begin(id, total, m_turnsTo, std::move(rows));
    m_isTurning = false;
    m_error.reset();
    endResetModel();
    Q_EMIT changed();
    return isWhole;
}

void AuditLogModel::onRebuilt(const std::optional<ApiError> &error)
{
    if (m_isTurning) {
        if (!error)
            return turnTo(m_turnsTo);
        m_error = error;
        return giveUpTurning(*error);
    }
    m_pages.rebuilt(error);
    Q_EMIT changed();
}

void AuditLogModel::retry()
{
    m_error.reset();
    m_pages.retry();
    if (m_pages.rows().total() == 0 && m_search->snapshot() && m_search->snapshot()->total > 0)
        onSnapshot(false);
    Q_EMIT changed();
}

void AuditLogModel::onPage(int page)
{
    const int first = m_pages.rows().firstRowOf(page);
    const int count = m_pages.rows().rowsOf(page);
    if (count == 0)
        return;
    Q_EMIT dataChanged(index(first, 0), index(first + count - 1, ColumnCount - 1));
    if (m_pages.rows().find(first))
        Q_EMIT pageReady(first, count);
    Q_EMIT changed();
}

void AuditLogModel::find(qint64 seq)
{
    ask(m_finding, snapshotId(), seq,
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

} // namespace atalaya::models
