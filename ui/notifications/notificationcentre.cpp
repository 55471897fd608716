// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notificationcentre.h"

#include "models/notificationsmodel.h"
#include "ui/notifications/bellbutton.h"
#include "ui/notifications/notificationspane.h"
#include "ui/notifications/notificationsproxy.h"
#include "ui/notifications/notificationwords.h"

#include <QEvent>
#include <QWidget>

namespace atalaya::ui {

using models::NotificationsModel;

NotificationCentre::NotificationCentre(api::NotificationSource *source, QWidget *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
    , m_model(new NotificationsModel(source, NotificationsModel::Pace, this))
    , m_bell(new BellButton(workspace))
    , m_pane(new NotificationsPane(m_model, workspace))
{
    connect(m_model, &NotificationsModel::changed, this, [this] { m_bell->setUnread(m_model->unread()); });
    connect(m_model, &NotificationsModel::arrived, this, &NotificationCentre::onArrived);
    connect(m_bell, &QAbstractButton::clicked, this, &NotificationCentre::open);
    connect(m_pane, &NotificationsPane::openWanted, this, [this](const QString &type, const QString &id) {
        const auto place = notificationPlace(type, id);
        if (!place)
            return;
        m_pane->leave();
        Q_EMIT placeWanted(place->page, place->query);
    });
    workspace->window()->installEventFilter(this);
    updateWatch();
}

void NotificationCentre::setZone(const QTimeZone &zone)
{
    m_pane->setZone(zone);
}

void NotificationCentre::setReachable(bool reachable)
{
    m_isReachable = reachable;
    m_pane->setWritable(reachable);
    updateWatch();
}

void NotificationCentre::open()
{
    if (m_pane->isVisible())
        return m_pane->leave();
    if (m_isReachable)
        m_model->refresh();
    m_pane->openUnder(m_bell);
}

bool NotificationCentre::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate)
        updateWatch();
    return QObject::eventFilter(watched, event);
}

void NotificationCentre::updateWatch()
{
    m_model->setWatched(m_isReachable && m_workspace->window()->isActiveWindow());
}

void NotificationCentre::onArrived(const QStringList &ids)
{
    const QModelIndexList found =
        m_pane->lines()->match(m_pane->lines()->index(0, 0), models::IdRole, ids.constFirst());
    if (!found.isEmpty())
        m_bell->announce(found.constFirst().data(Qt::DisplayRole).toString());
}

} // namespace atalaya::ui
