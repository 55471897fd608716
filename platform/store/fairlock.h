// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace atalaya::platform {

/// First come, first served; std::mutex may let a busy writer overtake the others for as long as it likes.
class FairLock
{
public:
    void lock();
    void unlock();
    [[nodiscard]] bool isMine() const;

private:
    struct Waiter
    {
        std::condition_variable turn;
        bool called = false;
    };
    mutable std::mutex m_mutex;
    std::deque<Waiter *> m_queue;
    bool m_taken = false;
    std::thread::id m_owner;
};

} // namespace atalaya::platform
