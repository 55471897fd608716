// SPDX-License-Identifier: GPL-3.0-or-later
#include "fairlock.h"

namespace atalaya::platform {

void FairLock::lock()
{
    std::unique_lock guard(m_mutex);
    if (m_taken) {
        Waiter self;
        m_queue.push_back(&self);
        // The lock is handed over, never free in between: nobody can slip in.
        self.turn.wait(guard, [&self] { return self.called; });
    }
    m_taken = true;
    m_owner = std::this_thread::get_id();
}

void FairLock::unlock()
{
    const std::lock_guard guard(m_mutex);
    m_owner = {};
    if (m_queue.empty()) {
        m_taken = false;
        return;
    }
    Waiter *next = m_queue.front();
    m_queue.pop_front();
    next->called = true;
    next->turn.notify_one();
}

bool FairLock::isMine() const
{
    const std::lock_guard guard(m_mutex);
    return m_taken && m_owner == std::this_thread::get_id();
}

} // namespace atalaya::platform
