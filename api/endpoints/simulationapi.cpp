// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/simulationapi.h"

#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

Request request(Verb verb, const QString &what)
{
    Request made;
    made.verb = verb;
    made.path = QStringLiteral("/api/admin/governance/") + what;
    made.label = "policies.simulate";
    return made;
}

Request about(Verb verb, const QString &id)
{
    Request made = request(verb, QStringLiteral("simulations/") + QString::fromLatin1(QUrl::toPercentEncoding(id)));
    // The start is in the list of what is under way; the questions after it are the same matter.
    made.unlisted = true;
    return made;
}

} // namespace

SimulationApi::SimulationApi(ApiClient *client)
    : m_client(client)
{}

QFuture<Result<contract::Simulation>> SimulationApi::start(const contract::SimulationRequest &body)
{
    Request wanted = request(Verb::Post, QStringLiteral("simulate"));
    wanted.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(body)));
    wanted.question = true;
    return call(m_client, wanted, contract::decodeSimulation);
}

QFuture<Result<contract::Simulation>> SimulationApi::find(const QString &id, std::chrono::milliseconds wait)
{
    Request wanted = about(Verb::Get, id);
    wanted.query.addQueryItem(QStringLiteral("wait"), QString::number(wait.count()));
    return call(m_client, wanted, contract::decodeSimulation);
}

QFuture<Result<void>> SimulationApi::cancel(const QString &id)
{
    return command(m_client, about(Verb::Delete, id));
}

} // namespace atalaya::api
