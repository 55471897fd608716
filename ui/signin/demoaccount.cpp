// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoaccount.h"

namespace atalaya::ui {

QDateTime toDateTime(contract::Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

DemoAccount DemoAccount::of(const contract::DemoAccount &from)
{
    DemoAccount account;
    account.email = QString::fromStdString(from.email);
    account.password = QString::fromStdString(from.password);
    account.name = QString::fromStdString(from.name);
    account.role = QString::fromStdString(from.role);
    account.tenantId = QString::fromStdString(from.tenantId);
    account.tenantName = QString::fromStdString(from.tenantName);
    if (from.nextCode) {
        account.code = QString::fromStdString(from.nextCode->code);
        account.usableFrom = toDateTime(from.nextCode->usableFrom);
        account.usableUntil = toDateTime(from.nextCode->usableUntil);
    }
    return account;
}

} // namespace atalaya::ui
