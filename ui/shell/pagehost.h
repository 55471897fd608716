// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"
#include "ui/shell/pagetable.h"

#include <QHash>
#include <QStackedWidget>
#include <QUrlQuery>

#include <functional>

namespace atalaya::ui {

class StatePage;

/// The pages, made on their first visit; the guard before them; and the way back and forward between them.
class PageHost : public QStackedWidget
{
    Q_OBJECT

public:
    struct Access
    {
        std::function<bool(const QString &permission)> may;
        std::function<QStringList(const QString &permission)> rolesThatMay;
        std::function<QString()> ownRole;
    };

    PageHost(const PageTable &table, const Access &access, QWidget *parent = nullptr);

    [[nodiscard]] QString currentId() const { return m_current.id; }
    /// Null on the forbidden and the not-found page.
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] QString currentTitle() const;
    /// The page that the navigation knows: the current one, or the one it is opened inside.
    [[nodiscard]] QString navigationId() const;
    [[nodiscard]] QList<const PageEntry *> allowed() const;
    /// The page is there, and the role may see it.
    [[nodiscard]] bool isOpenTo(const QString &id) const;
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_history.size(); }

    /// What pages that were visited offer to the palette; running one goes to its page first.
    [[nodiscard]] QList<PageCommand> commands();

    void go(const QString &id, const QUrlQuery &query = {});
    void back();
    void forward();
    /// Whether refreshing a page that was visited asks again what `label` ("dashboard.load") asked.
    [[nodiscard]] bool canRepeat(const QByteArray &label) const;
    void repeat(const QByteArray &label);
    void setReadOnly(ReadOnly why);
    /// The person's role or permissions are others now: the guard stands before every page again.
    void checkAgain();

Q_SIGNALS:
    /// Another page is in front, or its title, trail or tools changed.
    void currentChanged();
    void asOfChanged();
    void signOutWanted();
    /// A link to where the page stands.
    void linkWanted();

private:
    struct Place
    {
        QString id;
        QUrlQuery query;
        bool operator==(const Place &) const = default;
    };
    void show(Place place);
    void remember(const Place &place);
    void normalise();
    [[nodiscard]] bool isOpenTo(const PageEntry &entry) const;
    [[nodiscard]] Page *pageOf(const PageEntry &entry);
    [[nodiscard]] Page *pageThatReads(const QByteArray &label) const;
    void showState(std::function<QString()> title, StatePage *page);
    void copyRequest(const PageEntry &entry);

    PageTable m_table;
    Access m_access;
    QHash<QString, Page *> m_pages;
    StatePage *m_state = nullptr;
    std::function<QString()> m_stateTitle;
    Place m_current;
    QList<Place> m_history;
    qsizetype m_at = -1;
    /// While a page is brought to the front: what it says about its place replaces the entry, it is no new step.
    bool m_isArriving = false;
    ReadOnly m_readOnly = ReadOnly::No;
};

} // namespace atalaya::ui
