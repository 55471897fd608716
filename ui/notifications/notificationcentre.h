// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimeZone>
#include <QUrlQuery>

namespace atalaya::api {
class NotificationSource;
}

namespace atalaya::models {
class NotificationsModel;
}

namespace atalaya::ui {

class BellButton;
class NotificationsPane;

/// The bell, the list under it, and when the platform is asked: while the window is in front and the platform can be
/// asked. It goes with the workspace, so nothing of it is left when the window locks or somebody else signs in.
class NotificationCentre : public QObject
{
    Q_OBJECT

public:
    /// `workspace` is in its window already; `source` outlives this.
    NotificationCentre(api::NotificationSource *source, QWidget *workspace);

    [[nodiscard]] BellButton *bell() const { return m_bell; }
    [[nodiscard]] models::NotificationsModel *model() const { return m_model; }
    void setZone(const QTimeZone &zone);
    /// Whether the platform can be asked, and told.
    void setReachable(bool reachable);
    /// Closes it when it is open.
    void open();

Q_SIGNALS:
    void placeWanted(const QString &page, const QUrlQuery &query);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateWatch();
    void onArrived(const QStringList &ids);

    QWidget *m_workspace;
    models::NotificationsModel *m_model;
    BellButton *m_bell;
    NotificationsPane *m_pane;
    bool m_isReachable = true;
};

} // namespace atalaya::ui
