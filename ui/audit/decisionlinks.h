// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrlQuery>

namespace atalaya::ui {

/// Ids of the pages that a decision leads to.
[[nodiscard]] inline QString auditPageId()
{
    return QStringLiteral("audit");
}
[[nodiscard]] inline QString overridesPageId()
{
    return QStringLiteral("overrides");
}
[[nodiscard]] inline QString whyPageId()
{
    return QStringLiteral("why");
}
/// In the log, whatever its query was: `q=&decision=…`.
[[nodiscard]] inline QUrlQuery decisionLink(const QString &id)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("q"), QString());
    query.addQueryItem(QStringLiteral("decision"), QString::fromLatin1(QUrl::toPercentEncoding(id)));
    return query;
}
/// One override among the others: `id=…`.
[[nodiscard]] inline QUrlQuery overrideLink(const QString &id)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("id"), QString::fromLatin1(QUrl::toPercentEncoding(id)));
    return query;
}
/// Asking for one: `request=…`.
[[nodiscard]] inline QUrlQuery overrideRequestLink(const QString &decisionId)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("request"), QString::fromLatin1(QUrl::toPercentEncoding(decisionId)));
    return query;
}
/// Why a decision came out as it did: `id=…`, of the decision or of its request.
[[nodiscard]] inline QUrlQuery whyLink(const QString &id)
{
    return overrideLink(id);
}

} // namespace atalaya::ui
