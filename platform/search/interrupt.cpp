// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"

#include <algorithm>

namespace atalaya::platform {

RunningSearches::Turn::Turn(RunningSearches &all, std::string owner, std::string purpose)
    : m_all(all)
    , m_owner(std::move(owner))
{
    const std::lock_guard lock(m_all.m_mutex);
    auto &running = m_all.m_running[m_owner];
    auto ended = std::ranges::find(running, purpose, &Search::purpose);
    if (ended == running.end() && running.size() == mostOfAnOwner)
        ended = running.begin();
    if (ended != running.end()) {
        *ended->superseded = true;
        running.erase(ended);
    }
    running.push_back({std::move(purpose), m_flag});
}

RunningSearches::Turn::~Turn()
{
    const std::lock_guard lock(m_all.m_mutex);
    const auto found = m_all.m_running.find(m_owner);
    if (found == m_all.m_running.end())
        return;
    std::erase_if(found->second, [this](const Search &search) { return search.superseded == m_flag; });
    if (found->second.empty())
        m_all.m_running.erase(found);
}

} // namespace atalaya::platform
