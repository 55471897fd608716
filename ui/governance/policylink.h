// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrlQuery>

namespace atalaya::ui {

/// Ids of the two pages.
[[nodiscard]] inline QString policiesPageId()
{
    return QStringLiteral("policies");
}
[[nodiscard]] inline QString policyPageId()
{
    return QStringLiteral("policy");
}
/// `id=…`; an empty id is a new policy.
[[nodiscard]] inline QUrlQuery policyLink(const QString &id)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("id"), id);
    return query;
}

} // namespace atalaya::ui
