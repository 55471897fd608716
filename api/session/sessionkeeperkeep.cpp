// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/net/apiclient.h"
#include "api/session/profilefile.h"
#include "api/session/sessionkeeperprivate.h"
#include "api/vault/sealable.h"
#include "api/vault/sealedrecord.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <utility>

// What is kept while somebody is signed in.
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
    // Whoever signs in behind the lock has not opened the file with it.
    if (std::exchange(zeroed, false) && store->mode() == Mode::Passphrase)
        find();
    wrapped.clear();
    notYetWrapped = {};
    wrappedLate.clear();
    seenWhen = running();
    memo.seenAt = kept->seenAt;
    // Another person's pages stay closed: their key goes with the entry that is written now.
    if (const QByteArray owner = ownerOf(*kept); owner != cacheOwner) {
        if (parts.cache != nullptr && !cacheOwner.isEmpty() && !isGuest())
            parts.cache->destroy();
        cacheKey = newKey();
        cacheOwner = owner;
    }
    if (cacheKey.isEmpty() || draftsKey.isEmpty())
        findKeys();
    openSealables();
    clock.start();
    saveMe();
    return write(everything());
}

void SessionKeeper::Private::findKeys()
{
    if (store->mode() == Mode::MemoryOnly && draftsKey.isEmpty())
        draftsKey = newKey();
    // The family ended, or it was locked and signed out, since they were read: new ones would lose what waits.
    // A locked keychain reads as an empty one, so it is tried before what is missing is believed.
    whenReady(q, keyentries::probe(q, store.get()), [this, at = life](const Result<void> &works) {
        if (works && at == life && !zeroed)
            readKeys();
    });
}

void SessionKeeper::Private::readKeys()
{
    whenReady(q, keyentries::read(q, store.get(), {keyentry::Cache, keyentry::Drafts}),
              [this, at = life](const Result<keyentries::Entries> &found) {
                  if (!found || at != life || zeroed)
                      return;
                  if (cacheKey.isEmpty())
                      takeCacheKey(*found);
                  if (cacheKey.isEmpty()) {
                      // What lies there is noise without its key.
                      if (parts.cache != nullptr && !isGuest())
                          parts.cache->destroy();
                      cacheKey = newKey();
                  }
                  const auto drafts = found->find(keyentry::Drafts);
                  if (draftsKey.isEmpty())
                      draftsKey = drafts == found->end() ? newKey() : keyOf(drafts->second.view());
                  openSealables();
                  saveMe();
                  whenReady(q, write(everything()), [](const Result<void> &) {});
              });
}

void SessionKeeper::Private::takeCacheKey(const keyentries::Entries &entries)
{
    const auto found = entries.find(keyentry::Cache);
    const std::string_view text = found == entries.end() ? std::string_view() : found->second.view();
    const std::size_t split = text.find(':');
    if (split == std::string_view::npos)
        return;
    const QByteArray owner(text.data() + split + 1, static_cast<qsizetype>(text.size() - split - 1));
    const SecretString key = keyOf(text.substr(0, split));
    if (key.isEmpty() || (!cacheOwner.isEmpty() && owner != cacheOwner))
        return;
    cacheKey = key;
    cacheOwner = owner;
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
    if (!cacheKey.isEmpty()) {
        std::string cache;
        // Growing would leave a copy of the key behind.
        cache.reserve(200);
        cache.append(hexOf(cacheKey).view()).append(1, ':').append(cacheOwner.constData());
        entries.append({keyentry::Cache, SecretString::take(cache)});
    }
    if (!draftsKey.isEmpty())
        entries.append({keyentry::Drafts, hexOf(draftsKey)});
    if (!kept->refreshToken.isEmpty())
        entries.append({keyentry::Session, kept->entry()});
    return entries;
}

QFuture<Result<void>> SessionKeeper::Private::write(const QList<std::pair<QString, SecretString>> &entries)
{
    if (moving) {
        const Deferred<void> answer(q);
        afterMove.emplace_back([this, answer, entries, at = life] {
            // Wrapped by then, or of a session that is over.
            if (at != life || (zeroed && status.mode == Mode::MemoryOnly))
                return answer.resolve(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
            whenReady(q, write(entries), [answer](const Result<void> &outcome) { answer.resolve(outcome); });
        });
        return answer.future();
    }
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
        note(now);
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
    (void)disk.replace(QStringLiteral("me"), record);
}

std::optional<contract::Me> SessionKeeper::Private::loadMe()
{
    const auto key = RecordKey::from(cacheKey);
    disk.flush();
    const auto record = key ? profilefile::read(path("me"), kMostMeBytes) : std::nullopt;
    const auto text = record ? key->open(labelOf(*kept), RecordKind::Note, 0, *record) : std::nullopt;
    if (!text)
        return std::nullopt;
    const auto value = contract::parseJson({text->constData(), static_cast<std::size_t>(text->size())});
    auto me = value ? contract::decodeMe(*value) : contract::Decoded<contract::Me>(tl::unexpected(value.error()));
    return me ? std::optional(std::move(*me)) : std::nullopt;
}

} // namespace atalaya::api
