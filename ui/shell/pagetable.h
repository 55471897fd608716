// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace atalaya::ui {

class Page;

/// One line of the table that navigation, palette and route guard read.
struct PageEntry
{
    /// Part of deep links, never translated.
    QString id{};
    /// Asked each time, so that it follows the language.
    std::function<QString()> title{};
    QString icon{};
    /// Needed to see the page; empty: everyone.
    QString permission{};
    /// Called on the first visit.
    std::function<Page *(QWidget *parent)> make{};
    /// False: reached by menus and links only.
    bool inNavigation = true;
    /// First parts of the labels of what it reads ("dashboard" of "dashboard.load"): refreshing it asks these again.
    QByteArrayList calls{};
    /// For what is opened inside another page: that page's id. Such a page is named nowhere else.
    QString within{};
};

class PageTable
{
public:
    void add(PageEntry entry) { m_entries.append(std::move(entry)); }
    [[nodiscard]] const QList<PageEntry> &entries() const { return m_entries; }
    [[nodiscard]] const PageEntry *find(const QString &id) const
    {
        for (const PageEntry &entry : m_entries)
            if (entry.id == id)
                return &entry;
        return nullptr;
    }

private:
    QList<PageEntry> m_entries;
};

} // namespace atalaya::ui
