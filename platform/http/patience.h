// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>

namespace atalaya::platform {

/// What a server grants to its clients. Every waiting client holds a thread, so both how long and how many is bounded.
struct ConnectionLimits
{
    std::size_t threads = 64;
    /// How many of the threads may wait for slow clients at once; the others serve those that do not keep us waiting.
    std::size_t seats = 48;
    /// So long anybody is waited for without a seat.
    std::chrono::milliseconds standing{250};
    /// Between two requests of a connection, and before the first.
    std::chrono::milliseconds idle{2000};
    /// For a whole request, from its first byte to its last; also for the TLS handshake. Large bodies get a second more
    /// for each 16 KiB.
    std::chrono::milliseconds request{10'000};
    /// For a client to take a whole reply.
    std::chrono::milliseconds reply{30'000};
};

/// The seats for those that keep us waiting.
class WaitingRoom
{
public:
    explicit WaitingRoom(std::size_t seats)
        : m_free(static_cast<long>(seats))
    {}
    [[nodiscard]] bool take();
    void leave() { ++m_free; }
    /// Nobody waits for requests any more: the server ends.
    void close() { m_open = false; }
    [[nodiscard]] bool isOpen() const { return m_open; }

private:
    std::atomic<long> m_free;
    std::atomic<bool> m_open = true;
};

/// One deadline over the whole of one request, reply or pause, however its bytes drip; it runs from the first wait on.
/// Belongs to one thread.
class Patience
{
public:
    using Clock = std::chrono::steady_clock;
    enum class End
    {
        /// Not yet.
        None,
        TimeIsUp,
        /// More slow clients than seats.
        NoSeat,
        ServerEnds
    };
    Patience(WaitingRoom &room, std::chrono::milliseconds standing, std::chrono::milliseconds total);
    ~Patience();
    Patience(const Patience &) = delete;
    Patience &operator=(const Patience &) = delete;

    void extend(std::chrono::milliseconds more) { m_total += more; }
    /// The deadline runs anew from the next wait on; the seat is kept.
    void restart() { m_begin.reset(); }
    /// Whether `socket` can be read (also its end) or written.
    [[nodiscard]] bool waitToRead(int socket);
    [[nodiscard]] bool waitToWrite(int socket);
    /// Why a wait was given up.
    [[nodiscard]] End end() const { return m_end; }

private:
    [[nodiscard]] bool wait(int socket, short events, bool untilServerEnds);
    /// False when the time is up, or the server ends and that matters.
    [[nodiscard]] bool mayWait(bool untilServerEnds);
    /// False when a seat is needed and none is free.
    [[nodiscard]] bool mayStand();

    WaitingRoom &m_room;
    /// What is left of it. Only waiting counts, not what the server does itself in between.
    Clock::duration m_standing;
    Clock::duration m_total;
    std::optional<Clock::time_point> m_begin;
    bool m_seated = false;
    End m_end = End::None;
};

} // namespace atalaya::platform
