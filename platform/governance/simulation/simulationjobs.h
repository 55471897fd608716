// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/simulation/simulator.h"
#include "platform/search/interrupt.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace atalaya::platform {

/// Simulations run one after the other on a thread of their own, and are kept for a while after. Thread-safe.
class SimulationJobs
{
public:
    /// Of all tenants together.
    static constexpr std::size_t mostKept = 32;

    explicit SimulationJobs(Simulator &simulator);
    /// Gives up what runs.
    ~SimulationJobs();
    SimulationJobs(const SimulationJobs &) = delete;
    SimulationJobs &operator=(const SimulationJobs &) = delete;

    /// `owner`: whose newer simulation for the same purpose ends an older one.
    [[nodiscard]] contract::Simulation start(const TenantScope &scope, const std::string &owner, SimulationPlan plan);
    /// How far it is, after waiting for its end for at most `wait`. nullopt: the tenant has none of this id.
    [[nodiscard]] std::optional<contract::Simulation> find(const TenantScope &scope, const std::string &id,
                                                           std::chrono::milliseconds wait);
    /// False: the tenant has none of this id.
    [[nodiscard]] bool cancel(const TenantScope &scope, const std::string &id);
    /// The tenant that has one of this id; empty when nobody has.
    [[nodiscard]] std::string ownerOf(const std::string &id) const;

private:
    struct Job;
    using JobPointer = std::shared_ptr<Job>;
    [[nodiscard]] JobPointer jobOf(const TenantScope &scope, const std::string &id) const;
    [[nodiscard]] static contract::Simulation show(const Job &job);
    void work();
    void run(Job &job);

    Simulator &m_simulator;
    RunningSearches m_running;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ends = false;
    /// The oldest first; those that wait are among them.
    std::deque<JobPointer> m_jobs;
    std::deque<JobPointer> m_waiting;
    std::thread m_thread;
};

} // namespace atalaya::platform
