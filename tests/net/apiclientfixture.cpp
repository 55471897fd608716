// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiclientfixture.h"

namespace atalaya::tests {

using namespace std::chrono_literals;

namespace {

api::NetLimits shortLimits()
{
    api::NetLimits limits;
    limits.connect = 300ms;
    limits.transfer = 300ms;
    limits.backOff = {1ms, 2ms};
    limits.patience = 1s;
    return limits;
}

} // namespace

api::Request get(const QString &path)
{
    api::Request request;
    request.path = path;
    request.credentials = api::Request::Credentials::None;
    request.label = "thing.load";
    return request;
}

api::Request post()
{
    api::Request request = get();
    request.verb = api::Verb::Post;
    request.body = "{}";
    return request;
}

void ApiClientFixture::init()
{
    m_server = std::make_unique<FakeServer>();
    m_client = std::make_unique<api::ApiClient>(shortLimits());
    m_client->setServer(m_server->url());
}

void ApiClientFixture::cleanup()
{
    m_client.reset();
    m_server.reset();
}

} // namespace atalaya::tests
