// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditsearch.h"

#include "interrupted.h"

#include <utility>

namespace atalaya::models {

namespace {

constexpr int mostRebuilds = 3;

} // namespace

AuditSearch::AuditSearch(api::AuditSource *source, const QString &purpose, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_question.purpose = purpose.toStdString();
}

QString AuditSearch::snapshotId() const
{
    return m_snapshot ? QString::fromStdString(m_snapshot->queryId) : QString();
}

void AuditSearch::ask(const QString &text, contract::AuditSort sort)
{
    const std::string q = text.trimmed().toStdString();
    // Who comes back to the same question finds his place again.
    const bool isSame = m_snapshot && q == m_question.q && sort == m_question.sort;
    m_isOther = m_isOther || !isSame;
    m_question.q = q;
    m_question.sort = sort;
    m_rebuilds = 0;
    m_overtaken = 0;
    send(Wording::Typed);
}

void AuditSearch::refresh()
{
    m_rebuilds = 0;
    m_overtaken = 0;
    send(Wording::Typed);
}

void AuditSearch::askAgain(const QString &goneId)
{
    if (goneId != snapshotId())
        return;
    // An answer that is on its way tells.
    m_isRebuildWanted = true;
    if (m_isBusy)
        return;
    if (++m_rebuilds > mostRebuilds) {
        api::ApiError error;
        error.kind = api::ApiError::Kind::NotFound;
        error.code = QStringLiteral("snapshot_gone");
        tellRebuilt(error);
        return;
    }
    // Its own text names absolute times: the same question, whenever it is asked.
    send(Wording::Absolute);
}

void AuditSearch::send(Wording wording)
{
    m_wording = wording;
    m_isBusy = true;
    m_clock.start();
    m_knownLeaves = m_leaves ? m_leaves() : std::nullopt;
    m_request.abandon();
    if (!m_snapshot)
        m_state = LoadState::Loading;
    contract::AuditQueryRequest question = m_question;
    if (wording == Wording::Absolute)
        question.q = m_snapshot->q;
    ++m_life;
    m_request.listen(
        this, m_source->query(question),
        [this, life = m_life](const Answer &answer) {
            if (life == m_life)
                take(answer);
        },
        [this, life = m_life] {
            if (life == m_life)
                take(tl::unexpected(interrupted()));
        });
    Q_EMIT changed();
}

void AuditSearch::take(const Answer &answer)
{
    m_isBusy = false;
    // The question before was overtaken on its way and came after this one: it took this one's place.
    if (!answer && answer.error().code == QStringLiteral("superseded") && ++m_overtaken <= mostRebuilds)
        return send(m_wording);
    if (answer)
        accept(*answer);
    else
        fail(answer.error());
}

void AuditSearch::accept(const api::Dated<contract::AuditQuery> &answer)
{
    m_elapsed = m_clock.elapsed();
    const bool isAnother = !m_snapshot || m_snapshot->queryId != answer.value.queryId;
    const bool isRenewed = m_snapshot && !m_isOther;
    m_snapshot = answer.value;
    remember(answer);
    m_isOther = false;
    m_error = answer.problem;
    m_fetchedAt = answer.fetchedAt;
    m_state = answer.stale ? LoadState::Stale : m_snapshot->total == 0 ? LoadState::Empty : LoadState::Ready;
    Q_EMIT changed();
    if (isAnother) {
        m_isRebuildWanted = false;
        Q_EMIT snapshotChanged(isRenewed);
    } else {
        tellRebuilt(std::nullopt);
    }
}

void AuditSearch::remember(const api::Dated<contract::AuditQuery> &answer)
{
    // What was kept was right at its time; less was known of the log then.
    m_asked.knownLeaves = answer.stale || answer.problem ? 0 : m_knownLeaves;
    // Asked in absolute times, it is still the question of the hour at which it was typed.
    if (m_wording == Wording::Absolute)
        return;
    const QDateTime when = answer.fetchedAt.isValid() ? answer.fetchedAt : QDateTime::currentDateTimeUtc();
    m_asked.text = QString::fromStdString(m_question.q);
    m_asked.sort = m_question.sort;
    m_asked.at = answer.value.at;
    m_asked.ownTime = contract::Instant{std::chrono::milliseconds(when.toMSecsSinceEpoch())};
}

void AuditSearch::tellRebuilt(const std::optional<api::ApiError> &error)
{
    if (std::exchange(m_isRebuildWanted, false))
        Q_EMIT rebuilt(error);
}

void AuditSearch::fail(const api::ApiError &error)
{
    m_error = error;
    // Rows of another question would be a wrong answer to this one.
    const bool isLost = m_isOther && m_snapshot;
    if (m_isOther)
        m_snapshot.reset();
    m_state = m_snapshot ? LoadState::Stale : stateWithoutData(error);
    Q_EMIT changed();
    if (isLost)
        Q_EMIT snapshotChanged(false);
    tellRebuilt(error);
}

} // namespace atalaya::models
