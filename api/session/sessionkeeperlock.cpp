// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/aside.h"
#include "api/session/memorykeystore.h"
#include "api/session/passphrasestore.h"
#include "api/session/sessionkeeperprivate.h"
#include "api/vault/sealable.h"

// Keys out of memory and back.
namespace atalaya::api {

namespace {

using Mode = KeyStore::Mode;
using keyentries::Entries;

tl::unexpected<ApiError> failure(KeyStoreProblem problem)
{
    return tl::unexpected(keyStoreError(problem));
}

QStringList keptEntries()
{
    return {keyentry::Session, keyentry::Cache, keyentry::Drafts};
}

/// No entry has a line break in it.
Entries unbundled(std::string_view text)
{
    Entries entries;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t split = line.find(' ');
        if (split != std::string_view::npos)
            entries.insert_or_assign(QString::fromLatin1(line.data(), static_cast<qsizetype>(split)),
                                     SecretString(line.substr(split + 1)));
    }
    return entries;
}

} // namespace

SecretString SessionKeeper::Private::bundle() const
{
    std::string text;
    text.reserve(8192);
    for (const auto &[name, secret] : everything())
        text.append(name.toStdString()).append(1, ' ').append(secret.view()).append(1, '\n');
    return SecretString::take(text);
}

void SessionKeeper::Private::addToBundle(const KeptSession &next)
{
    const SecretString entry = next.entry();
    const QByteArray name = QString(keyentry::Session).toLatin1();
    std::string text;
    text.reserve(notYetWrapped.size() + entry.size() + 20);
    // The last one of a name counts.
    text.append(notYetWrapped.view()).append(name.constData()).append(1, ' ').append(entry.view()).append(1, '\n');
    notYetWrapped = SecretString::take(text);
}

void SessionKeeper::zeroKeys()
{
    if (d->zeroed || !d->kept || d->parts.session->state() == Session::State::SignedOut)
        return;
    d->stopMoving();
    d->noteSeen();
    if (d->status.mode == Mode::MemoryOnly) {
        d->wrapped = d->wrap ? d->wrap->wrap(d->bundle()) : QByteArray();
        d->notYetWrapped = d->wrap ? SecretString() : d->bundle();
        d->wrappedLate.clear();
        d->store = std::make_shared<MemoryKeyStore>();
    } else if (d->status.mode == Mode::Passphrase) {
        static_cast<PassphraseStore *>(d->store.get())->close();
    }
    d->zeroed = true;
    for (Sealable *const sealable : {d->parts.cache, d->parts.drafts}) {
        if (sealable != nullptr)
            sealable->seal();
    }
    d->parts.session->forgetTokens();
    d->cacheKey = {};
    d->draftsKey = {};
    d->kept->refreshToken = {};
}

QFuture<Result<SecretString>> SessionKeeper::lastToken()
{
    if (d->ending)
        return readyFuture<SecretString>(SecretString());
    if (!d->zeroed || !d->kept)
        return readyFuture<SecretString>(failure(KeyStoreProblem::EntryLost));
    const auto tokenOf = [person = *d->kept](const Result<Entries> &entries) -> Result<SecretString> {
        if (!entries)
            return tl::unexpected(entries.error());
        const auto found = entries->find(keyentry::Session);
        const auto session = found == entries->end() ? std::nullopt : KeptSession::read(found->second);
        if (!session || !session->isSamePerson(person))
            return failure(KeyStoreProblem::EntryLost);
        return session->refreshToken;
    };
    if (d->status.mode == Mode::MemoryOnly)
        return readyFuture<SecretString>(tokenOf(unbundled(d->notYetWrapped.view())));
    return mapped<SecretString>(this, keyentries::read(this, d->store.get(), {keyentry::Session}), tokenOf);
}

