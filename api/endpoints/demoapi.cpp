// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/demoapi.h"

#include "api/endpoints/calls.h"

namespace atalaya::api {

DemoApi::DemoApi(ApiClient *client)
    : m_client(client)
{}

QFuture<Result<contract::DemoAccounts>> DemoApi::accounts()
{
    Request request;
    request.path = QStringLiteral("/api/demo/accounts");
    request.label = "demo.accounts";
    request.credentials = Request::Credentials::None;
    request.tenantData = false;
    request.repetitions = 0;
    return call(m_client, request, contract::decodeDemoAccounts);
}

} // namespace atalaya::api
