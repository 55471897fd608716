// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/net/apiclient.h"
#include "api/session/profilefile.h"
#include "api/session/sessionkeeperprivate.h"
#include "api/vault/sealable.h"
#include "api/vault/sealedrecord.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

// What is kept while somebody is signed in, and what goes when they leave.
namespace atalaya::api {

namespace {

using Mode = KeyStore::Mode;

/// Who is signed in, with every permission: far below this.
constexpr qint64 kMostMeBytes = 1024 * 1024;

/// Nobody learns from it who it is.
QByteArray ownerOf(const KeptSession &kept)
{
    const QByteArray who =
        ApiClient::originOf(kept.server).toUtf8() + '\n' + kept.userId.toUtf8() + '\n' + kept.tenantId.toUtf8();
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), crypto_generichash_BYTES,
                       reinterpret_cast<const unsigned char *>(who.constData()),
                       static_cast<unsigned long long>(who.size()), nullptr, 0);
    return hash.toHex();
}

RecordLabel labelOf(const KeptSession &kept)
{
    return {ApiClient::originOf(kept.server).toUtf8(), kept.userId.toUtf8(), kept.tenantId.toUtf8(), "KEEP", "me"};
}

} // namespace

QFuture<Result<void>> SessionKeeper::Private::onSignedIn(const SecretString &refreshToken)
{
    ++life;
    kept = KeptSession::of(parts.session->server(), *parts.session->me(), now());
    kept->refreshToken = refreshToken;
    zeroed = false;
    wrapped.clear();
    notYetWrapped = {};
    wrappedLate.clear();
    // Another person's pages stay closed: their key goes with the entry that is written now.
    if (const QByteArray owner = ownerOf(*kept); cacheKey.isEmpty() || owner != cacheOwner) {
        if (parts.cache != nullptr && !cacheOwner.isEmpty() && !isGuest())
            parts.cache->destroy();
        cacheKey = newKey();
        cacheOwner = owner;
    }
    if (draftsKey.isEmpty())
        findDraftsKey();
    openSealables();
    clock.start();
    saveMe();
    return write(everything());
}

void SessionKeeper::Private::findDraftsKey()
{
    if (store->mode() == Mode::MemoryOnly) {
        draftsKey = newKey();
        return;
    }
    // Locked and signed out since it was read: a new one would lose the drafts that wait.
    // A locked keychain reads as an empty one, so it is tried before what is missing is believed.
    whenReady(q, keyentries::probe(q, store.get()), [this, at = life](const Result<void> &works) {
        if (works && at == life && !zeroed)
            readDraftsKey();
    });
}

void SessionKeeper::Private::readDraftsKey()
{
    whenReady(q, keyentries::read(q, store.get(), {keyentry::Drafts}),
              [this, at = life](const Result<keyentries::Entries> &found) {
                  if (!found || at != life || zeroed || !draftsKey.isEmpty())
                      return;
                  draftsKey = found->empty() ? newKey() : keyOf(found->begin()->second.view());
                  openSealables();
                  if (found->empty())
                      whenReady(q, write({{keyentry::Drafts, hexOf(draftsKey)}}), [](const Result<void> &) {});
              });
}

void SessionKeeper::Private::openSealables()
{
    if (parts.cache != nullptr && !cacheKey.isEmpty()) {
        if (isGuest())
            parts.cache->unseal();
        else
            parts.cache->open(cacheKey);
    }
    if (parts.drafts != nullptr && !draftsKey.isEmpty())
        parts.drafts->open(draftsKey);
}

QList<std::pair<QString, SecretString>> SessionKeeper::Private::everything() const
{
    // Keys first: who finds a session finds what it needs.
    QList<std::pair<QString, SecretString>> entries;
    std::string cache;
    // Growing would leave a copy of the key behind.
    cache.reserve(200);
    cache.append(hexOf(cacheKey).view()).append(1, ':').append(cacheOwner.constData());
    entries.append({keyentry::Cache, SecretString::take(cache)});
    if (!draftsKey.isEmpty())
        entries.append({keyentry::Drafts, hexOf(draftsKey)});
    if (!kept->refreshToken.isEmpty())
        entries.append({keyentry::Session, kept->entry()});
    return entries;
}

QFuture<Result<void>> SessionKeeper::Private::write(const QList<std::pair<QString, SecretString>> &entries)
{
    const auto writing = keyentries::write(q, store.get(), entries);
    whenReady(q, writing, [this, to = store](const Result<void> &outcome) {
        if (to == store && to->mode() != Mode::MemoryOnly)
            onWritten(outcome);
    });
    return writing;
}

