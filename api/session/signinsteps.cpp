// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/sessionprivate.h"
#include "api/session/signinprivate.h"
#include "api/session/signinproblem.h"

#include <sodium.h>

#include <cstdint>
#include <string_view>

namespace atalaya::api {

namespace {

// The platform's lives of the two tokens; it has the last word, this is for the countdown.
constexpr int kPendingSeconds = 5 * 60;
constexpr int kEnrollmentSeconds = 10 * 60;
/// Codes that failed in a row before the clock is suspected.
constexpr int kSuspectClock = 2;

} // namespace

QByteArray SignIn::Private::fingerprintOf(const contract::LoginRequest &what) const
{
    static const QByteArray key = [] {
        QByteArray bytes(crypto_generichash_KEYBYTES, '\0');
        randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
        return bytes;
    }();
    const QByteArray where = server.toEncoded();
    crypto_generichash_state state;
    const auto *const keyBytes = reinterpret_cast<const unsigned char *>(key.constData());
    crypto_generichash_init(&state, keyBytes, crypto_generichash_KEYBYTES, crypto_generichash_BYTES);
    const auto add = [&state](std::string_view text) {
        const std::uint64_t size = text.size();
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(&size), sizeof size);
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(text.data()), text.size());
    };
    add({where.constData(), static_cast<std::size_t>(where.size())});
    add(what.email);
    add(what.password);
    add(what.tenant.value_or(std::string()));
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()), crypto_generichash_BYTES);
    sodium_memzero(&state, sizeof state);
    return hash;
}

void SignIn::Private::dropVerified()
{
    if (verified)
        (void)auth.logout(verified->access);
    verified.reset();
}

void SignIn::Private::forgetPassword()
{
    sodium_memzero(login.password.data(), login.password.size());
    login.password.clear();
}

void SignIn::Private::forgetSecrets()
{
    forgetPassword();
    password = {};
    stepToken = {};
    verified.reset();
    attempt.clear();
    otpauthUrl = {};
    secret = {};
    recoveryCodes.clear();
    stepEndsAt = {};
    wrongCodes = 0;
}

void SignIn::Private::fail(const Problem &what)
{
    if (what.kind == Problem::Kind::StepExpired) {
        forgetSecrets();
        go(Step::Password);
    }
    Problem told = what;
    if (told.kind == Problem::Kind::WrongCode)
        told.checkClock = ++wrongCodes >= kSuspectClock;
    setProblem(told);
}

void SignIn::Private::onProbed(const Result<Health> &result)
{
    if (!result) {
        forgetPassword();
        fail(problemOfProbe(result.error()));
        return;
    }
    knownServer = server;
    sendPassword();
}

void SignIn::Private::sendPassword()
{
    const auto future = auth.login(login);
    forgetPassword();
    ask(future, [this](Result<contract::LoginReply> result) { onPassword(std::move(result)); });
}

void SignIn::Private::onPassword(Result<contract::LoginReply> result)
{
    if (!result) {
        password = {};
        fail(problemOf(result.error(), step));
        return;
    }
    if (result->mfaRequired) {
        stepToken = SecretString::take(result->mfaRequired->pendingToken);
        stepEndsAt = QDateTime::currentDateTimeUtc().addSecs(kPendingSeconds);
        go(Step::Code);
    } else if (result->enrollmentRequired) {
        stepToken = SecretString::take(result->enrollmentRequired->enrollmentToken);
        stepEndsAt = QDateTime::currentDateTimeUtc().addSecs(kEnrollmentSeconds);
        ask(auth.setUpFactor(stepToken), [this](Result<contract::MfaSetup> setup) {
            if (!setup) {
                fail(problemOf(setup.error(), Step::EnrollScan));
                return;
            }
            otpauthUrl = SecretString::take(setup->otpauthUrl);
            secret = SecretString::take(setup->secret);
            go(Step::EnrollScan);
        });
    } else {
        verified = Tokens::take(*result->authenticated);
        finish();
    }
}

void SignIn::Private::onCode(Result<contract::Authenticated> result)
{
    if (!result) {
        fail(problemOf(result.error(), step));
        return;
    }
    verified = Tokens::take(*result);
    finish();
}

void SignIn::Private::onEnrolled(Result<contract::MfaEnrolled> result)
{
    if (!result) {
        fail(problemOf(result.error(), step));
        return;
    }
    verified = Tokens::take(result->session);
    recoveryCodes.clear();
    for (std::string &code : result->recoveryCodes)
        recoveryCodes.push_back(SecretString::take(code));
    go(Step::EnrollCodes);
}

void SignIn::Private::finish()
{
    if (!verified->isFresh()) {
        // Somebody took their time over the recovery codes.
        ask(auth.refresh(verified->refresh), [this](Result<contract::Authenticated> renewed) {
            if (!renewed) {
                fail(problemOf(renewed.error(), step));
                return;
            }
            verified = Tokens::take(*renewed);
            askMe();
        });
        return;
    }
    askMe();
}

void SignIn::Private::askMe()
{
    ask(auth.me(verified->access), [this](Result<contract::Me> me) { onMe(std::move(me)); });
}

void SignIn::Private::onMe(Result<contract::Me> result)
{
    if (!result) {
        fail(problemOf(result.error(), step));
        return;
    }
    Tokens tokens = std::move(*verified);
    email = QString::fromStdString(result->user.email);
    const SecretString opened = std::exchange(password, {});
    forgetSecrets();
    session->d->enter(session->client()->server(), std::move(tokens), std::move(*result));
    if (passwordTaker && !opened.isEmpty())
        passwordTaker(opened);
    go(Step::Done);
}

} // namespace atalaya::api
