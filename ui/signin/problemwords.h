// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/signin.h"

#include <QString>

namespace atalaya::ui {

/// A sign-in problem in words, and beside which field they stand.
struct ProblemWords
{
    enum class Place
    {
        Server,
        Email,
        Credentials,
        Tenant,
        Code
    };
    Place place = Place::Credentials;
    QString sentence{};
    /// A second line in small print; may be empty.
    QString hint{};
    /// Correlation id, for whoever runs the platform.
    QString code{};
    /// Seconds until the next try is allowed; 0: now.
    qint64 waitSeconds = 0;

    [[nodiscard]] static ProblemWords of(const api::SignIn::Problem &problem, api::SignIn::Step step,
                                         const QDateTime &now);
};

} // namespace atalaya::ui