void SessionKeeper::Private::onWritten(const Result<void> &outcome)
{
    KeyStoreStatus next = status;
    // A loss is told until somebody is kept again.
    if (next.problem != KeyStoreProblem::EntryLost || kept)
        next.problem.reset();
    if (!outcome) {
        const auto problem = keyStoreProblemOf(outcome.error()).value_or(KeyStoreProblem::Denied);
        next.problem = problem == KeyStoreProblem::NoService ? KeyStoreProblem::Gone : problem;
    } else if (kept && !kept->refreshToken.isEmpty() && (!memo.kept || memo.leaving)) {
        KeyStoreMemo now = memo;
        now.kept = true;
        now.leaving = false;
        (void)remember(now);
    }
    setStatus(next);
}

void SessionKeeper::Private::saveMe()
{
    const auto key = RecordKey::from(cacheKey);
    if (!key || !kept || !parts.session->me() || store->mode() == Mode::MemoryOnly)
        return;
    const std::string text = contract::dumpJson(contract::encode(*parts.session->me()));
    const QByteArray record = key->seal(labelOf(*kept), RecordKind::Note, 0, QByteArray::fromStdString(text));
    // A disk that refuses costs one sign-in at the next start.
    (void)profilefile::replace(path("me"), record);
}

std::optional<contract::Me> SessionKeeper::Private::loadMe() const
{
    const auto key = RecordKey::from(cacheKey);
    const auto record = key ? profilefile::read(path("me"), kMostMeBytes) : std::nullopt;
    const auto text = record ? key->open(labelOf(*kept), RecordKind::Note, 0, *record) : std::nullopt;
    if (!text)
        return std::nullopt;
    const auto value = contract::parseJson({text->constData(), static_cast<std::size_t>(text->size())});
    auto me = value ? contract::decodeMe(*value) : contract::Decoded<contract::Me>(tl::unexpected(value.error()));
    return me ? std::optional(std::move(*me)) : std::nullopt;
}

void SessionKeeper::Private::onSession(Session::State now)
{
    if (now == Session::State::Expired)
        dropSession();
    else if (now == Session::State::SignedOut && !ending)
        erase(draftsAtSignOut);
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
    (void)remember(next);
    whenReady(q, keyentries::remove(q, store.get(), {keyentry::Session}), [](const Result<void> &) {});
}

void SessionKeeper::Private::erase(Drafts drafts)
{
    ++life;
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
    // On the disk before anything goes: who is interrupted from here on has still left. A guest leaves nothing there.
    if (memo.mode.value_or(Mode::MemoryOnly) != Mode::MemoryOnly && profileLock.isLocked() && !isGuest()) {
        KeyStoreMemo next = memo;
        next.kept = false;
        next.leaving = true;
        (void)remember(next);
    }
    eraseEntries(drafts);
    if (parts.cache != nullptr && isGuest()) {
        parts.cache->seal();
        parts.cache->unseal();
    } else if (parts.cache != nullptr)
        parts.cache->destroy();
    if (!isGuest())
        (void)profilefile::remove(path("me"));
    if (drafts == Drafts::Discard)
        draftsKey = {};
    if (parts.drafts != nullptr && drafts == Drafts::Discard)
        parts.drafts->destroy();
    else if (parts.drafts != nullptr)
        parts.drafts->seal();
    if (wasLocked && status.mode == Mode::Passphrase)
        find();
}

void SessionKeeper::Private::eraseEntries(Drafts drafts)
{
    // The cache's key goes first: whatever is left of its files then is noise.
    QStringList names{keyentry::Cache};
    if (drafts == Drafts::Discard)
        names.append(keyentry::Drafts);
    names << QString(keyentry::Session) << QString(keyentry::Unlock);
    whenReady(q, keyentries::remove(q, store.get(), names), [this, from = store](const Result<void> &outcome) {
        if (!outcome || from->mode() == Mode::MemoryOnly || from != store || memo.kept)
            return;
        KeyStoreMemo next = memo;
        next.leaving = false;
        (void)remember(next);
    });
}

void SessionKeeper::Private::checkEnd()
{
    if (!kept || parts.session->state() == Session::State::SignedOut)
        return;
    kept->seenAt = std::max(kept->seenAt, now());
    if (!kept->hasEnded(now()))
        return;
    for (Sealable *const sealable : {parts.cache, parts.drafts}) {
        if (sealable != nullptr)
            sealable->seal();
    }
    ending = true;
    dropSession();
    parts.session->signOut();
    ending = false;
    clock.stop();
    cacheKey = {};
    wrap.reset();
    ++wrapLife;
    wrapped.clear();
    notYetWrapped = {};
    const bool wasLocked = std::exchange(zeroed, false);
    if (wasLocked && status.mode == Mode::Passphrase)
        find();
    Q_EMIT q->sealed();
}

} // namespace atalaya::api
