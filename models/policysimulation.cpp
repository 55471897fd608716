// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policysimulation.h"

#include "api/endpoints/simulationsource.h"
#include "api/rules/policyjson.h"
#include "models/interrupted.h"

#include <QStringList>

#include <utility>

namespace atalaya::models {

using namespace Qt::StringLiterals;
using contract::Simulation;

PolicySimulation::PolicySimulation(api::SimulationSource *source, std::function<QDateTime()> now, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_now(std::move(now))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pace);
    connect(&m_pause, &QTimer::timeout, this, &PolicySimulation::send);
}

PolicySimulation::~PolicySimulation()
{
    giveUp();
}

void PolicySimulation::look(const std::optional<rules::Policy> &policy)
{
    if (policy == m_policy)
        return;
    m_policy = policy;
    begin();
}

void PolicySimulation::clear()
{
    m_policy.reset();
    m_result.reset();
    begin();
}

void PolicySimulation::again()
{
    begin();
}

void PolicySimulation::setDays(int days)
{
    if (std::exchange(m_days, days) != days)
        begin();
}

void PolicySimulation::begin()
{
    giveUp();
    m_problem.reset();
    if (m_policy)
        m_pause.start();
    setState(m_policy ? State::Running : State::Idle);
}

void PolicySimulation::giveUp()
{
    m_pause.stop();
    m_calls.abandon();
    m_done = m_total = 0;
    // Nobody waits for this answer; the platform ends what is forgotten by itself, only later.
    if (const QString id = std::exchange(m_id, {}); !id.isEmpty())
        (void)m_source->cancel(id);
}

void PolicySimulation::send()
{
    contract::SimulationRequest request;
    const QDateTime now = m_now();
    request.to = contract::Instant(std::chrono::milliseconds(now.toMSecsSinceEpoch()));
    request.from = contract::Instant(std::chrono::milliseconds(now.addDays(-m_days).toMSecsSinceEpoch()));
    request.policies = {rules::canonicalPolicy(*m_policy)};
    request.purpose = "editor";
    m_calls.listen(
        this, m_source->start(request), [this](const api::Result<Simulation> &started) { take(started); },
        [this] { fail(interrupted()); });
}

void PolicySimulation::ask()
{
    m_calls.listen(
        this, m_source->find(m_id, longestWait), [this](const api::Result<Simulation> &found) { take(found); },
        [this] { fail(interrupted()); });
}

void PolicySimulation::take(const api::Result<Simulation> &simulation)
{
    if (!simulation)
        return fail(simulation.error());
    m_done = simulation->done;
    m_total = simulation->total;
    if (simulation->state == "running") {
        m_id = QString::fromStdString(simulation->id);
        Q_EMIT changed();
        return ask();
    }
    m_id.clear();
    if (simulation->state == "done" && simulation->result) {
        m_result = simulation->result;
        return setState(State::Ready);
    }
    // Another window of the same session tried something meanwhile, or the platform could not.
    fail(interrupted());
}

void PolicySimulation::fail(const api::ApiError &error)
{
    m_id.clear();
    m_problem = error;
    setState(State::Failed);
}

void PolicySimulation::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

std::int64_t changedIn(const contract::SimulationResult &result)
{
    std::int64_t changed = 0;
    for (std::size_t before = 0; before < result.flows.size(); ++before)
        for (std::size_t after = 0; after < result.flows.size(); ++after)
            changed += before == after ? 0 : result.flows[before][after];
    return changed;
}

QString receiptText(const contract::SimulationResult::Receipt &receipt)
{
    const auto line = [](QLatin1String name, const QString &value) {
        return name + u": "_s + value;
    };
    return QStringList{line("from"_L1, QString::fromStdString(contract::formatInstant(receipt.from))),
                       line("to"_L1, QString::fromStdString(contract::formatInstant(receipt.to))),
                       line("headSize"_L1, QString::number(receipt.headSize)),
                       line("root"_L1, QString::fromStdString(receipt.root)),
                       line("engine"_L1, QString::number(receipt.engine)),
                       line("beforeHash"_L1, QString::fromStdString(receipt.beforeHash)),
                       line("draftHash"_L1, QString::fromStdString(receipt.draftHash)),
                       line("resultHash"_L1, QString::fromStdString(receipt.resultHash))}
        .join(u'\n');
}

} // namespace atalaya::models
