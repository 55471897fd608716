// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/deferred.h"
#include "api/session/keychainstore.h"
#include "api/session/memorykeystore.h"
#include "api/session/passphrasestore.h"
#include "api/session/profilefile.h"
#include "api/session/sessionkeeperprivate.h"
#include "api/vault/sealable.h"

#include <QFile>

// From "which key store?" to Ready.
namespace atalaya::api {

namespace {

using Mode = KeyStore::Mode;
using keyentries::Entries;
using namespace std::chrono_literals;

/// For a console that is closing and still says goodbye.
constexpr auto kProfilePatience = 3s;
constexpr auto kProfilePause = 100ms;

/// A keychain that was there once is not "none" but gone.
KeyStoreProblem problemOf(const ApiError &error, bool wasThere)
{
    const KeyStoreProblem problem = keyStoreProblemOf(error).value_or(KeyStoreProblem::NoService);
    return problem == KeyStoreProblem::NoService && wasThere ? KeyStoreProblem::Gone : problem;
}

QStringList sessionEntries()
{
    return {keyentry::Session, keyentry::Cache, keyentry::Drafts};
}

} // namespace

void SessionKeeper::start()
{
    d->profilePatience.setRemainingTime(kProfilePatience);
    d->find();
}

void SessionKeeper::tryAgain()
{
    if (d->status.problem && d->state == State::Ready && !d->zeroed && !d->moving)
        d->find();
}

void SessionKeeper::goOnWithout()
{
    if (d->state == State::NeedsPassphrase)
        d->goOnInMemory(KeyStoreProblem::NeedsPassphrase);
}

void SessionKeeper::Private::find()
{
    if (!profileLock.isLocked()) {
        if (!profileLock.tryLock()) {
            const bool isInUse = profileLock.error() == QLockFile::LockFailedError;
            if (isInUse && state == State::Starting && !profilePatience.hasExpired())
                return QTimer::singleShot(kProfilePause, q, [this] { find(); });
            return goOnInMemory(isInUse ? KeyStoreProblem::ProfileInUse : KeyStoreProblem::DiskFailed);
        }
        // Whose profile it was may have changed it since.
        memo = KeyStoreMemo::load(parts.profile);
    }
    switch (memo.mode.value_or(Mode::Keychain)) {
    case Mode::Keychain:
        findKeychain();
        break;
    case Mode::Passphrase:
        // What is closed or destroyed is no place for whoever comes next.
        if (store->mode() == Mode::Passphrase)
            store = std::make_shared<MemoryKeyStore>();
        if (!QFile::exists(path("keys")))
            return goOnInMemory(KeyStoreProblem::EntryLost);
        // Those who hear of the status ask whether a passphrase is wanted.
        setState(State::NeedsPassphrase);
        setStatus({Mode::MemoryOnly, Mode::Passphrase, {}, KeyStoreProblem::NeedsPassphrase});
        break;
    case Mode::MemoryOnly:
        goOnInMemory(std::nullopt);
        break;
    }
}

void SessionKeeper::Private::findKeychain()
{
    const auto keychain = this->keychain();
    const auto probed = [this, keychain, number = moves](const Result<void> &outcome) {
        if (number == moves)
            onKeychainProbed(keychain, outcome);
    };
    if (!memo.kept)
        return whenReady(q, keyentries::probe(q, keychain.get()), probed);
    // What is there needs no probe. What is missing may be lost, or only locked away.
    whenReady(q, keyentries::read(q, keychain.get(), {keyentry::Session}),
              [this, keychain, probed](const Result<Entries> &found) {
                  if (found && !found->empty())
                      probed({});
                  else if (!found)
                      probed(tl::unexpected(found.error()));
                  else
                      whenReady(q, keyentries::probe(q, keychain.get()), probed);
              });
}

void SessionKeeper::Private::onKeychainProbed(const std::shared_ptr<KeyStore> &keychain, const Result<void> &outcome)
{
    if (!outcome)
        return goOnInMemory(problemOf(outcome.error(), memo.mode == Mode::Keychain));
    if (memo.mode != Mode::Keychain || memo.backend != keychain->backend()) {
        KeyStoreMemo next = memo;
        next.mode = Mode::Keychain;
        next.backend = keychain->backend();
        note(next);
    }
    (void)attach(keychain, {Mode::Keychain, Mode::Keychain, keychain->backend(), std::nullopt});
}

QFuture<Result<void>> SessionKeeper::openPassphrase(const SecretString &passphrase)
{
    if (d->state != State::NeedsPassphrase)
        return readyFuture<void>({});
    if (d->zeroed)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
    const auto store = d->passphraseStore();
    const Deferred<void> answer(this);
    whenReady(this, store->open(passphrase), [this, answer, store, number = d->moves](const Result<void> &opened) {
        if (!opened || d->state != State::NeedsPassphrase)
            return answer.resolve(opened);
        if (number != d->moves)
            return answer.resolve(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
        whenReady(this, d->attach(store, {Mode::Passphrase, Mode::Passphrase, {}, std::nullopt}),
                  [answer](const Result<void> &attached) { answer.resolve(attached); });
    });
    return answer.future();
}

void SessionKeeper::Private::goOnInMemory(std::optional<KeyStoreProblem> problem)
{
    const Mode wanted = memo.mode.value_or(Mode::Keychain);
    const QString backend = wanted == Mode::Keychain ? memo.backend : QString();
    if (wasReady) {
        // Tried again in vain.
        setStatus({store->mode(), wanted, backend, problem});
        setState(State::Ready);
        return;
    }
    (void)attach(std::make_shared<MemoryKeyStore>(), {Mode::MemoryOnly, wanted, backend, problem});
}

QFuture<Result<void>> SessionKeeper::Private::attach(const std::shared_ptr<KeyStore> &found, const KeyStoreStatus &how)
{
    const int number = ++moves;
    const Deferred<void> answer(q);
    finishOldWork(found);
    whenReady(q, keyentries::read(q, found.get(), sessionEntries()),
              [this, answer, found, how, number](const Result<Entries> &entries) {
                  if (number != moves)
                      return answer.resolve(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
                  if (!entries) {
                      goOnInMemory(problemOf(entries.error(), true));
                      return answer.resolve(tl::unexpected(entries.error()));
                  }
                  ++life;
                  store = found;
                  setStatus(how);
                  onEntries(*entries);
                  answer.resolve({});
              });
    return answer.future();
}

void SessionKeeper::Private::finishOldWork(const std::shared_ptr<KeyStore> &found)
{
    if (memo.leaving && found->mode() != Mode::MemoryOnly) {
        if (parts.session->state() == Session::State::SignedOut) {
            if (parts.cache != nullptr)
                parts.cache->destroy();
            (void)disk.remove(QStringLiteral("me"));
        }
        // The store does things in turn: this reads what is there still, and what is read later is not there any more.
        endLeftSession(found);
        eraseEntries(found, Drafts::Keep);
    }
    if (!memo.former || *memo.former == found->mode() || !profileLock.isLocked())
        return;
    const auto former = *memo.former == Mode::Passphrase ? std::shared_ptr<KeyStore>(passphraseStore()) : keychain();
    whenReady(q, abandon(former), [this, former](const Result<void> &outcome) {
        KeyStoreMemo next = memo;
        next.former.reset();
        if (outcome)
            note(next);
    });
}

void SessionKeeper::Private::endLeftSession(const std::shared_ptr<KeyStore> &found)
{
    whenReady(q, keyentries::read(q, found.get(), {keyentry::Session}), [this](const Result<Entries> &entries) {
        const auto left = entries && !entries->empty() ? KeptSession::read(entries->begin()->second) : std::nullopt;
        if (left && !left->hasEnded(now()))
            parts.session->endLeft(left->server, left->refreshToken);
    });
}

void SessionKeeper::Private::onEntries(const Entries &entries)
{
    const auto drafts = entries.find(keyentry::Drafts);
    const SecretString draftsKept = drafts == entries.end() ? SecretString() : keyOf(drafts->second.view());
    if (parts.session->state() == Session::State::SignedIn) {
        // Somebody signed in while the store was not to be had: kept there from now on.
        if (!draftsKept.isEmpty()) {
            // What a guest has drafted meanwhile comes along.
            if (parts.drafts != nullptr && !draftsKey.isEmpty() && draftsKey.view() != draftsKept.view())
                parts.drafts->rekey(draftsKept);
            draftsKey = draftsKept;
        } else if (draftsKey.isEmpty()) {
            draftsKey = newKey();
        }
        takeCacheKey(entries);
        memo.seenAt = seen();
        openSealables();
        saveMe();
        whenReady(q, write(everything()), [](const Result<void> &) {});
    } else {
        draftsKey = draftsKept.isEmpty() ? newKey() : draftsKept;
        // Long before anybody can type a draft: one sealed under a key that was not kept would be lost.
        if (draftsKept.isEmpty())
            whenReady(q, write({{keyentry::Drafts, hexOf(draftsKey)}}), [](const Result<void> &) {});
        const bool missed = memo.kept && !entries.contains(keyentry::Session) && store->mode() != Mode::MemoryOnly;
        if (!restore(entries) && missed) {
            KeyStoreStatus lost = status;
            lost.problem = KeyStoreProblem::EntryLost;
            setStatus(lost);
        }
    }
    becomeReady();
}

bool SessionKeeper::Private::restore(const Entries &entries)
{
    cacheOwner.clear();
    takeCacheKey(entries);
    const auto found = entries.find(keyentry::Session);
    if (found == entries.end())
        return false;
    kept = KeptSession::read(found->second);
    if (kept && parts.wanted && !parts.wanted(kept->server)) {
        kept.reset();
        return true;
    }
    // What was seen last stands where no token is.
    if (kept && memo.seenAt.isValid())
        kept->seenAt = std::max(kept->seenAt, memo.seenAt);
    memo.seenAt = kept ? kept->seenAt : QDateTime();
    seenWhen = running();
    const bool isAlive = kept && !kept->hasEnded(now()) && !kept->isClockSetBack(now());
    const auto me = isAlive && !cacheKey.isEmpty() ? loadMe() : std::nullopt;
    if (!me) {
        dropSession();
        return true;
    }
    openSealables();
    clock.start();
    parts.session->restore(kept->server, *me, kept->refreshToken);
    return true;
}

void SessionKeeper::Private::becomeReady()
{
    setState(State::Ready);
    if (!std::exchange(wasReady, true))
        Q_EMIT q->started();
}

std::shared_ptr<KeyStore> SessionKeeper::Private::keychain() const
{
    if (parts.keychain)
        return parts.keychain(memo.prefix);
    return std::make_shared<KeychainStore>(memo.prefix, KeychainStore::usualBackend());
}

std::shared_ptr<PassphraseStore> SessionKeeper::Private::passphraseStore() const
{
    return std::make_shared<PassphraseStore>(path("keys"), parts.cost);
}

} // namespace atalaya::api
