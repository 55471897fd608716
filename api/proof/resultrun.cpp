// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/resultrun.h"

#include "api/contract/leafframes.h"
#include "api/proof/proofpath.h"
#include "api/proof/resultcheck.h"

#include <algorithm>

namespace atalaya::api {

namespace {

/// What usually fits into a reply; one that ends earlier is read on. Bodies are several times as large as metas.
constexpr std::int64_t leavesAtOnce = 12'288;
constexpr std::int64_t leavesWithBodies = 4'096;

std::vector<contract::AuditRow> rowsOf(const std::vector<ShownRow> &shown)
{
    std::vector<contract::AuditRow> rows;
    rows.reserve(shown.size());
    for (const ShownRow &row : shown)
        rows.push_back(row.row);
    return rows;
}

} // namespace

ResultRun::ResultRun(const Parts &parts, ResultQuestion question, const Deferred<ResultReport> &answer, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_question(std::move(question))
    , m_answer(answer)
{
    m_run.tenantId = m_parts.log->status().log.tenantId.toStdString();
    m_run.size = static_cast<std::uint64_t>(std::max<std::int64_t>(m_question.headSize, 0));
}

void ResultRun::start()
{
    if (m_question.clockSkew > ResultCheck::mostSkew || m_question.clockSkew < -ResultCheck::mostSkew)
        return doubt(ResultReport::Doubt::ClocksDiffer);
    if (isCovered())
        return judgeAge();
    m_calls.listen(this, m_parts.log->check(), [this](const Result<LogOutcome> &outcome) {
        // A log without leaves has no head.
        const bool isEmpty = !outcome && outcome.error().kind == ApiError::Kind::NotFound && m_run.size == 0;
        if (isCovered() || isEmpty)
            judgeAge();
        else if (outcome)
            // The platform answers from leaves that it has not signed.
            end(isVerified(*outcome) ? LogOutcome::StaleProof : *outcome);
        else
            fail(outcome.error());
    });
}

bool ResultRun::isCovered() const
{
    const auto &pin = m_parts.log->status().pin;
    return pin && pin->head.size >= m_run.size;
}

/// An older result is a right one of its time; one that was older when it was asked for holds decisions back.
void ResultRun::judgeAge()
{
    const LogStatus &status = m_parts.log->status();
    const std::uint64_t known = m_question.knownLeaves ? *m_question.knownLeaves : status.sizeBefore.value_or(0);
    const bool isSaidToBeEmpty = m_run.size == 0 && status.pin && status.pin->head.size > 0;
    if (m_run.size < known || isSaidToBeEmpty)
        return doubt(ResultReport::Doubt::OlderLog);
    findEdges();
}

void ResultRun::findEdges()
{
    then(m_parts.edges->find(m_question.query.from, m_question.query.to, m_question.headSize),
         [this](const EdgeFinder::Edges &edges) { askPaths(edges); });
}

void ResultRun::askPaths(const EdgeFinder::Edges &edges)
{
    // One neighbour at each side, where there is one.
    m_run.first = static_cast<std::uint64_t>(edges.first > 0 ? edges.first - 1 : 0);
    m_run.end = std::min(static_cast<std::uint64_t>(edges.end) + 1, m_run.size);
    if (m_run.first == 0 && m_run.end == m_run.size)
        return begin();
    const auto last = static_cast<std::int64_t>(m_run.end) - 1;
    then(m_parts.source->inclusion(static_cast<std::int64_t>(m_run.first), m_question.headSize),
         [this, last](const contract::InclusionProof &first) {
             m_pathOfFirst = hashesOf(first.path);
             then(m_parts.source->inclusion(last, m_question.headSize), [this](const contract::InclusionProof &proof) {
                 m_pathOfLast = hashesOf(proof.path);
                 begin();
             });
         });
}

void ResultRun::begin()
{
    auto root = m_pathOfLast.empty() ? std::optional(RangeRoot(m_run.size))
                                     : RangeRoot::from(m_run.first, m_run.size, m_pathOfFirst);
    if (!root)
        return end(LogOutcome::Malformed);
    m_fold = std::make_shared<ResultFold>(m_run, m_question.query, *std::move(root), rowsOf(m_question.shown),
                                          m_question.witness);
    const auto leaves = static_cast<std::int64_t>(m_run.end - m_run.first);
    m_perChunk = m_fold->needsBodies() ? leavesWithBodies : leavesAtOnce;
    m_count = (leaves + m_perChunk - 1) / m_perChunk;
    m_report.leaves = leaves;
    Q_EMIT progressed(0, leaves);
    if (m_count == 0)
        checkRoot();
    else
        pump();
}

void ResultRun::doubt(ResultReport::Doubt why)
{
    m_report.doubt = why;
    end(LogOutcome::StaleProof);
}

void ResultRun::end(LogOutcome log)
{
    m_report.log = log;
    m_report.pin = m_parts.log->status().pin;
    if (!isVerified(log) && m_fold)
        m_report.badLeaf = m_fold->badLeaf();
    m_calls.abandon();
    m_answer.resolve(m_report);
    deleteLater();
}

void ResultRun::fail(const ApiError &error)
{
    m_calls.abandon();
    m_answer.resolve(tl::unexpected(error));
    deleteLater();
}

} // namespace atalaya::api
