// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/net/secretstring.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace atalaya::api {

/// What one entry of the key store says about a session that can be gone on with.
struct KeptSession
{
    QUrl server;
    QString userId;
    QString email;
    /// Empty for the platform's own people.
    QString tenantId;
    SecretString refreshToken;
    /// When the family's absolute life ends, by this computer's clock.
    QDateTime endsAt;
    /// This computer's clock when it was written: a clock set back later does not make the session live longer.
    QDateTime seenAt;

    [[nodiscard]] static KeptSession of(const QUrl &server, const contract::Me &me, const QDateTime &now);
    /// nullopt for what is not one.
    [[nodiscard]] static std::optional<KeptSession> read(const SecretString &entry);
    [[nodiscard]] SecretString entry() const;

    [[nodiscard]] bool isSamePerson(const KeptSession &other) const;
    [[nodiscard]] bool hasEnded(const QDateTime &now) const { return std::max(now, seenAt) >= endsAt; }
    /// So far before it was last seen that the clock can't be believed.
    [[nodiscard]] bool isClockSetBack(const QDateTime &now) const { return now < seenAt.addSecs(-300); }
};

} // namespace atalaya::api
