// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/serverlist.h"

#include <QSettings>
#include <QStringList>

namespace atalaya::ui {
namespace {

constexpr QLatin1String ServersKey("signin/servers");
constexpr QLatin1String LastKey("signin/lastServer");
constexpr QLatin1String EmailKey("signin/lastEmail");

bool isThisComputer(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

} // namespace

ServerList::ServerList(QSettings *settings)
    : m_settings(settings)
{}

QList<QUrl> ServerList::servers() const
{
    QList<QUrl> urls;
    for (const QString &text : m_settings->value(ServersKey).toStringList())
        if (const QUrl url(text, QUrl::StrictMode); url.isValid() && !url.host().isEmpty())
            urls.append(url);
    return urls;
}

QUrl ServerList::last() const
{
    return QUrl(m_settings->value(LastKey).toString());
}

bool ServerList::isLastKnown() const
{
    return m_settings->contains(LastKey);
}

QString ServerList::lastEmail() const
{
    return m_settings->value(EmailKey).toString();
}

void ServerList::remember(const QUrl &server, const QString &email)
{
    m_settings->setValue(LastKey, server.toString());
    m_settings->setValue(EmailKey, email);
    if (server.isEmpty())
        return;
    QStringList texts = m_settings->value(ServersKey).toStringList();
    texts.removeAll(server.toString());
    texts.prepend(server.toString());
    m_settings->setValue(ServersKey, QStringList(texts.mid(0, Kept)));
}

QUrl ServerList::parse(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(QLatin1Char(' ')))
        return {};
    QUrl url(text, QUrl::StrictMode);
    if (!text.contains(QLatin1String("://"))) {
        url = QUrl(QStringLiteral("https://") + text, QUrl::StrictMode);
        if (isThisComputer(url.host()))
            url.setScheme(QStringLiteral("http"));
    }
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || !isWeb || !url.userInfo().isEmpty())
        return {};
    url.setPath({});
    url.setQuery(QString());
    url.setFragment({});
    return url;
}

} // namespace atalaya::ui
