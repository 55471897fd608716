// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifierprivate.h"
#include "api/proof/proofpath.h"

#include <chrono>
#include <utility>

namespace atalaya::api {

namespace {

contract::Instant wallClock()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

LogVerifier::Private::Private(LogVerifier *verifier, AuditLogSource *logSource, PinStore *store, Now clock)
    : q(verifier)
    , source(logSource)
    , pins(store)
    , now(clock ? std::move(clock) : Now(wallClock))
{}

void LogVerifier::Private::begin()
{
    asksAgain = false;
    status.isChecking = true;
    Q_EMIT q->changed();
    load();
}

void LogVerifier::Private::load()
{
    step = Step::Loading;
    note.clear();
    key.clear();
    // Each time: another window may have seen more.
    listen(pins->load(status.log), [this](const Result<PinRecord> &loaded) {
        if (!loaded)
            return finish(tl::unexpected(loaded.error()));
        if (!status.sizeBefore)
            status.sizeBefore = loaded->pin ? loaded->pin->head.size : 0;
        adopt(*loaded);
        askHead();
    });
}

void LogVerifier::Private::askHead()
{
    step = Step::AskingHead;
    listen(source->head(), [this](const Result<std::string> &head) { onHead(head); });
}

void LogVerifier::Private::onHead(const Result<std::string> &head)
{
    if (!head) {
        const bool isEmpty = head.error().kind == ApiError::Kind::NotFound;
        // A log that was there can't have no leaf.
        if (isEmpty && record->pin)
            return conclude({LogOutcome::Rollback, std::nullopt, false});
        return finish(tl::unexpected(head.error()));
    }
    note = *head;
    if (record->pin)
        judge();
    else
        askKey();
}

void LogVerifier::Private::askKey()
{
    step = Step::AskingKey;
    listen(source->key(), [this](const Result<std::string> &answer) {
        if (!answer)
            return finish(tl::unexpected(answer.error()));
        key = *answer;
        judge();
    });
}

void LogVerifier::Private::judge()
{
    const HeadVerdict verdict =
        judgeHead(record->pin ? &*record->pin : nullptr, status.log.tenantId.toStdString(), note, key);
    if (verdict.outcome == LogOutcome::BadSignature && key.empty())
        askKey();
    else if (verdict.needsConsistency)
        askGrowth(*verdict.head);
    else
        conclude(verdict);
}

void LogVerifier::Private::askGrowth(const Checkpoint &head)
{
    step = Step::AskingGrowth;
    const auto from = static_cast<std::int64_t>(record->pin->head.size);
    const auto to = static_cast<std::int64_t>(head.size);
    listen(source->consistency(from, to), [this, head, from, to](const Result<contract::ConsistencyProof> &proof) {
        if (!proof)
            return finish(tl::unexpected(proof.error()));
        if (proof->from != from || proof->to != to)
            return conclude({LogOutcome::StaleProof, head, false}, *proof);
        conclude(judgeGrowth(*record->pin, head, hashesOf(proof->path)), *proof);
    });
}

void LogVerifier::Private::conclude(const HeadVerdict &verdict, const contract::ConsistencyProof &proof)
{
    if (isVerified(verdict.outcome))
        return pin(*verdict.head, verdict.outcome);
    // Another window may have pinned a newer head while this one was on its way.
    if (verdict.outcome == LogOutcome::Rollback && !std::exchange(asksAgain, true))
        return load();
    if (!isAlarm(verdict.outcome))
        return finish(verdict.outcome);
    if (verdict.outcome == LogOutcome::NewEpoch)
        return askEpoch(*verdict.head);
    LogAlarm alarm;
    alarm.outcome = verdict.outcome;
    alarm.offeredNote = note;
    alarm.offeredKey = key;
    for (const std::string &node : proof.path)
        alarm.proof.push_back(toBase64(node));
    step = Step::Keeping;
    raise(std::move(alarm), [this, outcome = verdict.outcome] { finish(outcome); });
}

void LogVerifier::Private::pin(const Checkpoint &head, LogOutcome outcome)
{
    if (record->pin && record->pin->head == head) {
        PinRecord next = *record;
        next.pin->verifiedAt = now();
        adopt(next);
        return finish(outcome);
    }
    step = Step::Keeping;
    const auto apply = [head, at = now(), offered = note, offeredKey = key](PinRecord &next) {
        if (next.pin)
            next.remember({next.pin->head.size, next.pin->head.root});
        else
            next.pin.emplace(PinnedHead{{}, offeredKey, {}, at, {}});
        next.pin->note = offered;
        next.pin->head = head;
        next.pin->verifiedAt = at;
    };
    keep({apply, IfLost::Nothing, [this, outcome](const Result<void> &kept) {
              // Not kept is not verified: the next start would not know.
              finish(kept ? Result<LogOutcome>(outcome) : tl::unexpected(kept.error()));
          }});
}

void LogVerifier::Private::finish(const Result<LogOutcome> &outcome)
{
    step = Step::Idle;
    status.isChecking = false;
    status.error = outcome ? std::nullopt : std::optional(outcome.error());
    if (outcome)
        status.outcome = *outcome;
    const auto answers = std::exchange(waiting, {});
    Q_EMIT q->changed();
    for (const Deferred<LogOutcome> &answer : answers)
        answer.resolve(outcome);
}

void LogVerifier::Private::abandon()
{
    step = Step::Idle;
    status.isChecking = false;
    waiting.clear();
    Q_EMIT q->changed();
}

} // namespace atalaya::api
