// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpageloads.h"

#include "interrupted.h"

#include <algorithm>

namespace atalaya::models {

namespace {

/// Where a platform that refuses does not say for how long.
constexpr std::chrono::seconds usualHold{5};
/// "Now" is no answer to a refusal.
constexpr std::chrono::seconds leastHold{1};

bool contains(const std::vector<int> &pages, int page)
{
    return std::ranges::find(pages, page) != pages.end();
}

} // namespace

AuditPageLoads::AuditPageLoads(api::AuditSource *source, int pageSize, std::function<void(int, const Answer &)> take,
                               QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_pageSize(pageSize)
    , m_take(std::move(take))
{
    m_clock.start();
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, &AuditPageLoads::go);
}

void AuditPageLoads::begin(const QString &snapshotId)
{
    ++m_life;
    m_id = snapshotId;
    m_running.clear();
    m_wanted.clear();
    m_waiting.clear();
    m_next.stop();
}

void AuditPageLoads::want(const std::vector<int> &pages)
{
    if (pages != m_wanted) {
        m_wanted = pages;
        m_wantedAt = now();
    }
    std::erase_if(m_running, [&pages](const auto &load) { return !contains(pages, load.first); });
    m_waiting.clear();
    std::ranges::copy_if(pages, std::back_inserter(m_waiting), [this](int page) { return !m_running.contains(page); });
    go();
}

void AuditPageLoads::go()
{
    m_next.stop();
    const LoadPace::Time at = now();
    while (!m_waiting.empty()) {
        const LoadPace::Time settled = std::max(LoadPace::Time(0), m_wantedAt + settling - at);
        const LoadPace::Time held = std::max(LoadPace::Time(0), m_heldUntil - at);
        const LoadPace::Time pause = std::max(held, std::min(settled, m_pace.wait(at)));
        if (pause > LoadPace::Time(0))
            return m_next.start(pause);
        m_pace.spend(at);
        const int page = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        load(page);
    }
}

void AuditPageLoads::load(int page)
{
    auto &scope = m_running[page];
    scope = std::make_unique<api::RequestScope>();
    scope->listen(
        this, m_source->rows(m_id, qint64{page} * m_pageSize, m_pageSize),
        [this, page, life = m_life](const Answer &answer) {
            if (life == m_life)
                finish(page, answer);
        },
        [this, page, life = m_life] {
            if (life == m_life)
                finish(page, tl::unexpected(interrupted()));
        });
}

void AuditPageLoads::finish(int page, const Answer &answer)
{
    m_running.erase(page);
    const bool isRefused = !answer && answer.error().kind == api::ApiError::Kind::RateLimited;
    if (!isRefused) {
        // What is at hand is no longer wanted; when it is let go it will be again.
        std::erase(m_wanted, page);
        return m_take(page, answer);
    }
    m_heldUntil = std::max(m_heldUntil, now() + std::max(leastHold, answer.error().retryAfter.value_or(usualHold)));
    if (contains(m_wanted, page))
        m_waiting.insert(m_waiting.begin(), page);
    go();
}

} // namespace atalaya::models
