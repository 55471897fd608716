// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/lock.h"

#include "api/net/apiclient.h"
#include "api/session/keyholder.h"
#include "api/session/lockprivate.h"

namespace atalaya::api {

Lock::Private::Private(Lock *lock, const Parts &given)
    : q(lock)
    , parts(given)
    , auth(given.session->client())
    , memory(given.profile)
    , record(memory.load())
    , sessionWas(given.session->state())
{
    patience.setSingleShot(true);
    patience.setInterval(given.patience);
    QObject::connect(&patience, &QTimer::timeout, q, [this] { onSilence(); });
    if (record.isLocked) {
        state = State::Locked;
        reason = Reason::Restart;
    }
}

Lock::Lock(const Parts &parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, parts))
{
    connect(parts.session, &Session::stateChanged, this, [this](Session::State now) { d->onSession(now); });
}

Lock::~Lock() = default;

Lock::State Lock::state() const
{
    return d->state;
}

Lock::Reason Lock::reason() const
{
    return d->reason;
}

bool Lock::isBusy() const
{
    return d->busy;
}

const std::optional<Lock::Problem> &Lock::problem() const
{
    return d->problem;
}

bool Lock::asksPassphrase() const
{
    return d->parts.keys->mode() == KeyStore::Mode::Passphrase;
}

bool Lock::draftsAreLost() const
{
    return d->draftsAreLost;
}

void Lock::begin()
{
    if (d->state != State::Locked || d->busy)
        return;
    if (d->parts.session->state() == Session::State::SignedOut)
        d->stepAside();
    else if (asksPassphrase())
        d->open(); // It has only just been given.
    else if (d->record.tries >= TriesHere)
        d->destroy();
    else
        d->parts.keys->zeroKeys();
}

void Lock::lock(Reason reason)
{
    if (d->state != State::Unlocked || d->parts.session->state() == Session::State::SignedOut)
        return;
    d->reason = reason;
    d->problem.reset();
    d->remember({true, d->record.tries});
    // Those who show data let go of it first: a draft may still have to be written under its key.
    d->go(State::Locked);
    d->parts.session->client()->abandonSessionCalls();
    d->parts.keys->zeroKeys();
}

void Lock::unlock(const SecretString &secret)
{
    if (d->state != State::Locked || d->busy || secret.isEmpty())
        return;
    d->secret = secret;
    d->setProblem(std::nullopt);
    d->setBusy(true);
    d->openKeys();
}

void Lock::acknowledge()
{
    if (d->state == State::Destroyed)
        d->go(State::Unlocked);
}

void Lock::rememberPassword(const SecretString &password)
{
    d->remember({d->state == State::Locked, 0});
    const VerifierOwner owner = d->owner();
    d->remembering.listen(this, makeVerifier(owner, password), [this](const Result<SecretString> &verifier) {
        KeyStore *const store = d->parts.store();
        // Without one, unlocking needs the platform; that is said when it happens.
        if (verifier && store != nullptr && isVerifierOf(*verifier, d->owner()))
            (void)store->write(keyentry::Unlock, *verifier);
    });
}

void Lock::Private::onSession(Session::State now)
{
    const Session::State before = std::exchange(sessionWas, now);
    if (now == Session::State::SignedOut) {
        remembering.abandon();
        if (state == State::Locked)
            open();
    } else if (parts.session->isRestored() && before == Session::State::SignedOut) {
        onRestored();
    } else if (now == Session::State::SignedIn && before == Session::State::Expired && state == State::Locked) {
        // Password and second factor were given anew.
        open();
    }
}

void Lock::Private::onRestored()
{
    // Another console may have written it since.
    record = memory.load();
    if (!record.isLocked || state == State::Destroyed)
        return;
    if (q->asksPassphrase() && state == State::Unlocked)
        return remember({});
    reason = Reason::Restart;
    go(State::Locked);
    if (!q->asksPassphrase())
        parts.keys->zeroKeys();
    // The rest when all have heard of the session.
    QMetaObject::invokeMethod(q, &Lock::begin, Qt::QueuedConnection);
}

void Lock::Private::go(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(next);
}

void Lock::Private::setBusy(bool now)
{
    if (busy == now)
        return;
    busy = now;
    Q_EMIT q->busyChanged(now);
}

void Lock::Private::setProblem(const std::optional<Problem> &now)
{
    if (!problem && !now)
        return;
    problem = now;
    Q_EMIT q->problemChanged();
}

void Lock::Private::remember(const LockMemory::Record &next)
{
    record = next;
    if (parts.keys->isGuest() || memory.load() == next)
        return;
    // A disk that takes nothing: this run is as locked as it can be, and a try would be refused by count().
    (void)memory.save(record);
}

VerifierOwner Lock::Private::owner() const
{
    const auto &me = parts.session->me();
    return {parts.session->server(), me ? QString::fromStdString(me->user.id) : QString()};
}

} // namespace atalaya::api
