// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace atalaya::ui {

class SearchButton;
class TenantChip;

/// Tenant, title (with the way back when something is opened inside), the page's tools, search. 48 high.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    [[nodiscard]] TenantChip *tenant() const { return m_tenant; }
    /// `trail` empty: the page's root.
    void setTitle(const QString &title, const QString &trail);
    /// Shows these, which stay their page's own.
    void setTools(const QList<QWidget *> &tools);
    /// Stands at the end, behind the search.
    void setBell(QWidget *bell);

Q_SIGNALS:
    void searchWanted();
    void rootWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TenantChip *m_tenant;
    QPushButton *m_root;
    QLabel *m_separator;
    QLabel *m_title;
    QHBoxLayout *m_slot;
    SearchButton *m_search;
    QPointer<QWidget> m_bell;
    QList<QPointer<QWidget>> m_tools;
};

} // namespace atalaya::ui
