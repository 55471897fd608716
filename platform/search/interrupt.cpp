// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"

namespace atalaya::platform {

RunningSearches::Turn::Turn(RunningSearches &all, std::string key)
    : m_all(all)
    , m_key(std::move(key))
{
    const std::lock_guard lock(m_all.m_mutex);
    auto &running = m_all.m_running[m_key];
    if (running)
        *running = true;
    running = m_flag;
}

RunningSearches::Turn::~Turn()
{
    const std::lock_guard lock(m_all.m_mutex);
    const auto found = m_all.m_running.find(m_key);
    if (found != m_all.m_running.end() && found->second == m_flag)
        m_all.m_running.erase(found);
}

} // namespace atalaya::platform
