// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>

namespace atalaya::platform {

/// Bounds how much heavy work runs at once and how much may wait for it.
class WorkGate
{
public:
    /// Held while the work runs; gives its place back when it ends.
    class Slot
    {
    public:
        explicit Slot(WorkGate &gate)
            : m_gate(&gate)
        {}
        Slot(Slot &&other) noexcept
            : m_gate(other.m_gate)
        {
            other.m_gate = nullptr;
        }
        Slot(const Slot &) = delete;
        Slot &operator=(const Slot &) = delete;
        Slot &operator=(Slot &&) = delete;
        ~Slot()
        {
            if (m_gate != nullptr)
                m_gate->leave();
        }

    private:
        WorkGate *m_gate;
    };

    WorkGate(std::size_t slots, std::size_t queue)
        : m_free(slots)
        , m_queue(queue)
    {}

    /// Waits for a slot; nullopt at once when the queue is full.
    [[nodiscard]] std::optional<Slot> enter();
    [[nodiscard]] std::size_t waiting() const;

private:
    void leave();

    mutable std::mutex m_mutex;
    std::condition_variable m_freed;
    std::size_t m_free;
    std::size_t m_queue;
    std::size_t m_waiting = 0;
};

} // namespace atalaya::platform
