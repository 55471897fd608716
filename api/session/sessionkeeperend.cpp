// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/sessionkeeperprivate.h"
#include "api/vault/sealable.h"

// How a session ends, and what goes with it.
namespace atalaya::api {

namespace {

using Mode = KeyStore::Mode;

/// Seconds: how much of a session's life a clock set back could win over a kill.
constexpr int kSeenStep = 300;

} // namespace

void SessionKeeper::Private::onSession(Session::State now)
{
    if (now == Session::State::Expired) {
        // What is under way would carry its tokens along.
        stopMoving();
        dropSession();
    } else if (now == Session::State::SignedOut && !ending) {
        erase(draftsAtSignOut);
    }
}

void SessionKeeper::Private::dropSession()
{
    if (kept)
        kept->refreshToken = {};
    wrappedLate.clear();
    if (store->mode() == Mode::MemoryOnly)
        return;
    KeyStoreMemo next = memo;
    next.kept = false;
    note(next);
    whenReady(q, keyentries::remove(q, store.get(), {keyentry::Session}), [](const Result<void> &) {});
}

void SessionKeeper::Private::erase(Drafts drafts)
{
    ++life;
    stopMoving();
    clock.stop();
    const bool wasLocked = std::exchange(zeroed, false);
    kept.reset();
    cacheKey = {};
    cacheOwner.clear();
    wrap.reset();
    ++wrapLife;
    wrapped.clear();
    notYetWrapped = {};
    wrappedLate.clear();
    // On the disk before anything goes, and before anybody is shown that they have left: who is interrupted from here
    // on has. A guest leaves nothing there.
    if (memo.mode.value_or(Mode::MemoryOnly) != Mode::MemoryOnly && profileLock.isLocked() && !isGuest()) {
        KeyStoreMemo next = memo;
        next.kept = false;
        next.leaving = true;
        (void)remember(next);
    }
    eraseEntries(store, drafts);
    if (parts.cache != nullptr && isGuest()) {
        parts.cache->seal();
        parts.cache->unseal();
    } else if (parts.cache != nullptr)
        parts.cache->destroy();
    if (!isGuest())
        (void)disk.remove(QStringLiteral("me"));
    if (drafts == Drafts::Discard)
        draftsKey = {};
    if (parts.drafts != nullptr && drafts == Drafts::Discard)
        parts.drafts->destroy();
    else if (parts.drafts != nullptr)
        parts.drafts->seal();
    if (wasLocked && store->mode() == Mode::Passphrase)
        find();
}

void SessionKeeper::Private::eraseEntries(const std::shared_ptr<KeyStore> &from, Drafts drafts)
{
    // The cache's key goes first: whatever is left of its files then is noise.
    QStringList names{keyentry::Cache};
    if (drafts == Drafts::Discard)
        names.append(keyentry::Drafts);
    names << QString(keyentry::Session) << QString(keyentry::Unlock);
    whenReady(q, keyentries::remove(q, from.get(), names), [this, from](const Result<void> &outcome) {
        if (!outcome || from->mode() == Mode::MemoryOnly || from->mode() != memo.mode || memo.kept)
            return;
        KeyStoreMemo next = memo;
        next.leaving = false;
        note(next);
    });
}

QDateTime SessionKeeper::Private::seen()
{
    const auto when = running();
    // A clock that was set back is overtaken by the time that has passed meanwhile.
    kept->seenAt = std::max(now(), kept->seenAt.addMSecs((when - seenWhen).count()));
    seenWhen = when;
    return kept->seenAt;
}

void SessionKeeper::Private::noteSeen()
{
    if (!kept || status.mode == Mode::MemoryOnly || parts.session->state() == Session::State::SignedOut)
        return;
    KeyStoreMemo next = memo;
    next.seenAt = seen();
    note(next);
}

void SessionKeeper::Private::checkEnd()
{
    if (!kept || parts.session->state() == Session::State::SignedOut)
        return;
    if (!kept->hasEnded(seen())) {
        if (kept->seenAt > memo.seenAt.addSecs(kSeenStep))
            noteSeen();
        return;
    }
    // What was asked for before changes nothing any more.
    ++life;
    stopMoving();
    for (Sealable *const sealable : {parts.cache, parts.drafts}) {
        if (sealable != nullptr)
            sealable->seal();
    }
    ending = true;
    dropSession();
    // Over there it has ended too: there is nothing to say, and nothing that could be left open.
    parts.session->forgetTokens();
    parts.session->signOut();
    ending = false;
    clock.stop();
    cacheKey = {};
    wrap.reset();
    ++wrapLife;
    wrapped.clear();
    notYetWrapped = {};
    const bool wasLocked = std::exchange(zeroed, false);
    if (wasLocked && store->mode() == Mode::Passphrase)
        find();
    Q_EMIT q->sealed();
}

} // namespace atalaya::api
