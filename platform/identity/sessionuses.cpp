// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionuses.h"

#include "platform/base/log.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

/// No session lives longer without coming back.
constexpr std::chrono::hours forgottenAfter{24};

} // namespace

void SessionUses::applyTo(SessionRow &session) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_waiting.find(session.id);
    if (found == m_waiting.end())
        return;
    session.lastSeenAt = std::max(session.lastSeenAt, found->second.at);
    session.generationSeen = session.generationSeen || session.generation == found->second.generation;
}

void SessionUses::note(Database &database, std::string_view sessionId, std::int64_t generation, Instant now)
{
    Uses uses = waiting();
    Use &own = uses[std::string(sessionId)];
    own = {std::max(own.generation, generation), std::max(own.at, now)};
    try {
        database.write([&uses](Transaction &transaction) {
            for (const auto &[id, use] : uses)
                sessions::markSeen(transaction, id, use.generation, use.at);
        });
        written(uses);
    } catch (const StoreError &error) {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty())
            logError(std::string("store: the last use of a session waits in memory: ") + error.what());
        std::erase_if(m_waiting, [now](const auto &waiting) { return now - waiting.second.at > forgottenAfter; });
        Use &kept = m_waiting[std::string(sessionId)];
        kept = {std::max(kept.generation, generation), std::max(kept.at, now)};
    }
}

void SessionUses::writeInto(Transaction &transaction, std::string_view sessionId) const
{
    const Uses uses = waiting();
    const auto found = uses.find(sessionId);
    if (found != uses.end())
        sessions::markSeen(transaction, sessionId, found->second.generation, found->second.at);
}

SessionUses::Uses SessionUses::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting;
}

void SessionUses::written(const Uses &uses)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_waiting, [&uses](const auto &waiting) {
        const auto found = uses.find(waiting.first);
        return found != uses.end() && found->second.at >= waiting.second.at &&
               found->second.generation >= waiting.second.generation;
    });
}

} // namespace atalaya::platform
