// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/logepochs.h"
#include "api/proof/logverifierprivate.h"
#include "api/proof/signednote.h"

#include <algorithm>

// A log that was begun anew: which leaves are lost is told with the alarm, as far as it can be proven.
namespace atalaya::api {

void LogVerifier::Private::askEpoch(const Checkpoint &head)
{
    step = Step::AskingEpoch;
    listen(source->epochs(), [this, head](const Result<contract::LogEpochs> &epochs) {
        using Epoch = contract::LogEpochs::Epoch;
        const auto begin = epochs ? epochs->epochs : std::vector<Epoch>();
        const auto own = std::ranges::find(begin, head.origin, &Epoch::origin);
        // Without an answer the alarm is raised all the same.
        if (own == begin.end() || own->firstSeq < 0 || own->firstSeq >= static_cast<std::int64_t>(head.size))
            return onEpoch(head, std::nullopt);
        askEpochLeaf(head, own->firstSeq);
    });
}

void LogVerifier::Private::askEpochLeaf(const Checkpoint &head, std::int64_t seq)
{
    listen(askLeaf(q, source, head, seq), [this, head](const Result<std::optional<OpenedLeaf>> &leaf) {
        onEpoch(head, leaf && *leaf ? EpochBegin::read(head, **leaf) : std::nullopt);
    });
}

void LogVerifier::Private::onEpoch(const Checkpoint &head, const std::optional<EpochBegin> &begin)
{
    LogAlarm alarm;
    alarm.outcome = LogOutcome::NewEpoch;
    alarm.offeredNote = note;
    alarm.offeredKey = key;
    alarm.detail = head.origin;
    if (begin) {
        LostLeaves lost;
        lost.from = begin->seq;
        lost.to = std::max({begin->seq, begin->lostTo, record->pin->head.size});
        lost.begunAt = begin->at;
        lost.reason = begin->reason;
        // By the key that is known here, or it says nothing.
        const auto last = SignedNote::parse(begin->lastNote);
        const auto known = VerifierKey::parse(record->pin->key);
        if (last && known && last->verify(*known))
            lost.lastNote = begin->lastNote;
        alarm.lost = std::move(lost);
    }
    step = Step::Keeping;
    raise(std::move(alarm), [this] { finish(LogOutcome::NewEpoch); });
}

} // namespace atalaya::api
