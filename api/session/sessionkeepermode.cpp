// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/memorykeystore.h"
#include "api/session/passphrasestore.h"
#include "api/session/sessionkeeperprivate.h"

// From one key store to another.
namespace atalaya::api {

namespace {

using Mode = KeyStore::Mode;
using keyentries::Entries;
using Store = std::shared_ptr<KeyStore>;

QStringList allEntries()
{
    return {keyentry::Cache, keyentry::Drafts, keyentry::Session, keyentry::Unlock};
}

} // namespace

QFuture<Result<void>> SessionKeeper::setMode(KeyStore::Mode mode, const SecretString &passphrase)
{
    if (!d->profileLock.isLocked())
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::ProfileInUse)));
    if (d->state != State::Ready || d->zeroed || d->moving)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
    if (mode == d->status.mode && mode == d->status.wanted)
        return readyFuture<void>({});
    const bool isIn = d->parts.session->state() != Session::State::SignedOut;
    if (mode == Mode::MemoryOnly && isIn && !d->wrap && d->wrapsUnderWay == 0)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::NeedsPassword)));
    // A file that is there and closed may hold what somebody still wants.
    if (mode == Mode::Passphrase && d->memo.mode == mode && d->status.problem == KeyStoreProblem::NeedsPassphrase)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::NeedsPassphrase)));
    d->moving = true;
    // A store that is still looked for would come in between.
    d->stopMoving();
    const Deferred<void> answer(this);
    // Where it was before, and what is kept there stays: who is signed in here comes to it.
    const bool isReturn = mode == Mode::Keychain && d->memo.mode == mode && d->status.mode == Mode::MemoryOnly;
    whenReady(this, d->make(mode, passphrase),
              [this, answer, isReturn, number = d->moves](const Result<Store> &target) {
                  if (!target)
                      return d->endMove(answer, tl::unexpected(target.error()));
                  if (!isReturn)
                      return d->move({*target, answer, number});
                  if (number != d->moves)
                      return d->endMove(answer, tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
                  const KeyStoreStatus how{Mode::Keychain, Mode::Keychain, (*target)->backend(), std::nullopt};
                  whenReady(this, d->attach(*target, how),
                            [this, answer](const Result<void> &attached) { d->endMove(answer, attached); });
              });
    return answer.future();
}

QFuture<Result<Store>> SessionKeeper::Private::make(Mode mode, const SecretString &passphrase)
{
    const Deferred<Store> answer(q);
    const auto whenItWorks = [answer](const Store &made) {
        return [answer, made](const Result<void> &works) {
            answer.resolve(works ? Result<Store>(made) : tl::unexpected(works.error()));
        };
    };
    if (mode == Mode::Keychain) {
        const Store made = keychain();
        whenReady(q, keyentries::probe(q, made.get()), whenItWorks(made));
    } else if (mode == Mode::Passphrase) {
        const auto made = passphraseStore();
        whenReady(q, made->create(passphrase), whenItWorks(made));
    } else {
        answer.resolve(Store(std::make_shared<MemoryKeyStore>()));
    }
    return answer.future();
}

void SessionKeeper::Private::move(const Move &step)
{
    if (step.number != moves)
        return giveUp(step, {});
    whenReady(q, keyentries::read(q, store.get(), allEntries()), [this, step](const Result<Entries> &found) {
        if (!found || step.number != moves)
            return giveUp(step, found ? Result<void>() : tl::unexpected(found.error()));
        QList<std::pair<QString, SecretString>> entries;
        for (const auto &[name, secret] : *found)
            entries.append({name, secret});
        if (entries.isEmpty())
            return onMoved(step);
        whenReady(q, keyentries::write(q, step.target.get(), entries), [this, step](const Result<void> &written) {
            if (written && step.number == moves)
                onMoved(step);
            else
                giveUp(step, written);
        });
    });
}

void SessionKeeper::Private::giveUp(const Move &step, const Result<void> &outcome)
{
    const Result<void> told = outcome ? tl::unexpected(keyStoreError(KeyStoreProblem::Denied)) : outcome;
    // Whoever tries again finds an empty place.
    whenReady(q, abandon(step.target), [this, step, told](const Result<void> &) { endMove(step.answer, told); });
}

void SessionKeeper::Private::onMoved(const Move &step)
{
    const Store &target = step.target;
    const Store former = std::exchange(store, target);
    const KeyStoreMemo before = memo;
    KeyStoreMemo next = memo;
    next.mode = target->mode();
    next.backend = target->backend();
    next.kept = memo.kept && target->mode() != Mode::MemoryOnly;
    next.leaving = false;
    // On the disk before the old entries go: who is interrupted finds the new place, and the old one is cleared then.
    next.former = former->mode() == Mode::MemoryOnly ? memo.mode : std::optional(former->mode());
    if (next.former == target->mode() || next.former == Mode::MemoryOnly)
        next.former.reset();
    if (!remember(next)) {
        store = former;
        memo = before;
        return giveUp(step, tl::unexpected(keyStoreError(KeyStoreProblem::DiskFailed)));
    }
    if (target->mode() == Mode::MemoryOnly)
        (void)disk.remove(QStringLiteral("me"));
    setStatus({target->mode(), target->mode(), target->backend(), std::nullopt});
    if (former->mode() != Mode::MemoryOnly)
        whenReady(q, abandon(former), [this, former](const Result<void> &outcome) {
            KeyStoreMemo cleared = memo;
            cleared.former.reset();
            if (outcome)
                note(cleared);
        });
    // What a guest did not put on the disk is put there now.
    if (kept && !zeroed) {
        openSealables();
        saveMe();
        whenReady(q, write(everything()), [](const Result<void> &) {});
    }
    endMove(step.answer, {});
}

void SessionKeeper::Private::endMove(const Deferred<void> &answer, const Result<void> &outcome)
{
    moving = false;
    answer.resolve(outcome);
    for (const auto &next : std::exchange(afterMove, {}))
        next();
}

QFuture<Result<void>> SessionKeeper::Private::abandon(const Store &former)
{
    if (former->mode() == Mode::Passphrase)
        return static_cast<PassphraseStore *>(former.get())->destroy();
    return keyentries::remove(q, former.get(), allEntries());
}

QFuture<Result<void>> SessionKeeper::changePassphrase(const SecretString &present, const SecretString &next)
{
    if (d->status.mode != Mode::Passphrase || d->state != State::Ready || d->zeroed || d->moving)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
    return static_cast<PassphraseStore *>(d->store.get())->change(present, next);
}

} // namespace atalaya::api
