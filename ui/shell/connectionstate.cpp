// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectionstate.h"

#include "api/endpoints/authapi.h"
#include "api/net/apiclient.h"
#include "models/networkhint.h"
#include "models/reachability.h"

namespace atalaya::ui {

using models::Reachability;

ConnectionState::ConnectionState(api::ApiClient *client, QObject *parent)
    : QObject(parent)
    , m_reachability(new Reachability(
          client->operations(), [client] { return api::AuthApi(client).ping(); }, this))
{
    models::followNetwork(m_reachability);
    connect(m_reachability, &Reachability::stateChanged, this, &ConnectionState::changed);
    connect(m_reachability, &Reachability::recovered, this, [this] {
        if (!m_isExpired)
            Q_EMIT recovered();
    });
}

bool ConnectionState::isOffline() const
{
    return !m_reachability->isOnline();
}

ReadOnly ConnectionState::readOnly() const
{
    if (m_isExpired)
        return ReadOnly::Expired;
    return isOffline() || m_local != LocalPlatform::State::Running ? ReadOnly::Offline : ReadOnly::No;
}

void ConnectionState::setExpired(bool expired)
{
    m_isExpired = expired;
    Q_EMIT changed();
}

void ConnectionState::setLocalPlatform(LocalPlatform::State state)
{
    m_local = state;
    Q_EMIT changed();
    if (state != LocalPlatform::State::Running)
        return;
    // Nobody may have asked while it was away; then nothing will be found again, and this is the only word of it.
    if (isOffline())
        m_reachability->tryNow();
    else if (!m_isExpired)
        Q_EMIT recovered();
}

} // namespace atalaya::ui
