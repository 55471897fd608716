// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/simulationjobs.h"

#include "platform/base/log.h"
#include "platform/base/random.h"
#include "platform/http/types.h"

#include <algorithm>

namespace atalaya::platform {

struct SimulationJobs::Job
{
    std::string id = "sim-" + randomId();
    TenantScope scope;
    SimulationPlan plan;
    /// Its place among those of its owner, as long as it has not ended.
    std::unique_ptr<RunningSearches::Turn> turn;
    std::atomic<bool> cancelled = false;
    std::atomic<std::size_t> done = 0;
    std::atomic<std::size_t> total = 0;
    /// Guarded by the jobs' mutex.
    std::string state = "running";
    std::optional<contract::SimulationResult> result;

    Job(TenantScope theScope, SimulationPlan thePlan)
        : scope(std::move(theScope))
        , plan(std::move(thePlan))
    {}
};

SimulationJobs::SimulationJobs(Simulator &simulator)
    : m_simulator(simulator)
    , m_thread([this] { work(); })
{}

SimulationJobs::~SimulationJobs()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
        for (const JobPointer &job : m_jobs)
            job->cancelled = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

contract::Simulation SimulationJobs::start(const TenantScope &scope, const std::string &owner, SimulationPlan plan)
{
    const auto job = std::make_shared<Job>(scope, std::move(plan));
    job->turn =
        std::make_unique<RunningSearches::Turn>(m_running, owner + ' ' + scope.tenantId(), job->plan.request.purpose);
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back(job);
    m_waiting.push_back(job);
    if (m_jobs.size() > mostKept) {
        m_jobs.front()->cancelled = true;
        m_jobs.pop_front();
    }
    m_changed.notify_all();
    return show(*job);
}

SimulationJobs::JobPointer SimulationJobs::jobOf(const TenantScope &scope, const std::string &id) const
{
    const auto found = std::ranges::find_if(
        m_jobs, [&](const JobPointer &job) { return job->id == id && job->scope.tenantId() == scope.tenantId(); });
    return found == m_jobs.end() ? nullptr : *found;
}

contract::Simulation SimulationJobs::show(const Job &job)
{
    return {job.id, job.state, static_cast<std::int64_t>(job.done), static_cast<std::int64_t>(job.total), job.result};
}

std::optional<contract::Simulation> SimulationJobs::find(const TenantScope &scope, const std::string &id,
                                                         std::chrono::milliseconds wait)
{
    std::unique_lock lock(m_mutex);
    const JobPointer job = jobOf(scope, id);
    if (!job)
        return std::nullopt;
    m_changed.wait_for(lock, wait, [&] { return m_ends || job->state != "running"; });
    return show(*job);
}

bool SimulationJobs::cancel(const TenantScope &scope, const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    const JobPointer job = jobOf(scope, id);
    if (job)
        job->cancelled = true;
    return job != nullptr;
}

std::string SimulationJobs::ownerOf(const std::string &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_jobs, id, [](const JobPointer &job) { return job->id; });
    return found == m_jobs.end() ? std::string() : (*found)->scope.tenantId();
}

void SimulationJobs::work()
{
    for (;;) {
        JobPointer job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
            if (m_ends)
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        run(*job);
    }
}

void SimulationJobs::run(Job &job)
{
    std::string state = "failed";
    std::optional<contract::SimulationResult> result;
    try {
        const Interrupt interrupt(job.turn->superseded(), [&job] { return job.cancelled.load(); });
        interrupt.check();
        result = m_simulator.run(job.scope, job.plan, interrupt, [&job](std::size_t done, std::size_t total) {
            job.total = total;
            job.done = done;
        });
        state = "done";
    } catch (const Interrupted &) {
        state = "cancelled";
    } catch (const HttpError &error) {
        logError("a simulation can't be made: " + error.body.code);
    } catch (const std::exception &error) {
        logError(std::string("a simulation failed: ") + error.what());
    }
    const std::lock_guard lock(m_mutex);
    job.turn.reset();
    job.state = state;
    job.result = std::move(result);
    m_changed.notify_all();
}

} // namespace atalaya::platform
