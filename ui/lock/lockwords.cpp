// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/lockwords.h"

#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/keystorewords.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::LockWords)
};

using Kind = api::Lock::Problem::Kind;

QString why(api::Lock::Reason reason)
{
    switch (reason) {
    case api::Lock::Reason::Idle:
        return Words::tr("It locked itself because nobody used it for a while.");
    case api::Lock::Reason::Suspend:
        return Words::tr("It locked itself before the computer went to sleep.");
    case api::Lock::Reason::Screen:
        return Words::tr("It locked itself together with the screen.");
    case api::Lock::Reason::Restart:
        return Words::tr("It was locked when it was closed.");
    case api::Lock::Reason::User:
        break;
    }
    return Words::tr("You locked it.");
}

QString wrong(bool passphrase)
{
    return passphrase ? Words::tr("The passphrase is not right.") : Words::tr("The password is not right.");
}

QString tryAgainIn(qint64 seconds)
{
    return seconds > 0 ? Words::tr("You can try again in %1.").arg(Formats().countdown(seconds))
                       : Words::tr("You can try again now.");
}

} // namespace

LockWords LockWords::of(const api::Lock &lock)
{
    LockWords words;
    const bool ended = lock.problem() && lock.problem()->kind == Kind::SessionEnded;
    if (lock.state() == api::Lock::State::Destroyed) {
        words.title = Words::tr("What was stored here is destroyed");
        words.lead = Words::tr("After %n wrong tries in a row this computer destroyed the key of the data it had "
                               "stored, and ended the session. Nothing is lost on the platform.",
                               nullptr, api::Lock::TriesHere) +
                     QLatin1Char(' ') +
                     (lock.draftsAreLost() ? Words::tr("Unfinished drafts are lost.")
                                           : Words::tr("Unfinished drafts stay sealed until you sign in."));
        words.button = Words::tr("Sign in");
    } else if (ended) {
        words.title = Words::tr("Your session has ended");
        words.lead = Words::tr("It was ended elsewhere, or its time is over. Sign in again to go on where you were.");
        words.button = Words::tr("Sign in again");
    } else {
        const bool passphrase = lock.asksPassphrase();
        words.title = Words::tr("This window is locked");
        words.lead = why(lock.reason()) + QLatin1Char(' ') + Words::tr("You go on where you were.");
        words.field = passphrase ? Words::tr("&Passphrase") : Words::tr("&Password");
        words.button = Words::tr("Unlock");
        words.busy = Words::tr("Unlocking…");
        words.note = passphrase ? Words::tr("The passphrase is checked on this computer; no network is needed.")
                                : Words::tr("Without a network the password is checked on this computer, and what you "
                                            "have read before stays readable.");
    }
    return words;
}

std::optional<ProblemWords> LockWords::problem(const api::Lock &lock, const QDateTime &now)
{
    const auto &problem = lock.problem();
    if (!problem || problem->kind == Kind::SessionEnded)
        return std::nullopt;
    ProblemWords words;
    words.code = problem->error.correlationId;
    if (problem->retryAt.isValid())
        words.waitSeconds = qMax<qint64>(0, (now.msecsTo(problem->retryAt) + 999) / 1000);
    const int left = problem->triesLeft.value_or(0);
    switch (problem->kind) {
    case Kind::WrongPassword:
        words.sentence = wrong(false);
        if (problem->retryAt.isValid())
            words.hint = tryAgainIn(words.waitSeconds);
        else if (left > 0)
            words.hint = Words::tr("%n tries left before you have to wait.", nullptr, left);
        break;
    case Kind::WrongHere:
        words.sentence = wrong(lock.asksPassphrase()) + QLatin1Char(' ') + Words::tr("%n tries left.", nullptr, left);
        words.hint = Words::tr("This computer checked it by itself. After the last try it destroys what is stored "
                               "here, and you have to sign in.");
        break;
    case Kind::MustWait:
        words.sentence = Words::tr("Too many tries.") + QLatin1Char(' ') + tryAgainIn(words.waitSeconds);
        break;
    case Kind::Busy:
        words.sentence = Words::tr("The platform is busy.") + QLatin1Char(' ') + tryAgainIn(words.waitSeconds);
        break;
    case Kind::NotHere:
        words.sentence = Words::tr("The platform can't be reached, and this computer has nothing to check the "
                                   "password with.");
        words.hint = Words::tr("Try again when the network is back, or sign out.");
        break;
    case Kind::KeysLost:
        words.sentence = Words::tr("The keys of this session are not there any more.");
        words.hint = Words::tr("Sign out and sign in again. Nothing is lost on the platform.");
        break;
    case Kind::NotCounted:
        words.sentence = Words::tr("The try can't be written down, so it was not made.");
        words.hint = Words::tr("Make room on the disk, or check the rights of your profile's folder.");
        break;
    case Kind::SessionEnded:
    case Kind::Failed: {
        if (const auto trouble = api::keyStoreProblemOf(problem->error)) {
            const KeyStoreWords store = KeyStoreWords::of(*trouble, {});
            words.sentence = store.title;
            words.hint = store.text;
            break;
        }
        const ErrorWords error = ErrorWords::of(problem->error);
        words.sentence = error.title + QLatin1Char('.');
        words.hint = error.advice;
        break;
    }
    }
    return words;
}

} // namespace atalaya::ui
