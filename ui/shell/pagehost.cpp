// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagehost.h"

#include "ui/common/errorwords.h"
#include "ui/shell/statepages.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScopedValueRollback>

namespace atalaya::ui {
namespace {

constexpr qsizetype MostPlaces = 100;

} // namespace

PageHost::PageHost(const PageTable &table, const Access &access, QWidget *parent)
    : QStackedWidget(parent)
    , m_table(table)
    , m_access(access)
{
    setObjectName(QStringLiteral("pages"));
}

Page *PageHost::currentPage() const
{
    return m_state ? nullptr : m_pages.value(m_current.id);
}

QString PageHost::currentTitle() const
{
    if (m_state)
        return m_stateTitle();
    const PageEntry *const entry = m_table.find(m_current.id);
    return entry ? entry->title() : QString();
}

QString PageHost::navigationId() const
{
    const PageEntry *const entry = m_table.find(m_current.id);
    return entry && !entry->within.isEmpty() ? entry->within : m_current.id;
}

QList<const PageEntry *> PageHost::allowed() const
{
    QList<const PageEntry *> entries;
    for (const PageEntry &entry : m_table.entries())
        if (isOpenTo(entry))
            entries.append(&entry);
    return entries;
}

bool PageHost::isOpenTo(const PageEntry &entry) const
{
    return entry.permission.isEmpty() || m_access.may(entry.permission);
}

void PageHost::go(const QString &id, const QUrlQuery &query)
{
    const Place place{id, query};
    remember(place);
    show(place);
}

void PageHost::back()
{
    if (canGoBack())
        show(m_history.at(--m_at));
}

void PageHost::forward()
{
    if (canGoForward())
        show(m_history.at(++m_at));
}

void PageHost::remember(const Place &place)
{
    if (m_at >= 0 && m_history.at(m_at) == place)
        return;
    m_history.resize(m_at + 1);
    m_history.append(place);
    if (m_history.size() > MostPlaces)
        m_history.removeFirst();
    m_at = m_history.size() - 1;
}

void PageHost::normalise()
{
    m_current.query = currentPage()->query();
    m_history[m_at] = m_current;
    if (m_at > 0 && m_history.at(m_at - 1) == m_current)
        m_history.removeAt(m_at--);
}

void PageHost::show(Place place)
{
    m_current = place;
    if (StatePage *const old = std::exchange(m_state, nullptr))
        old->deleteLater();
    const PageEntry *const entry = m_table.find(place.id);
    if (!entry) {
        showState([] { return notFoundWords().title; }, new StatePage(notFoundWords, this));
        return;
    }
    if (!isOpenTo(*entry)) {
        const auto words = [this, entry = *entry] {
            return forbiddenWords(entry.title(), m_access.rolesThatMay(entry.permission), m_access.ownRole());
        };
        auto *const page = new StatePage(words, this);
        page->setObjectName(QStringLiteral("forbidden"));
        connect(page->pane(), &StatePane::secondaryClicked, this, [this, entry = *entry] { copyRequest(entry); });
        showState(entry->title, page);
        return;
    }
    Page *const page = pageOf(*entry);
    setCurrentWidget(page);
    {
        const QScopedValueRollback<bool> arriving(m_isArriving, true);
        if (page->query() != place.query)
            page->open(place.query);
        page->activate();
    }
    if (page == currentPage())
        normalise();
    Q_EMIT currentChanged();
    Q_EMIT asOfChanged();
}

Page *PageHost::pageOf(const PageEntry &entry)
{
    if (Page *const page = m_pages.value(entry.id))
        return page;
    Page *const page = entry.make(this);
    page->setObjectName(QStringLiteral("page.") + entry.id);
    page->setReadOnly(m_readOnly);
    m_pages.insert(entry.id, page);
    addWidget(page);
    connect(page, &Page::trailChanged, this, [this, page, id = entry.id] {
        if (page != currentPage() || m_isArriving)
            return;
        m_current.query = page->query();
        remember({id, m_current.query});
        Q_EMIT currentChanged();
    });
    connect(page, &Page::toolsChanged, this, [this, page] {
        if (page == currentPage())
            Q_EMIT currentChanged();
    });
    connect(page, &Page::asOfChanged, this, &PageHost::asOfChanged);
    connect(page, &Page::linkWanted, this, &PageHost::linkWanted);
    connect(page, &Page::pageRequested, this, &PageHost::go);
    // Queued: the page goes with the session that it asks to end.
    connect(page, &Page::signOutWanted, this, &PageHost::signOutWanted, Qt::QueuedConnection);
    return page;
}

void PageHost::showState(std::function<QString()> title, StatePage *page)
{
    m_state = page;
    m_stateTitle = std::move(title);
    addWidget(page);
    setCurrentWidget(page);
    connect(page->pane(), &StatePane::primaryClicked, this, [this] {
        if (canGoBack())
            return back();
        if (const auto entries = allowed(); !entries.isEmpty())
            go(entries.constFirst()->id);
    });
    page->activate();
    Q_EMIT currentChanged();
    Q_EMIT asOfChanged();
}

void PageHost::copyRequest(const PageEntry &entry)
{
    QGuiApplication::clipboard()->setText(
        tr("I need to see “%1” in Atalaya. My role is %2.").arg(entry.title(), roleName(m_access.ownRole())));
}

void PageHost::checkAgain()
{
    const bool wasForbidden = m_state != nullptr;
    for (const PageEntry &entry : m_table.entries())
        // What the role may no longer see is not kept behind the guard either.
        if (Page *const page = isOpenTo(entry) ? nullptr : m_pages.take(entry.id)) {
            removeWidget(page);
            page->deleteLater();
        }
    if (!m_current.id.isEmpty() && (wasForbidden || !m_pages.contains(m_current.id)))
        show(m_current);
}

Page *PageHost::pageThatReads(const QByteArray &label) const
{
    // Only loads: a write is repeated by whoever made it.
    if (!label.endsWith(".load"))
        return nullptr;
    for (const PageEntry &entry : m_table.entries())
        if (entry.calls.contains(label.left(label.indexOf('.'))))
            return m_pages.value(entry.id);
    return nullptr;
}

bool PageHost::canRepeat(const QByteArray &label) const
{
    return pageThatReads(label) != nullptr;
}

void PageHost::repeat(const QByteArray &label)
{
    if (Page *const page = pageThatReads(label))
        page->refresh();
}

bool PageHost::isOpenTo(const QString &id) const
{
    const PageEntry *const entry = m_table.find(id);
    return entry && isOpenTo(*entry);
}

QList<PageCommand> PageHost::commands()
{
    QList<PageCommand> all;
    for (const PageEntry &entry : m_table.entries())
        if (Page *const page = m_pages.value(entry.id))
            for (PageCommand command : page->commands()) {
                command.run = [this, id = entry.id, run = command.run] {
                    if (m_current.id != id)
                        go(id);
                    run();
                };
                all.append(command);
            }
    return all;
}

void PageHost::setReadOnly(ReadOnly why)
{
    m_readOnly = why;
    for (Page *const page : std::as_const(m_pages))
        page->setReadOnly(why);
}

} // namespace atalaya::ui
