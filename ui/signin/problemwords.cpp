// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/problemwords.h"

#include "ui/common/errorwords.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::ProblemWords)
};

QString withAttempts(const QString &sentence, const std::optional<int> &left)
{
    if (!left)
        return sentence;
    return sentence + QLatin1Char(' ') + Words::tr("%n attempts left.", nullptr, *left);
}

/// What the platform refused, at the field that it named.
void nameField(ProblemWords &words, const QList<api::ApiError::Field> &fields)
{
    const QString name = fields.isEmpty() ? QString() : fields.first().name;
    if (name == QLatin1String("email")) {
        words.place = ProblemWords::Place::Email;
        words.sentence = Words::tr("The platform does not accept this e-mail. Check how it is written.");
    } else if (name == QLatin1String("password")) {
        words.sentence = Words::tr("The platform does not accept this password. Check its length.");
    } else if (name == QLatin1String("tenant")) {
        words.place = ProblemWords::Place::Tenant;
        words.sentence = Words::tr("The platform does not know organisations of this name.");
    }
}

} // namespace

ProblemWords ProblemWords::of(const api::SignIn::Problem &problem, api::SignIn::Step step, const QDateTime &now)
{
    using Kind = api::SignIn::Problem::Kind;
    const bool atPassword = step == api::SignIn::Step::Password;
    ProblemWords words;
    words.place = atPassword ? Place::Credentials : Place::Code;
    words.code = problem.error.correlationId;
    if (problem.retryAt.isValid())
        words.waitSeconds = qMax<qint64>(0, (now.msecsTo(problem.retryAt) + 999) / 1000);
    if (problem.checkClock)
        words.hint = Words::tr("If it fails again, check that the clock of your phone is right.");

    const QString wait = Formats().countdown(words.waitSeconds);
    const auto atServer = [&words, atPassword](const QString &sentence, const QString &hint) {
        words.place = atPassword ? Place::Server : Place::Code;
        words.sentence = sentence;
        words.hint = hint;
    };
    switch (problem.kind) {
    case Kind::WrongCredentials:
        words.sentence = withAttempts(Words::tr("The e-mail or the password is not right."), problem.attemptsLeft);
        break;
    case Kind::TenantNeeded:
        words.place = Place::Tenant;
        words.sentence = Words::tr("Check the password and name your organisation: this e-mail may be in several.");
        break;
    case Kind::WrongCode:
        words.sentence = withAttempts(Words::tr("This code is not valid."), problem.attemptsLeft);
        break;
    case Kind::CodeAlreadyUsed:
        words.sentence = Words::tr("This code has been used already. Wait for the next one.");
        break;
    case Kind::WrongRecoveryCode:
        words.sentence = withAttempts(Words::tr("This recovery code is not valid."), problem.attemptsLeft);
        words.hint = Words::tr("Each one works once. Letters and digits are enough; dashes don't matter.");
        break;
    case Kind::Locked:
        words.sentence = words.waitSeconds > 0 ? Words::tr("Too many tries. You can try again in %1.").arg(wait)
                                               : Words::tr("You can try again now.");
        break;
    case Kind::FactorBlocked:
        words.sentence = Words::tr("Your second factor is blocked after too many wrong codes.");
        words.hint = Words::tr("An administrator of your organisation has to reset it.");
        break;
    case Kind::StepExpired:
        words.place = Place::Credentials;
        words.sentence = Words::tr("It took too long, so this step has ended. Enter your password again.");
        break;
    case Kind::InvalidInput:
        words.sentence = atPassword ? Words::tr("Fill in e-mail and password.")
                                    : Words::tr("This does not look like a code. Check what you typed.");
        if (atPassword)
            nameField(words, problem.error.fields);
        break;
    case Kind::NotAPlatform:
        atServer(Words::tr("There is no Atalaya platform at this address."),
                 Words::tr("Check the address, also the part after the colon."));
        break;
    case Kind::InsecureServer:
        atServer(Words::tr("This address is not safe, so nothing was sent."),
                 Words::tr("It must begin with https://. Plain http is only for this computer."));
        break;
    case Kind::Offline:
        atServer(Words::tr("The server can't be reached."),
                 Words::tr("Check the network and the address. What you typed is kept."));
        break;
    case Kind::Timeout:
        atServer(Words::tr("The server takes too long to answer."),
                 Words::tr("Try again in a moment. What you typed is kept."));
        break;
    case Kind::Tls:
        atServer(Words::tr("The server's certificate is not valid, so nothing was sent."),
                 Words::tr("Tell whoever runs the platform."));
        break;
    case Kind::Busy:
        words.sentence = words.waitSeconds > 0 ? Words::tr("The platform is busy. You can try again in %1.").arg(wait)
                                               : Words::tr("The platform is busy. Try again in a moment.");
        break;
    case Kind::Server: {
        const ErrorWords error = ErrorWords::of(problem.error);
        words.sentence = error.title + QLatin1Char('.');
        words.hint = error.advice;
        break;
    }
    }
    return words;
}

} // namespace atalaya::ui
