// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errorwords.h"

#include "models/interrupted.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::ErrorWords)
};

QString waitWords(const api::ApiError &error)
{
    if (!error.retryAfter)
        return Words::tr("Wait a moment and try again.");
    return Words::tr("Try again in %n seconds.", nullptr, static_cast<int>(error.retryAfter->count()));
}

} // namespace

ErrorWords ErrorWords::of(const api::ApiError &error)
{
    using Kind = api::ApiError::Kind;
    const QString attention = QStringLiteral("exclamation-circle");
    if (models::isInterruption(error))
        return {attention, Words::tr("The call was given up"),
                Words::tr("What you saw before is kept. Ask again when you want it.")};
    switch (error.kind) {
    case Kind::Offline:
        return {QStringLiteral("cloud-slash"), Words::tr("The platform can't be reached"),
                Words::tr("Check the network and the server's address, then try again.")};
    case Kind::Timeout:
        return {QStringLiteral("clock"), Words::tr("The platform takes too long to answer"),
                Words::tr("Nothing was lost. Try again in a moment.")};
    case Kind::Tls:
        return {
            QStringLiteral("shield-exclamation"), Words::tr("The connection is not safe"),
            Words::tr("The server's certificate is not valid, so nothing was sent. Tell whoever runs the platform."),
            false};
    case Kind::Unauthenticated:
        return {QStringLiteral("lock"), Words::tr("Your session has ended"),
                Words::tr("Sign in again to go on where you were."), false};
    case Kind::MfaRequired:
        return {QStringLiteral("key"), Words::tr("Your second factor is needed"),
                Words::tr("Sign in again with a code of your authenticator app."), false};
    case Kind::Forbidden:
        return {QStringLiteral("lock"), Words::tr("Your role may not do this"),
                error.allowedRoles.isEmpty() ? Words::tr("Ask an administrator of your organisation.")
                                             : Words::tr("Roles that may: %1.").arg([&error] {
                                                   QStringList names;
                                                   for (const QString &role : error.allowedRoles)
                                                       names.append(roleName(role));
                                                   return joinWords(names);
                                               }()),
                false};
    case Kind::NotFound:
        return {QStringLiteral("question-circle"), Words::tr("This does not exist"),
                Words::tr("It may have been deleted, or the address may be wrong."), false};
    case Kind::Conflict:
        return {attention, Words::tr("Someone else changed this meanwhile"),
                Words::tr("Load the newer version and make your change again."), false};
    case Kind::Validation:
        return {attention, Words::tr("The platform did not accept the data"),
                Words::tr("Correct the marked fields and try again."), false};
    case Kind::LimitReached:
        return {QStringLiteral("speedometer2"), Words::tr("A limit of the plan is reached"),
                Words::tr("An administrator can change the plan."), false};
    case Kind::RateLimited:
        return {QStringLiteral("clock"), Words::tr("Too many requests in a short time"), waitWords(error)};
    case Kind::BadResponse:
        return {attention, Words::tr("The platform's answer can't be understood"),
                Words::tr("What you saw before is kept. If it goes on, tell whoever runs the platform.")};
    case Kind::WrongTenant:
        return {QStringLiteral("shield-exclamation"), Words::tr("The answer belongs to another organisation"),
                Words::tr("It was thrown away and nothing of it is shown. Tell whoever runs the platform."), false};
    case Kind::Redirected:
        return {attention, Words::tr("The server points to another address"),
                Words::tr("It was not followed. Check the server's address."), false};
    case Kind::KeyStore:
        return {QStringLiteral("key"), Words::tr("This computer's key store did not answer as it should"),
                Words::tr("What you do now works, but it may not be kept. Try again in a moment.")};
    case Kind::Storage:
        return {attention, Words::tr("This computer could not keep it"),
                Words::tr("Make room on the disk and try again.")};
    case Kind::Server:
        break;
    }
    return {attention, Words::tr("The platform has a problem"),
            error.retryAfter ? waitWords(error) : Words::tr("What you saw before is kept. Try again in a moment.")};
}

bool isUnreachable(const api::ApiError &error)
{
    return error.isUnreachable();
}

QString roleName(const QString &role)
{
    if (role == QLatin1String("ADMIN"))
        return Words::tr("Administration");
    if (role == QLatin1String("COMPLIANCE"))
        return Words::tr("Compliance");
    if (role == QLatin1String("MANAGER"))
        return Words::tr("Manager");
    if (role == QLatin1String("SUPERADMIN"))
        return Words::tr("Support");
    if (role == QLatin1String("TECHNICAL"))
        return Words::tr("Technical");
    if (role == QLatin1String("VIEWER"))
        return Words::tr("Reading");
    return role;
}

QString joinWords(const QStringList &words)
{
    if (words.size() < 2)
        return words.value(0);
    return Words::tr("%1 and %2").arg(words.mid(0, words.size() - 1).join(QStringLiteral(", ")), words.constLast());
}

} // namespace atalaya::ui
