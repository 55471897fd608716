// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keyholder.h"
#include "api/session/lockprivate.h"

// One try to unlock, step by step.
namespace atalaya::api {

namespace {

using Kind = Lock::Problem::Kind;

/// The platform did not say yes or no about the password, so this computer has to.
bool isSilent(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Tls:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::BadResponse:
    case ApiError::Kind::WrongTenant:
    case ApiError::Kind::Redirected:
        return true;
    case ApiError::Kind::Server:
        return error.code != QLatin1String("busy");
    default:
        return false;
    }
}

bool areLost(const ApiError &error)
{
    const auto problem = keyStoreProblemOf(error);
    return problem == KeyStoreProblem::EntryLost || problem == KeyStoreProblem::Damaged;
}

Lock::Problem problemOf(const ApiError &error)
{
    Lock::Problem problem;
    if (error.code == QLatin1String("invalid_password") || error.kind == ApiError::Kind::Validation)
        problem.kind = Kind::WrongPassword;
    else if (error.kind == ApiError::Kind::RateLimited)
        problem.kind = Kind::MustWait;
    else if (error.code == QLatin1String("busy"))
        problem.kind = Kind::Busy;
    else if (error.kind == ApiError::Kind::Unauthenticated)
        problem.kind = Kind::SessionEnded;
    problem.triesLeft = error.attemptsLeft;
    if (error.retryAfter)
        problem.retryAt = QDateTime::currentDateTimeUtc().addSecs(error.retryAfter->count());
    problem.error = error;
    return problem;
}

} // namespace

void Lock::Private::openKeys()
{
    // In a keychain the keys are open to whoever sits here; elsewhere reading them is the first look at the secret.
    if (parts.keys->checksSecret() && !count())
        return fail({.kind = Kind::NotCounted});
    ask(parts.keys->readKeys(secret), [this](const Result<void> &result) { onKeys(result); });
}

void Lock::Private::onKeys(const Result<void> &result)
{
    if (!result && keyStoreProblemOf(result.error()) == KeyStoreProblem::WrongPassphrase)
        return wrongHere();
    if (parts.keys->checksSecret())
        remember({true, result ? 0 : record.tries - 1});
    if (!result)
        return fail({.kind = areLost(result.error()) ? Kind::KeysLost : Kind::Failed, .error = result.error()});
    if (q->asksPassphrase())
        open();
    else
        askPlatform();
}

void Lock::Private::askPlatform()
{
    patience.start();
    ask(auth.unlock(secret), [this](const Result<void> &result) { onPlatform(result); });
}

void Lock::Private::onSilence()
{
    calls.abandon();
    ApiError error;
    error.kind = ApiError::Kind::Timeout;
    onPlatform(tl::unexpected(error));
}

void Lock::Private::onPlatform(const Result<void> &result)
{
    patience.stop();
    if (result)
        openWithPassword();
    else if (parts.session->state() != Session::State::SignedIn)
        fail({.kind = Kind::SessionEnded, .error = result.error()});
    else if (!isSilent(result.error()))
        fail(problemOf(result.error()));
    else if (!parts.keys->checksSecret())
        askVerifier();
    else
        open(); // The keys opened to this very password.
}

void Lock::Private::askVerifier()
{
    KeyStore *const store = parts.store();
    if (store == nullptr)
        return fail({.kind = Kind::NotHere});
    ask(store->read(keyentry::Unlock), [this](const Result<std::optional<SecretString>> &kept) { onVerifier(kept); });
}

void Lock::Private::onVerifier(const Result<std::optional<SecretString>> &kept)
{
    if (!kept)
        return fail({.kind = Kind::Failed, .error = kept.error()});
    if (!*kept || !isVerifierOf(**kept, owner()))
        return fail({.kind = Kind::NotHere});
    if (!count())
        return fail({.kind = Kind::NotCounted});
    ask(checkVerifier(**kept, secret), [this](const Result<bool> &right) { onVerified(right.value_or(false)); });
}

void Lock::Private::onVerified(bool right)
{
    if (right)
        openWithPassword();
    else
        wrongHere();
}

void Lock::Private::stop()
{
    patience.stop();
    calls.abandon();
    secret = {};
}

bool Lock::Private::count()
{
    const LockMemory::Record next{true, record.tries + 1};
    // A guest's keys end with its process, and its count with them.
    if (!parts.keys->isGuest() && !memory.save(next))
        return false;
    record = next;
    return true;
}

void Lock::Private::wrongHere()
{
    if (record.tries >= TriesHere)
        destroy();
    else
        fail({.kind = Kind::WrongHere, .triesLeft = TriesHere - record.tries});
}

void Lock::Private::destroy()
{
    stop();
    setBusy(false);
    setProblem(std::nullopt);
    // First the state: the end of the session that follows must not look like a way in.
    state = State::Destroyed;
    draftsAreLost = parts.keys->mode() != KeyStore::Mode::Keychain;
    parts.keys->destroyKeys();
    // Last the memory: who is interrupted here goes on with it at the next start.
    remember({});
    Q_EMIT q->stateChanged(state);
}

void Lock::Private::open()
{
    stop();
    remember({});
    setBusy(false);
    setProblem(std::nullopt);
    go(State::Unlocked);
}

void Lock::Private::openWithPassword()
{
    const SecretString password = secret;
    open();
    // A session that was restored has not had it yet.
    parts.keys->rememberPassword(password);
    q->rememberPassword(password);
}

void Lock::Private::stepAside()
{
    record = {};
    go(State::Unlocked);
}

void Lock::Private::fail(const Problem &what)
{
    stop();
    parts.keys->zeroKeys();
    setBusy(false);
    setProblem(what);
}

} // namespace atalaya::api
