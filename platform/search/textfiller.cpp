// SPDX-License-Identifier: GPL-3.0-or-later
#include "textfiller.h"

#include "texttable.h"

#include "platform/base/log.h"

#include <chrono>

namespace atalaya::platform {

namespace {

/// A few milliseconds of writing.
constexpr std::int64_t rowsAtOnce = 200;

} // namespace

TextFiller::TextFiller(Database &database)
    : m_database(database)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{}

TextFiller::~TextFiller() = default;

void TextFiller::wake()
{
    const std::lock_guard lock(m_mutex);
    m_wanted = true;
    m_changed.notify_all();
}

void TextFiller::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_wanted; }))
                return;
            m_wanted = false;
        }
        try {
            fillAll(stop);
        } catch (const std::exception &error) {
            // Searches go on without it; the next call tries again.
            logError(std::string("the words of decisions are not complete: ") + error.what());
        }
    }
}

void TextFiller::fillAll(const std::stop_token &stop)
{
    for (const std::string &tenantId : tenantsWithMissingTexts(m_database)) {
        for (bool more = true; more && !stop.stop_requested();) {
            const auto began = std::chrono::steady_clock::now();
            more = fillTexts(m_database, tenantId, rowsAtOnce);
            // Half of the time belongs to those who wait for an answer.
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, stop, std::chrono::steady_clock::now() - began, [] { return false; });
        }
    }
}

} // namespace atalaya::platform
