// SPDX-License-Identifier: GPL-3.0-or-later
#include "patience.h"

#include <algorithm>
#include <poll.h>

namespace atalaya::platform {

namespace {

/// The longest that the end of the server goes unnoticed.
constexpr std::chrono::milliseconds slice{200};

} // namespace

bool WaitingRoom::take()
{
    if (--m_free >= 0)
        return true;
    ++m_free;
    return false;
}

Patience::Patience(WaitingRoom &room, std::chrono::milliseconds standing, std::chrono::milliseconds total)
    : m_room(room)
    , m_standing(standing)
    , m_total(total)
{}

Patience::~Patience()
{
    if (m_seated)
        m_room.leave();
}

bool Patience::waitToRead(int socket)
{
    return wait(socket, POLLIN, true);
}

bool Patience::waitToWrite(int socket)
{
    return wait(socket, POLLOUT, false);
}

bool Patience::wait(int socket, short events, bool untilServerEnds)
{
    if (!m_begin)
        m_begin = Clock::now();
    pollfd watched{socket, events, 0};
    // Bytes that are there already cost nobody's patience, but dripping them leads past no deadline.
    if (mayWait(untilServerEnds) && poll(&watched, 1, 0) > 0)
        return true;
    while (mayWait(untilServerEnds) && mayStand()) {
        const auto before = Clock::now();
        auto time = std::min<Clock::duration>(*m_begin + m_total - before, slice);
        if (!m_seated)
            time = std::min(time, m_standing);
        const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(time);
        const bool ready = poll(&watched, 1, std::max(0, static_cast<int>(rounded.count()))) > 0;
        m_standing -= Clock::now() - before;
        if (ready)
            return true;
    }
    return false;
}

bool Patience::mayWait(bool untilServerEnds)
{
    if (m_end == End::None && Clock::now() >= *m_begin + m_total)
        m_end = End::TimeIsUp;
    else if (m_end == End::None && untilServerEnds && !m_room.isOpen())
        m_end = End::ServerEnds;
    return m_end == End::None;
}

bool Patience::mayStand()
{
    if (!m_seated && m_standing <= Clock::duration::zero())
        m_seated = m_room.take();
    if (!m_seated && m_standing <= Clock::duration::zero())
        m_end = End::NoSeat;
    return m_end == End::None;
}

} // namespace atalaya::platform
