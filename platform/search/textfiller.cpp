// SPDX-License-Identifier: GPL-3.0-or-later
#include "textfiller.h"

#include "texttable.h"

#include "platform/base/log.h"

#include <utility>

namespace atalaya::platform {

namespace {

/// About ten milliseconds of writing.
constexpr std::int64_t rowsAtOnce = 500;

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
        while (!stop.stop_requested() && fillTexts(m_database, tenantId, rowsAtOnce)) {
        }
    }
}

} // namespace atalaya::platform
