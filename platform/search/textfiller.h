// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/database.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace atalaya::platform {

/// Puts the words of decisions that came before their table, or in bulk, into it: in a thread of its own and in small
/// transactions, so that nobody who writes waits long. Until then a search reads those decisions themselves.
class TextFiller
{
public:
    /// Begins at once. `database` outlives it.
    explicit TextFiller(Database &database);
    ~TextFiller();
    TextFiller(const TextFiller &) = delete;
    TextFiller &operator=(const TextFiller &) = delete;

    /// Looks again whether something is missing.
    void wake();

private:
    void run(const std::stop_token &stop);
    void fillAll(const std::stop_token &stop);

    Database &m_database;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_wanted = true;
    /// Last: it ends before the rest.
    std::jthread m_thread;
};

} // namespace atalaya::platform
