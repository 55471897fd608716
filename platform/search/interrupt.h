// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace atalaya::platform {

/// Thrown out of a search that nobody waits for any more.
struct Interrupted
{};

/// Whether a search may go on. Asked every few thousand rows.
class Interrupt
{
public:
    Interrupt() = default;
    /// `gone`: whether the client has hung up; may be empty.
    Interrupt(std::shared_ptr<const std::atomic<bool>> superseded, std::function<bool()> gone)
        : m_superseded(std::move(superseded))
        , m_gone(std::move(gone))
    {}
    void check() const
    {
        if ((m_superseded && *m_superseded) || (m_gone && m_gone()))
            throw Interrupted{};
    }

private:
    std::shared_ptr<const std::atomic<bool>> m_superseded;
    std::function<bool()> m_gone;
};

/// The searches that run: a newer one with the same key ends the older one. Thread-safe.
class RunningSearches
{
public:
    /// Registered as long as it lives.
    class Turn
    {
    public:
        Turn(RunningSearches &all, std::string key);
        ~Turn();
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        [[nodiscard]] std::shared_ptr<const std::atomic<bool>> superseded() const { return m_flag; }

    private:
        RunningSearches &m_all;
        std::string m_key;
        std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
    };

private:
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<std::atomic<bool>>> m_running;
};

} // namespace atalaya::platform
