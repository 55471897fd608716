// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/erasurefinder.h"

#include "api/endpoints/auditlogsource.h"
#include "api/proof/logverifier.h"

#include <algorithm>
#include <chrono>

namespace atalaya::api {

namespace {

/// A policy is changed a few times in years; more is not worth the questions.
constexpr std::size_t mostSteps = 200;
/// A day, and as much as clocks may differ.
constexpr std::chrono::hours longestKept{48};

} // namespace

/// One question on its way.
struct ErasureFinder::Search
{
    Search(QObject *owner, LogName name, Checkpoint pinned, std::size_t before)
        : answer(owner)
        , log(std::move(name))
        , head(std::move(pinned))
        , used(before)
    {}

    Deferred<bool> answer;
    LogName log;
    Checkpoint head;
    std::size_t used;
    Erasure erasure;
    /// Leaves of the policy that are still to be asked for.
    std::vector<std::int64_t> steps;
};

ErasureFinder::ErasureFinder(AuditLogSource *source, LogVerifier *log, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_log(log)
{
    connect(log, &LogVerifier::changed, this, [this, was = log->status().log]() mutable {
        if (was == m_log->status().log)
            return;
        was = m_log->status().log;
        m_known.clear();
        m_steps.clear();
        m_refusal.clear();
    });
}

QFuture<Result<bool>> ErasureFinder::find(std::uint64_t seq, std::size_t used)
{
    const auto &pin = m_log->status().pin;
    if (!pin || m_known.size() != used)
        return readyFuture<bool>(m_known.size() != used);
    const auto search = std::make_shared<Search>(this, m_log->status().log, pin->head, used);
    ask(search, seq);
    return search->answer.future();
}

void ErasureFinder::ask(const SearchPtr &search, std::uint64_t seq)
{
    const std::string id = decisionIdOf(search->log.tenantId.toStdString(), seq);
    whenReady(this, m_source->decision(QString::fromStdString(id)),
              [this, search](const Result<contract::AuditDecision> &decision) {
                  if (!decision)
                      return search->answer.resolve(tl::unexpected(decision.error()));
                  if (!decision->erased)
                      return refuse(search, {});
                  take(search, decision->erased->by);
              });
}

void ErasureFinder::take(const SearchPtr &search, std::int64_t by)
{
    whenReady(this, askLeaf(this, m_source, search->head, by),
              [this, search](const Result<std::optional<OpenedLeaf>> &leaf) {
                  if (!leaf)
                      return search->answer.resolve(tl::unexpected(leaf.error()));
                  if (!*leaf)
                      return refuse(search, "it does not lie in the log");
                  judge(search, **leaf);
              });
}

void ErasureFinder::judge(const SearchPtr &search, const OpenedLeaf &leaf)
{
    const auto erasure = Erasure::read(leaf.leaf, leaf.meta, m_log->now());
    if (!erasure)
        return refuse(search, erasure.error());
    search->erasure = *erasure;
    // Nobody has to agree to keeping the longest.
    if (erasure->days >= usualDays)
        believe(search);
    else
        askPolicy(search);
}

void ErasureFinder::askPolicy(const SearchPtr &search)
{
    whenReady(this, m_source->retention(), [this, search](const Result<contract::Retention> &retention) {
        if (!retention)
            return search->answer.resolve(tl::unexpected(retention.error()));
        const auto end = static_cast<std::int64_t>(search->erasure.seq);
        std::ranges::copy_if(retention->changes, std::back_inserter(search->steps),
                             [&](std::int64_t seq) { return seq < end && !m_steps.contains(seq); });
        if (search->steps.size() > mostSteps)
            return refuse(search, "the policy was changed too often");
        askSteps(search);
    });
}

void ErasureFinder::askSteps(const SearchPtr &search)
{
    if (search->steps.empty())
        return hold(search);
    const std::int64_t seq = search->steps.back();
    search->steps.pop_back();
    whenReady(this, askLeaf(this, m_source, search->head, seq),
              [this, search, seq](const Result<std::optional<OpenedLeaf>> &leaf) {
                  if (!leaf)
                      return search->answer.resolve(tl::unexpected(leaf.error()));
                  const auto step = *leaf ? PolicyStep::read(**leaf) : std::nullopt;
                  if (!step)
                      return refuse(search, "a change of the policy does not lie in the log");
                  if (search->log == m_log->status().log)
                      m_steps.insert_or_assign(seq, *step);
                  askSteps(search);
              });
}

void ErasureFinder::hold(const SearchPtr &search)
{
    std::vector<PolicyStep> steps;
    for (const auto &[seq, step] : m_steps)
        steps.push_back(step);
    const auto days = daysInForce(steps, search->erasure.seq, search->erasure.at);
    if (!days)
        return refuse(search, "the policy was not changed by two people and a week");
    if (search->erasure.days < *days)
        return refuse(search, "it is not the policy that was in force");
    believe(search);
}

void ErasureFinder::believe(const SearchPtr &search)
{
    // Another log is followed by now.
    if (!(search->log == m_log->status().log))
        return search->answer.resolve(false);
    if (std::ranges::find(m_known, search->erasure) == m_known.end()) {
        m_known.push_back(search->erasure);
        // Only what was read before it can still hold what it took; nothing is kept that long.
        if (search->erasure.at > m_log->now() - longestKept)
            m_source->forget();
    }
    search->answer.resolve(m_known.size() != search->used);
}

void ErasureFinder::refuse(const SearchPtr &search, std::string_view why)
{
    m_refusal = why;
    // Somebody else may have found one meanwhile.
    search->answer.resolve(search->log == m_log->status().log && m_known.size() != search->used);
}

} // namespace atalaya::api
