// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/signinproblem.h"

#include <QHash>

namespace atalaya::api {

namespace {

using Kind = SignIn::Problem::Kind;

const QHash<QString, Kind> &codes()
{
    static const QHash<QString, Kind> table{
        {QStringLiteral("invalid_credentials"), Kind::WrongCredentials},
        {QStringLiteral("tenant_needed"), Kind::TenantNeeded},
        {QStringLiteral("login_locked"), Kind::Locked},
        {QStringLiteral("mfa_locked"), Kind::Locked},
        {QStringLiteral("invalid_code"), Kind::WrongCode},
        {QStringLiteral("code_already_used"), Kind::CodeAlreadyUsed},
        {QStringLiteral("invalid_recovery_code"), Kind::WrongRecoveryCode},
        {QStringLiteral("factor_blocked"), Kind::FactorBlocked},
        {QStringLiteral("pending_expired"), Kind::StepExpired},
        {QStringLiteral("enrollment_expired"), Kind::StepExpired},
        {QStringLiteral("validation_failed"), Kind::InvalidInput},
        {QStringLiteral("busy"), Kind::Busy},
        {QStringLiteral("insecure_server"), Kind::InsecureServer},
    };
    return table;
}

Kind kindOf(const ApiError &error, SignIn::Step step)
{
    if (const auto known = codes().constFind(error.code); known != codes().cend())
        return *known;
    switch (error.kind) {
    case ApiError::Kind::Offline:
        return Kind::Offline;
    case ApiError::Kind::Timeout:
        return Kind::Timeout;
    case ApiError::Kind::Tls:
        return Kind::Tls;
    case ApiError::Kind::RateLimited:
        return error.retryAfter ? Kind::Locked : Kind::Busy;
    case ApiError::Kind::Validation:
        return Kind::InvalidInput;
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Redirected:
        return Kind::NotAPlatform;
    case ApiError::Kind::Unauthenticated:
        return step == SignIn::Step::Password ? Kind::WrongCredentials : Kind::StepExpired;
    default:
        return error.httpStatus == 503 ? Kind::Busy : Kind::Server;
    }
}

SignIn::Problem problem(Kind kind, const ApiError &error)
{
    SignIn::Problem problem;
    problem.kind = kind;
    problem.attemptsLeft = error.attemptsLeft;
    if (error.retryAfter)
        problem.retryAt = QDateTime::currentDateTimeUtc().addSecs(error.retryAfter->count());
    problem.error = error;
    return problem;
}

} // namespace

SignIn::Problem problemOf(const ApiError &error, SignIn::Step step)
{
    return problem(kindOf(error, step), error);
}

SignIn::Problem problemOfProbe(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Tls:
    case ApiError::Kind::RateLimited:
        return problemOf(error, SignIn::Step::Password);
    case ApiError::Kind::Server:
        // A platform in trouble says so in its own words; a stranger's error page does not.
        return error.code.isEmpty() ? problem(Kind::NotAPlatform, error) : problemOf(error, SignIn::Step::Password);
    default:
        return problem(Kind::NotAPlatform, error);
    }
}

} // namespace atalaya::api
