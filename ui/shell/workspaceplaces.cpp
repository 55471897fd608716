// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/session.h"
#include "ui/common/page.h"
#include "ui/common/placememory.h"
#include "ui/shell/deeplink.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"

#include <QSettings>
#include <QSplitter>

#include <algorithm>

// Where the workspace stands: links to it, and what comes back on restart.
namespace atalaya::ui {

bool Workspace::openLink(const QString &text)
{
    const auto link = DeepLink::parse(text);
    if (!link)
        return false;
    const auto &me = m_session->me();
    const QString slug = me && me->tenant ? QString::fromStdString(me->tenant->slug) : QString();
    switch (link->check(m_session->server(), slug)) {
    case DeepLink::Verdict::OtherServer:
        Q_EMIT linkRefused(tr("This link is for another platform (%1). Sign in there to open it.").arg(link->host));
        return false;
    case DeepLink::Verdict::OtherTenant:
        Q_EMIT linkRefused(tr("This link is for another organisation (%1). This window stays in yours.")
                               .arg(link->tenant.isEmpty() ? tr("the platform") : link->tenant));
        return false;
    case DeepLink::Verdict::Ok:
        break;
    }
    m_pages->go(link->page, link->query);
    return true;
}

QString Workspace::linkToHere() const
{
    const auto &me = m_session->me();
    const Page *const page = m_pages->currentPage();
    const QUrl server = m_session->server();
    return DeepLink{server.host(), server.port(),
                    me && me->tenant ? QString::fromStdString(me->tenant->slug) : QString(), m_pages->currentId(),
                    page ? page->query() : QUrlQuery()}
        .toString();
}

void Workspace::restore(const QUrlQuery &query)
{
    const auto entries = m_pages->allowed();
    QString id = m_context.settings->value(QStringLiteral("shell/lastPage")).toString();
    const bool isThere = std::any_of(entries.begin(), entries.end(), [&id](auto *entry) { return entry->id == id; });
    if (!isThere)
        id = entries.isEmpty() ? QString() : entries.constFirst()->id;
    const auto known = [this, &id] {
        return m_context.places ? m_context.places->kept(id) : QUrlQuery();
    };
    m_pages->go(id, !isThere ? QUrlQuery() : query.isEmpty() ? known() : query);
    for (QSplitter *const splitter : findChildren<QSplitter *>())
        splitter->restoreState(
            m_context.settings->value(QStringLiteral("shell/splitter/") + splitter->objectName()).toByteArray());
}

void Workspace::save() const
{
    if (const Page *const page = m_pages->currentPage()) {
        m_context.settings->setValue(QStringLiteral("shell/lastPage"), m_pages->currentId());
        if (m_context.places)
            m_context.places->keep(m_pages->currentId(), page->query());
    }
    for (const QSplitter *const splitter : findChildren<QSplitter *>())
        if (!splitter->objectName().isEmpty())
            m_context.settings->setValue(QStringLiteral("shell/splitter/") + splitter->objectName(),
                                         splitter->saveState());
}

} // namespace atalaya::ui
