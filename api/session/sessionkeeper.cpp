// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/sessionkeeper.h"

#include "api/net/deferred.h"
#include "api/session/aside.h"
#include "api/session/memorykeystore.h"
#include "api/session/sessionkeeperprivate.h"

#include <sodium.h>

#include <ctime>

namespace atalaya::api {

SecretString newKey()
{
    std::string bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return SecretString::take(bytes);
}

SecretString hexOf(const SecretString &key)
{
    std::string text(key.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char *>(key.view().data()), key.size());
    text.pop_back();
    return SecretString::take(text);
}

SecretString keyOf(std::string_view hex)
{
    std::string bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
    std::size_t size = 0;
    const bool isKey = sodium_hex2bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), hex.data(),
                                      hex.size(), nullptr, &size, nullptr) == 0 &&
                       size == bytes.size() && hex.size() == 2 * size;
    return isKey ? SecretString::take(bytes) : SecretString();
}

SessionKeeper::Private::Private(SessionKeeper *keeper, const Parts &given)
    : q(keeper)
    , parts(given)
    , profileLock(given.profile + QStringLiteral("/console.lock"))
    , memo(KeyStoreMemo::load(given.profile))
    , store(std::make_shared<MemoryKeyStore>())
    , disk(given.profile)
{
    // Only a dead process gives a profile up, however long it is silent.
    profileLock.setStaleLockTime(0);
    status.wanted = memo.mode.value_or(KeyStore::Mode::Keychain);
    clock.setInterval(given.clockStep);
}

SessionKeeper::Private::~Private()
{
    worker.waitForDone();
}

SessionKeeper::SessionKeeper(const Parts &parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, parts))
{
    connect(&d->clock, &QTimer::timeout, this, [this] { d->checkEnd(); });
    connect(parts.session, &Session::stateChanged, this, [this](Session::State state) { d->onSession(state); });
    connect(parts.session, &Session::meChanged, this, [this] { d->saveMe(); });
    parts.session->setTokenKeeper(this);
}

SessionKeeper::~SessionKeeper()
{
    d->parts.session->setTokenKeeper(nullptr);
    d->noteSeen();
}

SessionKeeper::State SessionKeeper::state() const
{
    return d->state;
}

KeyStoreStatus SessionKeeper::keyStore() const
{
    return d->status;
}

KeyStore *SessionKeeper::store() const
{
    return d->state == State::Ready ? d->store.get() : nullptr;
}

QUrl SessionKeeper::server() const
{
    return d->kept ? d->kept->server : QUrl();
}

QString SessionKeeper::email() const
{
    return d->kept ? d->kept->email : QString();
}

QDateTime SessionKeeper::endsAt() const
{
    return d->kept && d->parts.session->state() != Session::State::SignedOut ? d->kept->endsAt : QDateTime();
}

KeyStore::Mode SessionKeeper::mode() const
{
    return d->status.mode;
}

bool SessionKeeper::checksSecret() const
{
    if (mode() == KeyStore::Mode::MemoryOnly)
        return d->wrap || d->wrapsUnderWay > 0;
    return mode() == KeyStore::Mode::Passphrase;
}

bool SessionKeeper::isGuest() const
{
    return d->isGuest();
}

void SessionKeeper::rememberPassword(const SecretString &password)
{
    d->wrap.reset();
    const auto making = aside<PasswordWrap>(&d->worker, [password, cost = d->parts.cost]() -> Result<PasswordWrap> {
        auto made = PasswordWrap::make(password, cost);
        if (!made)
            return tl::unexpected(keyStoreError(KeyStoreProblem::Denied, QStringLiteral("not enough memory")));
        return std::move(*made);
    });
    ++d->wrapsUnderWay;
    whenReady(this, making, [this, life = ++d->wrapLife](Result<PasswordWrap> made) {
        if (made && life == d->wrapLife)
            d->wrap = std::move(*made);
        if (--d->wrapsUnderWay == 0)
            d->onWrapsMade();
    });
}

void SessionKeeper::signOut(Drafts drafts)
{
    d->draftsAtSignOut = drafts;
    d->parts.session->signOut();
    d->draftsAtSignOut = Drafts::Keep;
}

QFuture<Result<void>> SessionKeeper::settle()
{
    const Deferred<void> answer(this);
    whenReady(this, d->parts.session->settle(), [this, answer](const Result<void> &) {
        // Stores do their calls in turn.
        whenReady(this, keyentries::read(this, d->store.get(), {keyentry::Session}),
                  [this, answer](const Result<keyentries::Entries> &) {
                      whenReady(this, d->disk.settle(), [answer](const Result<void> &) { answer.resolve({}); });
                  });
    });
    return answer.future();
}

QFuture<Result<void>> SessionKeeper::keep(const SecretString &refreshToken)
{
    if (!d->kept || d->parts.session->state() != Session::State::SignedIn)
        return d->onSignedIn(refreshToken);
    KeptSession next = *d->kept;
    next.refreshToken = refreshToken;
    next.seenAt = d->seen();
    if (d->zeroed && d->status.mode == KeyStore::Mode::MemoryOnly) {
        if (d->wrap)
            d->wrappedLate = d->wrap->wrap(next.entry());
        else
            d->addToBundle(next);
        return readyFuture<void>({});
    }
    if (!d->zeroed)
        d->kept = next;
    return d->write({{keyentry::Session, next.entry()}});
}

void SessionKeeper::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(next);
}

void SessionKeeper::Private::setStatus(const KeyStoreStatus &next)
{
    if (status == next)
        return;
    status = next;
    Q_EMIT q->keyStoreChanged();
}

QDateTime SessionKeeper::Private::now() const
{
    return parts.now ? parts.now() : QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SessionKeeper::Private::running() const
{
    if (parts.running)
        return parts.running();
    timespec since{};
    clock_gettime(CLOCK_BOOTTIME, &since);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(since.tv_sec) +
                                                                 std::chrono::nanoseconds(since.tv_nsec));
}

void SessionKeeper::Private::note(const KeyStoreMemo &next)
{
    memo = next;
    if (profileLock.isLocked())
        (void)disk.replace(KeyStoreMemo::File, memo.toJson());
}

bool SessionKeeper::Private::remember(const KeyStoreMemo &next)
{
    disk.flush();
    memo = next;
    return profileLock.isLocked() && memo.save(parts.profile);
}

QString SessionKeeper::Private::path(const char *name) const
{
    return parts.profile + QLatin1Char('/') + QLatin1String(name);
}

bool SessionKeeper::Private::isGuest() const
{
    return status.mode == KeyStore::Mode::MemoryOnly &&
           (!profileLock.isLocked() || memo.mode.value_or(KeyStore::Mode::MemoryOnly) != KeyStore::Mode::MemoryOnly);
}

} // namespace atalaya::api
