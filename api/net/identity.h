// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace atalaya::api {

/// For whom and where the session's calls are made. Empty ids: nobody is signed in.
struct Identity
{
    QUrl server;
    QString userId;
    /// Empty for the platform's own people.
    QString tenantId;
    QString role;

    [[nodiscard]] bool isNobody() const { return userId.isEmpty(); }
    bool operator==(const Identity &) const = default;
};

} // namespace atalaya::api
