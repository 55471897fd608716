// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/onpool.h"
#include "api/proof/resultrun.h"

#include <utility>

namespace atalaya::api {

namespace {

/// Chunks asked for ahead of the one that is read: the next is there when it is needed, and memory stays small.
constexpr std::int64_t mostAhead = 3;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

void ResultRun::pump()
{
    for (; m_asked < m_count && m_asked - m_folded < mostAhead; ++m_asked)
        ask(m_asked, beginOf(m_asked));
}

std::int64_t ResultRun::beginOf(std::int64_t chunk) const
{
    return std::min(static_cast<std::int64_t>(m_run.first) + chunk * m_perChunk, static_cast<std::int64_t>(m_run.end));
}

void ResultRun::ask(std::int64_t chunk, std::int64_t from)
{
    const std::int64_t to = beginOf(chunk + 1);
    m_chunks[chunk].waitsFor = m_fold->needsBodies() ? 2 : 1;
    then(m_parts.source->leaves(from, to, m_question.headSize),
         [this, chunk](const QByteArray &bytes) { arrived(chunk, &Chunk::leaves, bytes); });
    if (m_fold->needsBodies())
        then(m_parts.source->bodies(from, to),
             [this, chunk](const QByteArray &bytes) { arrived(chunk, &Chunk::bodies, bytes); });
}

void ResultRun::arrived(std::int64_t chunk, QByteArray Chunk::*part, const QByteArray &bytes)
{
    Chunk &waiting = m_chunks[chunk];
    waiting.*part = bytes;
    if (--waiting.waitsFor == 0)
        fold();
}

void ResultRun::fold()
{
    const auto next = m_chunks.find(m_folded);
    if (m_isFolding || next == m_chunks.end() || next->second.waitsFor > 0)
        return;
    m_isFolding = true;
    const auto work = [fold = m_fold, chunk = std::exchange(next->second, {})] {
        return fold->add(view(chunk.leaves), view(chunk.bodies));
    };
    m_chunks.erase(next);
    then(onPool(work), [this](LogOutcome outcome) {
        m_isFolding = false;
        if (!isVerified(outcome))
            return end(outcome);
        const auto reached = static_cast<std::int64_t>(m_fold->next());
        if (reached < beginOf(m_folded + 1))
            ask(m_folded, reached);
        else
            ++m_folded;
        Q_EMIT progressed(static_cast<qint64>(m_fold->next() - m_run.first), m_report.leaves);
        if (m_folded == m_count)
            return checkRoot();
        pump();
        fold();
    });
}

void ResultRun::checkRoot()
{
    if (m_run.size == 0)
        return askNumbers();
    const auto root = m_fold->root(m_pathOfLast);
    // Fewer leaves than were asked for, or paths that tell another story.
    if (!root)
        return end(m_fold->next() == m_run.end ? LogOutcome::NotInLog : LogOutcome::Malformed);
    then(m_parts.log->checkRoot(m_run.size, *root), [this](LogOutcome outcome) {
        if (isVerified(outcome))
            askNumbers();
        else
            end(outcome);
    });
}

} // namespace atalaya::api
