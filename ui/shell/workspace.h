// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"
#include "ui/shell/notices.h"
#include "ui/shell/pagetable.h"
#include "ui/signin/localplatform.h"

#include <QUrlQuery>
#include <QWidget>

#include <string>
#include <vector>

namespace atalaya::api {
class LogVerifier;
class NotificationSource;
class Session;
} // namespace atalaya::api

namespace atalaya::models {
class ThisComputer;
}

namespace atalaya::ui {

class CommandPalette;
class ConnectionState;
class Navigation;
class NotificationCentre;
class OperationsPane;
class PageHost;
class StatusStrip;
class TopBar;

/// What a signed-in person works in: navigation, top bar, one banner, the pages, the status line.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    /// `computer` may be null.
    Workspace(api::Session *session, const PageTable &table, const UiContext &context, models::ThisComputer *computer,
              QWidget *parent = nullptr);

    [[nodiscard]] PageHost *pages() const { return m_pages; }
    [[nodiscard]] Notices *notices() const { return m_notices; }
    /// Goes there when the link is for this server and tenant; otherwise says why not and stays.
    bool openLink(const QString &text);
    [[nodiscard]] QString linkToHere() const;
    /// Reading goes on, writing does not, until the same person has signed in again.
    void setExpired(bool expired);
    /// For somebody who works on the platform of this computer: whether it still runs.
    void setLocalPlatform(LocalPlatform::State state);
    /// What is known of the tenant's log stands in the status line, and its alarm over every page. Outlives this.
    void setLog(api::LogVerifier *log);
    /// What this person is told gets a bell in the top bar, if they may be told anything. Outlives this.
    void setNotifications(api::NotificationSource *source);
    /// "This computer" or the host.
    void setServerWords(const QString &words);
    /// The page that was in front at the last save(), standing where `query` says.
    void restore(const QUrlQuery &query = {});
    void save() const;

Q_SIGNALS:
    void signInWanted();
    void localPlatformWanted();
    void signOutWanted();
    void lockWanted();
    void titleChanged();
    void linkRefused(const QString &why);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void connectParts();
    void addShortcuts();
    void onPageChanged();
    void updateNotices();
    void updateLog();
    void onConnection();
    void onNotice(Notices::Kind kind);
    void refreshShown();
    void updateBusy();
    void updateNavigation();
    void updateIdentity();
    void updateRights();
    void openPalette();
    /// A number of a decision or of its request goes to the page that says why. False: it is none.
    bool askWhy(const QString &typed);
    void openKeys();
    void openNotifications();
    void goTo(int place);
    void goRound(int step);
    void leave();
    void buildPersonMenu();

    /// What the navigation and the guard were made for.
    struct Rights
    {
        std::string role;
        std::vector<std::string> permissions;
        bool operator==(const Rights &) const = default;
    };

    api::Session *m_session;
    UiContext m_context;
    models::ThisComputer *m_computer;
    api::LogVerifier *m_log = nullptr;
    ConnectionState *m_connection;
    PageHost *m_pages;
    Navigation *m_navigation;
    TopBar *m_top;
    Banner *m_banner;
    Notices *m_notices;
    StatusStrip *m_status;
    CommandPalette *m_palette;
    OperationsPane *m_operations;
    /// Null: there is no bell.
    NotificationCentre *m_told = nullptr;
    Rights m_rights;
};

} // namespace atalaya::ui
