// SPDX-License-Identifier: GPL-3.0-or-later
#include "servedsession.h"

#include "api/session/signin.h"
#include "tests/support/authreplies.h"

namespace atalaya::tests {

ServedSession::ServedSession() = default;

ServedSession::~ServedSession() = default;

void ServedSession::startAgain(const api::NetLimits &limits)
{
    m_server = std::make_unique<FakeServer>();
    m_server->script(kHealth, {healthy()});
    m_server->script(kMe, {me()});
    begin(limits);
}

void ServedSession::begin(const api::NetLimits &limits)
{
    m_session.reset();
    m_client = std::make_unique<api::ApiClient>(limits);
    m_session = std::make_unique<api::Session>(m_client.get());
}

void ServedSession::end()
{
    m_session.reset();
    m_client.reset();
    m_server.reset();
}

void ServedSession::givePassword(const QString &password) const
{
    m_session->signIn()->setServer(m_server->url());
    m_session->signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), password);
}

} // namespace atalaya::tests
