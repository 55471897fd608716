// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "tests/support/fakeserver.h"

#include <memory>

namespace atalaya::tests {

/// A session, its client and the server that they speak to, all in the hands of the test that builds on it.
class ServedSession
{
protected:
    ServedSession();
    ~ServedSession();

    /// All of them anew; the server says that it is a platform, and who is signed in.
    void startAgain(const api::NetLimits &limits = {});
    /// Another life of client and session; the server stays.
    void begin(const api::NetLimits &limits = {});
    void end();
    /// Gives address and password; what comes of it is the server's word.
    void givePassword(const QString &password) const;

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::Session> m_session;
};

} // namespace atalaya::tests
