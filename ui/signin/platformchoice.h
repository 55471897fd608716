// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "ui/signin/democard.h"
#include "ui/signin/localplatform.h"

#include <QObject>
#include <QUrl>

namespace atalaya::api {
class DemoSource;
class Session;
} // namespace atalaya::api

namespace atalaya::ui {

/// Which platform the person signs in to: this computer's (started when chosen) or one by its address; and the demo
/// accounts that it publishes, if it is a demo.
class PlatformChoice : public QObject
{
    Q_OBJECT

public:
    /// `local` may be null: then there is no "This computer".
    PlatformChoice(api::Session *session, api::DemoSource *demo, LocalPlatform *local, QObject *parent = nullptr);

    [[nodiscard]] bool hasThisComputer() const { return m_local != nullptr; }
    [[nodiscard]] bool isThisComputer() const { return m_isThisComputer; }
    /// The address to send to is known.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] LocalPlatform *local() const { return m_local; }

    void chooseThisComputer();
    void choose(const QUrl &server);
    /// Asks for the demo accounts again: a code was used or ran out.
    void refreshDemo();

Q_SIGNALS:
    void changed();
    /// Empty when the platform is not a demo.
    void demoAccountsChanged(const QList<atalaya::ui::DemoAccount> &accounts, const QDateTime &platformNow);

private:
    void onLocal();
    void use(const QUrl &server);

    api::Session *m_session;
    api::DemoSource *m_demo;
    LocalPlatform *m_local;
    api::RequestScope m_calls;
    bool m_isThisComputer = false;
    bool m_ready = false;
};

} // namespace atalaya::ui
