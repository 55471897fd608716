// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

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

/// The searches that run: a newer one of the same owner for the same purpose ends the older one, and one too many of
/// an owner the oldest. Thread-safe.
class RunningSearches
{
public:
    static constexpr std::size_t mostOfAnOwner = 4;

    /// Registered as long as it lives.
    class Turn
    {
    public:
        Turn(RunningSearches &all, std::string owner, std::string purpose);
        ~Turn();
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        [[nodiscard]] std::shared_ptr<const std::atomic<bool>> superseded() const { return m_flag; }

    private:
        RunningSearches &m_all;
        std::string m_owner;
        std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
    };

private:
    struct Search
    {
        std::string purpose;
        std::shared_ptr<std::atomic<bool>> superseded;
    };

    std::mutex m_mutex;
    /// By owner, the oldest first.
    std::map<std::string, std::vector<Search>> m_running;
};

} // namespace atalaya::platform
