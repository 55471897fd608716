// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/proof/epochbegin.h"
#include "api/proof/logverifier.h"

#include <functional>
#include <vector>

namespace atalaya::api {

/// The steps of a check: what is pinned, the head of now, its key if need be, the proof of growth, and the pin is kept.
struct LogVerifier::Private
{
    enum class Step
    {
        Idle,
        Loading,
        AskingHead,
        AskingKey,
        AskingGrowth,
        AskingEpoch,
        Keeping
    };

    Private(LogVerifier *verifier, AuditLogSource *source, PinStore *pins, Now now);

    // A check (logcheck.cpp).
    void begin();
    void load();
    void askHead();
    void onHead(const Result<std::string> &head);
    void askKey();
    void judge();
    void askGrowth(const Checkpoint &head);
    void askEpoch(const Checkpoint &head);
    void askEpochLeaf(const Checkpoint &head, std::int64_t seq);
    void onEpoch(const Checkpoint &head, const std::optional<EpochBegin> &begin);
    void conclude(const HeadVerdict &verdict, const contract::ConsistencyProof &proof = {});
    void pin(const Checkpoint &head, LogOutcome outcome);
    void finish(const Result<LogOutcome> &outcome);

    // What is kept (logkeep.cpp).
    enum class IfLost
    {
        /// Nothing has changed then.
        Nothing,
        /// It holds for this run all the same.
        Stays
    };
    struct Change
    {
        std::function<void(PinRecord &)> apply;
        IfLost ifLost;
        std::function<void(const Result<void> &)> done;
    };
    /// One after the other, so that no change overwrites another; `done` when it is kept.
    void keep(Change change);
    void saveNext();
    void raise(LogAlarm alarm, const std::function<void()> &then);
    void adopt(const PinRecord &next);
    void prove(std::uint64_t size, const TreeHash &root, const Deferred<LogOutcome> &answer);

    /// Listens as long as it is about the same log.
    template<class T, class F>
    void listen(const QFuture<Result<T>> &future, F fn)
    {
        whenReady(
            q, future,
            [this, at = life, fn = std::move(fn)](const Result<T> &result) {
                if (at == life)
                    fn(result);
            },
            [this, at = life] {
                // Another session: nobody waits for this answer any more.
                if (at == life)
                    abandon();
            });
    }
    void abandon();

    LogVerifier *q;
    AuditLogSource *source;
    PinStore *pins;
    Now now;
    LogStatus status;
    /// nullopt until it was loaded.
    std::optional<PinRecord> record;
    std::vector<Change> changes;
    bool isSaving = false;
    Step step = Step::Idle;
    std::vector<Deferred<LogOutcome>> waiting;
    std::string note;
    std::string key;
    bool asksAgain = false;
    quint64 life = 0;
};

} // namespace atalaya::api