QFuture<Result<void>> SessionKeeper::readKeys(const SecretString &secret)
{
    if (!d->zeroed)
        return readyFuture<void>({});
    const Deferred<void> answer(this);
    const auto takeUp = [this, answer, at = d->life](const Result<Entries> &entries) {
        if (!entries)
            return answer.resolve(tl::unexpected(entries.error()));
        answer.resolve(at == d->life ? d->takeUp(*entries) : failure(KeyStoreProblem::EntryLost));
    };
    if (d->status.mode == Mode::Keychain) {
        whenReady(this, keyentries::read(this, d->store.get(), keptEntries()),
                  [this, takeUp](const Result<Entries> &e) {
                      if (!e || e->contains(keyentry::Cache))
                          return takeUp(e);
                      // A locked keychain reads as an empty one.
                      whenReady(this, keyentries::probe(this, d->store.get()), [takeUp](const Result<void> &works) {
                          takeUp(works ? Result<Entries>(failure(KeyStoreProblem::EntryLost))
                                       : tl::unexpected(works.error()));
                      });
                  });
    } else if (d->status.mode == Mode::Passphrase) {
        const auto store = std::static_pointer_cast<PassphraseStore>(d->store);
        whenReady(this, store->open(secret), [this, takeUp, store](const Result<void> &opened) {
            if (!opened)
                return takeUp(tl::unexpected(opened.error()));
            whenReady(this, keyentries::read(this, store.get(), keptEntries()), takeUp);
        });
    } else if (d->wrapsUnderWay > 0) {
        d->afterWrap.emplace_back([this, answer, secret] {
            whenReady(this, readKeys(secret), [answer](const Result<void> &outcome) { answer.resolve(outcome); });
        });
    } else if (!d->notYetWrapped.isEmpty()) {
        takeUp(unbundled(d->notYetWrapped.view()));
    } else if (!d->wrap || d->wrapped.isEmpty()) {
        return readyFuture<void>(failure(KeyStoreProblem::EntryLost));
    } else {
        const auto opening = aside<Entries>(
            &d->worker, [wrap = *d->wrap, wrapped = d->wrapped, late = d->wrappedLate, secret]() -> Result<Entries> {
                const auto text = wrap.unwrap(wrapped, secret);
                if (!text)
                    return failure(KeyStoreProblem::WrongPassphrase);
                Entries entries = unbundled(text->view());
                if (const auto token = late.isEmpty() ? std::nullopt : wrap.unwrap(late, secret); token)
                    entries.insert_or_assign(keyentry::Session, *token);
                return entries;
            });
        whenReady(this, opening, takeUp);
    }
    return answer.future();
}

void SessionKeeper::Private::onWrapsMade()
{
    if (zeroed && wrap && !notYetWrapped.isEmpty()) {
        wrapped = wrap->wrap(notYetWrapped);
        notYetWrapped = {};
    }
    for (const auto &next : std::exchange(afterWrap, {}))
        next();
}

Result<void> SessionKeeper::Private::takeUp(const Entries &entries)
{
    const auto cache = entries.find(keyentry::Cache);
    const auto session = entries.find(keyentry::Session);
    const auto drafts = entries.find(keyentry::Drafts);
    const SecretString key =
        cache == entries.end() ? SecretString() : keyOf(cache->second.view().substr(0, cache->second.view().find(':')));
    const auto found = session == entries.end() ? std::nullopt : KeptSession::read(session->second);
    const bool isAnothers = found && !kept->isSamePerson(*found);
    // An expired session has nothing to go on with but what is on the screen.
    if (key.isEmpty() || isAnothers || (!found && parts.session->state() == Session::State::SignedIn)) {
        if (status.mode == Mode::Passphrase)
            static_cast<PassphraseStore *>(store.get())->close();
        return failure(KeyStoreProblem::EntryLost);
    }
    zeroed = false;
    wrapped.clear();
    wrappedLate.clear();
    notYetWrapped = {};
    cacheKey = key;
    draftsKey = drafts == entries.end() ? SecretString() : keyOf(drafts->second.view());
    if (found)
        kept->refreshToken = found->refreshToken;
    openSealables();
    if (store->mode() == Mode::MemoryOnly)
        whenReady(q, write(everything()), [](const Result<void> &) {});
    parts.session->goOnWith(kept->refreshToken);
    checkEnd();
    return {};
}

void SessionKeeper::destroyKeys()
{
    const bool isClosed = d->zeroed && d->status.mode == Mode::Passphrase;
    // The same object: what it still writes is written before the file goes. Nobody is asked to open that file.
    const auto closed = isClosed ? std::static_pointer_cast<PassphraseStore>(d->store) : nullptr;
    if (closed)
        d->store = std::make_shared<MemoryKeyStore>();
    if (d->parts.session->state() == Session::State::SignedOut)
        d->erase(Drafts::Keep);
    else
        d->parts.session->signOut();
    // A key inside a closed file can only go with the file.
    if (closed)
        whenReady(this, closed->destroy(), [this, closed](const Result<void> &) { d->find(); });
}

} // namespace atalaya::api
