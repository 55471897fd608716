// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"

#include <QDateTime>
#include <QString>

namespace atalaya::ui {

/// One account that a demo platform publishes, with the next code it would accept.
struct DemoAccount
{
    QString email{};
    QString password{};
    QString name{};
    QString role{};
    QString tenantId{};
    QString tenantName{};
    QString code{};
    QDateTime usableFrom{};
    QDateTime usableUntil{};

    [[nodiscard]] static DemoAccount of(const contract::DemoAccount &account);

    bool operator==(const DemoAccount &) const = default;
};

[[nodiscard]] QDateTime toDateTime(contract::Instant instant);

} // namespace atalaya::ui
