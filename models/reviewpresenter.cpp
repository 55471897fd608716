// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewpresenter.h"

#include "interrupted.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::models {

using contract::ReviewDetail;
using contract::ReviewItem;
using Held = ReviewQueueModel::Held;

QString nameOf(ReviewPresenter::Outcome outcome)
{
    switch (outcome) {
    case ReviewPresenter::Outcome::Approved:
        return QStringLiteral("approved");
    case ReviewPresenter::Outcome::Rejected:
        return QStringLiteral("rejected");
    case ReviewPresenter::Outcome::Corrected:
        break;
    }
    return QStringLiteral("corrected");
}

ReviewPresenter::ReviewPresenter(api::ReviewSource *source, const Facts &facts, const ReviewQueueModel::Now &now,
                                 QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_facts(facts)
    , m_queue(new ReviewQueueModel(source, facts.me, now, this))
    , m_progress(new ReviewProgressModel(source, this))
    , m_note(new ReviewNote(this))
{
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &ReviewPresenter::tick);
}

void ReviewPresenter::setWatched(bool watched)
{
    if (watched)
        m_second.start();
    else
        m_second.stop();
}

void ReviewPresenter::refresh()
{
    m_queue->refresh();
    m_progress->refresh();
    // What somebody is about to judge is not changed under their eyes.
    if (!m_id.isEmpty() && !m_isBusy && held() != Held::ByMe)
        load();
}

void ReviewPresenter::open(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_note->open(id);
    m_reads.abandon();
    m_detail.reset();
    m_inputs.clear();
    m_problem.reset();
    m_refusal.reset();
    m_hasRunOut = false;
    m_state = id.isEmpty() ? LoadState::Empty : LoadState::Loading;
    if (!id.isEmpty())
        load();
    Q_EMIT opened(id);
    Q_EMIT changed();
}

bool ReviewPresenter::openNext()
{
    const int row = m_queue->rowOf(m_id);
    const int next = m_queue->nextFree(row + 1);
    if (next < 0 || next == row)
        return false;
    open(QString::fromStdString(m_queue->at(next)->decisionId));
    return true;
}

void ReviewPresenter::load()
{
    m_reads.abandon();
    const auto fail = [this](const api::ApiError &error) {
        m_problem = error;
        m_state = m_detail ? LoadState::Stale : stateWithoutData(error);
        Q_EMIT changed();
    };
    m_reads.listen(
        this, m_source->review(m_id),
        [this, fail](const api::Result<api::Dated<ReviewDetail>> &answer) {
            if (!answer)
                return fail(answer.error());
            m_problem = answer->problem;
            m_state = answer->stale ? LoadState::Stale : LoadState::Ready;
            show(answer->value);
        },
        [fail] { fail(interrupted()); });
}

void ReviewPresenter::show(const ReviewDetail &detail)
{
    m_detail = detail;
    m_inputs = inputsIn(detail.inputs);
    m_queue->put(detail.item);
    if (detail.item.verdict)
        m_note->forget(m_id);
    Q_EMIT changed();
}

Held ReviewPresenter::held() const
{
    return m_detail ? m_queue->heldBy(m_detail->item) : Held::ByNobody;
}

qint64 ReviewPresenter::holdLeft() const
{
    if (held() == Held::ByNobody)
        return 0;
    const qint64 left = m_detail->item.hold->expiresAt.time_since_epoch().count() - m_queue->now().toMSecsSinceEpoch();
    return std::max<qint64>(0, (left + 999) / 1000);
}

bool ReviewPresenter::canTake() const
{
    return m_facts.mayDecide && !m_isBusy && m_detail && !m_detail->item.verdict && held() == Held::ByNobody;
}

bool ReviewPresenter::canDecide() const
{
    return m_facts.mayDecide && !m_isBusy && held() == Held::ByMe;
}

template<class Then>
void ReviewPresenter::send(QFuture<Answer> call, Then then)
{
    m_isBusy = true;
    m_refusal.reset();
    m_hasRunOut = false;
    m_reads.abandon();
    m_sends.listen(
        this, std::move(call),
        [this, then](const Answer &answer) {
            m_isBusy = false;
            if (!answer)
                return refuse(answer.error());
            m_state = LoadState::Ready;
            then(*answer);
        },
        [this] {
            m_isBusy = false;
            refuse(interrupted());
        });
    Q_EMIT changed();
}

void ReviewPresenter::refuse(const api::ApiError &error)
{
    m_refusal = error;
    const auto current = contract::parseJson(error.current.toStdString());
    const auto hold = error.code == QLatin1String("review_taken") && current
                          ? contract::decodeReviewHold(*current)
                          : contract::Decoded<ReviewItem::Hold>(ReviewItem::Hold{});
    if (error.code == QLatin1String("review_taken") && m_detail && hold && !hold->by.id.empty()) {
        m_detail->item.hold = *hold;
        m_queue->put(m_detail->item);
    } else if (!m_id.isEmpty() && !error.isUnreachable()) {
        load();
    }
    m_queue->refresh();
    Q_EMIT changed();
}

void ReviewPresenter::take()
{
    if (canTake())
        send(m_source->take(m_id), [this](const ReviewDetail &detail) { show(detail); });
}

void ReviewPresenter::release()
{
    if (canDecide())
        send(m_source->release(m_id), [this](const ReviewDetail &detail) { show(detail); });
}

void ReviewPresenter::decide(Outcome outcome, const QString &reason)
{
    const QString why = reason.trimmed();
    if (!canDecide() || (outcome != Outcome::Approved && why.isEmpty()))
        return;
    const contract::ReviewVerdict verdict{nameOf(outcome).toStdString(), why.toStdString()};
    send(m_source->decide(m_id, verdict), [this, outcome, id = m_id](const ReviewDetail &detail) {
        ++m_said;
        m_note->forget(id);
        const int row = m_queue->rowOf(id);
        if (m_queue->part() == ReviewQueueModel::Part::Done)
            m_queue->put(detail.item);
        else
            m_queue->drop(id);
        m_progress->refresh();
        Q_EMIT decided(id, outcome);
        const int next = m_queue->nextFree(std::max(0, row));
        open(next >= 0 ? QString::fromStdString(m_queue->at(next)->decisionId) : QString());
        m_queue->refresh();
    });
}

void ReviewPresenter::tick()
{
    if (m_detail && m_detail->item.hold && held() == Held::ByNobody && !m_isBusy) {
        m_hasRunOut = m_detail->item.hold->by.id == m_facts.me.toStdString() && !m_detail->item.verdict;
        m_detail->item.hold.reset();
        m_queue->put(m_detail->item);
        Q_EMIT changed();
    }
    if (++m_seconds % refreshSeconds == 0) {
        m_queue->refresh();
        m_queue->tick();
    }
    Q_EMIT ticked();
}

} // namespace atalaya::models
