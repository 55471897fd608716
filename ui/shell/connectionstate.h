// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/readonly.h"
#include "ui/signin/localplatform.h"

#include <QObject>

namespace atalaya::api {
class ApiClient;
}

namespace atalaya::models {
class Reachability;
}

namespace atalaya::ui {

/// What stands between this window and writing: the session, the network, the platform of this computer.
class ConnectionState : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionState(api::ApiClient *client, QObject *parent = nullptr);

    [[nodiscard]] models::Reachability *reachability() const { return m_reachability; }
    [[nodiscard]] bool isExpired() const { return m_isExpired; }
    [[nodiscard]] bool isOffline() const;
    /// Running also for a platform elsewhere.
    [[nodiscard]] LocalPlatform::State localPlatform() const { return m_local; }
    [[nodiscard]] ReadOnly readOnly() const;

    void setExpired(bool expired);
    void setLocalPlatform(LocalPlatform::State state);

Q_SIGNALS:
    void changed();
    /// Calls can be answered again: what is shown wants to be renewed.
    void recovered();

private:
    models::Reachability *m_reachability;
    LocalPlatform::State m_local = LocalPlatform::State::Running;
    bool m_isExpired = false;
};

} // namespace atalaya::ui
