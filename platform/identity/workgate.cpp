// SPDX-License-Identifier: GPL-3.0-or-later
#include "workgate.h"

namespace atalaya::platform {

std::optional<WorkGate::Slot> WorkGate::enter()
{
    std::unique_lock lock(m_mutex);
    if (m_free == 0) {
        if (m_waiting == m_queue)
            return std::nullopt;
        ++m_waiting;
        m_freed.wait(lock, [this] { return m_free > 0; });
        --m_waiting;
    }
    --m_free;
    return Slot(*this);
}

std::size_t WorkGate::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting;
}

void WorkGate::leave()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_free;
    }
    m_freed.notify_one();
}

} // namespace atalaya::platform
