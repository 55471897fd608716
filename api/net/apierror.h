// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace atalaya::api {

/// Why a call did not give its value. `ui/` words it for people; nothing here is translated.
struct ApiError
{
    enum class Kind
    {
        Offline,
        Timeout,
        Tls,
        Unauthenticated,
        MfaRequired,
        Forbidden,
        NotFound,
        Conflict,
        Validation,
        LimitReached,
        RateLimited,
        Server,
        /// Not JSON, the wrong shape, too large, the wrong type: `message` holds the field's path.
        BadResponse,
        /// The reply belongs to another tenant than the one that was asked.
        WrongTenant,
        /// The answer points elsewhere; it was not followed.
        Redirected,
        /// Not the platform: the place where this computer keeps keys. `code` says what.
        KeyStore,
        /// This computer could not keep it: the disk refused, or the store is sealed.
        Storage
    };
    struct Field
    {
        QString name;
        QString code;
        bool operator==(const Field &) const = default;
    };

    /// What ends a refusal of the plan: contract::Lift.
    struct Lift
    {
        /// upgrade, wait, pay, contact or admin.
        QString kind;
        QString plan;
        /// Invalid when it does not end by itself.
        QDateTime at;
        QString permission;
        bool operator==(const Lift &) const = default;
    };

    Kind kind = Kind::Server;
    int httpStatus = 0;
    /// The platform's stable code, for example invalid_credentials; empty when the platform did not answer.
    QString code;
    /// For logs and the details pane, in English, already redacted.
    QString message;
    QString correlationId;
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<int> attemptsLeft;
    QList<Field> fields;
    QStringList allowedRoles;
    /// With `stale_version`: what the platform has now, a JSON object in the shape that reading it has. May be empty.
    QByteArray current;
    /// With BILLING_LIMIT_REACHED, BILLING_STATUS_SUSPENDED and FEATURE_NOT_AVAILABLE_FOR_TIER.
    std::optional<Lift> lift;

    /// Nobody answered. Of a read: what was asked is not in the cache either, it is unavailable rather than failed.
    [[nodiscard]] bool isUnreachable() const { return kind == Kind::Offline || kind == Kind::Timeout; }

    bool operator==(const ApiError &) const = default;
};

} // namespace atalaya::api

Q_DECLARE_METATYPE(atalaya::api::ApiError)
