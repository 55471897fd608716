// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifierprivate.h"
#include "api/proof/merkleproof.h"
#include "api/proof/proofpath.h"

#include <utility>

namespace atalaya::api {

void LogVerifier::Private::keep(Change change)
{
    changes.push_back(std::move(change));
    if (!isSaving)
        saveNext();
}

void LogVerifier::Private::saveNext()
{
    const auto batch = std::exchange(changes, {});
    PinRecord next = *record;
    for (const Change &change : batch)
        change.apply(next);
    isSaving = true;
    listen(pins->save(status.log, next), [this, batch](const Result<void> &saved) {
        isSaving = false;
        PinRecord present = *record;
        for (const Change &change : batch) {
            if (saved || change.ifLost == IfLost::Stays)
                change.apply(present);
        }
        adopt(present);
        if (!changes.empty())
            saveNext();
        for (const Change &change : batch)
            change.done(saved);
    });
}

void LogVerifier::Private::raise(LogAlarm alarm, const std::function<void()> &then)
{
    alarm.at = now();
    if (record->pin) {
        alarm.pinnedNote = record->pin->note;
        alarm.pinnedKey = record->pin->key;
    }
    if (!PinRecord(*record).raise(alarm))
        return then();
    keep({[alarm](PinRecord &next) { (void)next.raise(alarm); }, IfLost::Stays,
          [this, alarm, then](const Result<void> &) {
              Q_EMIT q->alarmed(alarm);
              then();
          }});
}

void LogVerifier::Private::adopt(const PinRecord &next)
{
    record = next;
    const bool isNew = status.pin != next.pin || status.alarms != next.alarms;
    status.pin = next.pin;
    status.alarms = next.alarms;
    if (isNew)
        Q_EMIT q->changed();
}

void LogVerifier::Private::prove(std::uint64_t size, const TreeHash &root, const Deferred<LogOutcome> &answer)
{
    if (const auto known = record->rootOf(size))
        return answer.resolve(*known == root ? LogOutcome::Verified : LogOutcome::NotInLog);
    const Checkpoint head = record->pin->head;
    const auto from = static_cast<std::int64_t>(size);
    const auto to = static_cast<std::int64_t>(head.size);
    listen(source->consistency(from, to),
           [this, size, root, head, from, to, answer](const Result<contract::ConsistencyProof> &proof) {
               if (!proof)
                   return answer.resolve(tl::unexpected(proof.error()));
               if (proof->from != from || proof->to != to)
                   return answer.resolve(LogOutcome::StaleProof);
               if (!verifyConsistency(size, head.size, root, head.root, hashesOf(proof->path)))
                   return answer.resolve(LogOutcome::NotInLog);
               // For reading offline; should it be lost, it is proven anew.
               keep({[size, root](PinRecord &next) {
                         next.remember({size, root});
                     },
                     IfLost::Stays,
                     [](const Result<void> &) {
                     }});
               answer.resolve(LogOutcome::Verified);
           });
}

} // namespace atalaya::api
