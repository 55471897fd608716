// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deeplink.h"

#include <QRegularExpression>

namespace atalaya::ui {
namespace {

constexpr QLatin1String NoTenant("-");

bool isName(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$"));
    return pattern.match(text).hasMatch();
}

} // namespace

std::optional<DeepLink> DeepLink::parse(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("atalaya") || url.host().isEmpty() ||
        !url.userInfo().isEmpty() || url.hasFragment())
        return {};
    const QStringList parts = url.path().split(QLatin1Char('/'));
    // A leading slash, so the first part is empty.
    if (parts.size() != 3 || !isName(parts.at(2)) || (parts.at(1) != NoTenant && !isName(parts.at(1))))
        return {};
    DeepLink link;
    link.host = url.host();
    link.port = url.port();
    link.tenant = parts.at(1) == NoTenant ? QString() : parts.at(1);
    link.page = parts.at(2);
    link.query = QUrlQuery(url);
    return link;
}

QString DeepLink::toString() const
{
    QUrl url;
    url.setScheme(QStringLiteral("atalaya"));
    url.setHost(host);
    url.setPort(port);
    url.setPath(QLatin1Char('/') + (tenant.isEmpty() ? QString(NoTenant) : tenant) + QLatin1Char('/') + page);
    if (!query.isEmpty())
        url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

DeepLink::Verdict DeepLink::check(const QUrl &server, const QString &tenantSlug) const
{
    const auto portOf = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("http") ? 80 : 443);
    };
    const bool isSamePort = port == -1 ? server.port() == -1 || portOf(server) == 443 : port == portOf(server);
    if (host.compare(server.host(), Qt::CaseInsensitive) != 0 || !isSamePort)
        return Verdict::OtherServer;
    return tenant == tenantSlug ? Verdict::Ok : Verdict::OtherTenant;
}

} // namespace atalaya::ui
