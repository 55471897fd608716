// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace atalaya::ui {

class NavRow;
class PageTable;
struct PageEntry;

/// The left column: what the role may see, and the person at the foot. 200 wide, or 52 as icons.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    /// `pages`: the entries to show, already filtered by permission.
    explicit Navigation(const QList<const PageEntry *> &pages, QWidget *parent = nullptr);

    /// Other pages, after a change of role; none is current.
    void setPages(const QList<const PageEntry *> &pages);
    void setCurrent(const QString &id);
    void setPerson(const QString &name, const QString &role);
    void setPersonMenu(QMenu *menu);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    /// Ids in the order of the rows, for Ctrl+1…9.
    [[nodiscard]] QStringList ids() const;

Q_SIGNALS:
    void chosen(const QString &id);
    void collapseToggled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QList<const PageEntry *> m_pages;
    QList<NavRow *> m_rows;
    QButtonGroup *m_group;
    QVBoxLayout *m_list;
    QToolButton *m_brand;
    NavRow *m_person;
    QMenu *m_menu = nullptr;
    bool m_collapsed = false;
};

} // namespace atalaya::ui
