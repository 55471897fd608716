// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/onpool.h"
#include "api/proof/resultalarm.h"
#include "api/proof/resultrun.h"

#include <algorithm>
#include <iterator>

namespace atalaya::api {

namespace {

using Numbers = std::vector<std::int64_t>;

/// What the platform names, held against what the query means. What nobody can evaluate may stand in it or not.
ListDifference differenceOfNamed(const ResultFold &fold, contract::AuditSort sort, const Numbers &named,
                                 const Numbers &notEvaluable)
{
    const bool isByTime = sort == contract::AuditSort::NewestFirst || sort == contract::AuditSort::OldestFirst;
    if (notEvaluable.empty() || !isByTime)
        return differenceOf(fold.order(sort), named, notEvaluable);
    // Where in time it would stand is known all the same.
    Numbers sorted = named;
    std::ranges::sort(sorted);
    Numbers there;
    std::ranges::set_intersection(sorted, notEvaluable, std::back_inserter(there));
    Numbers right;
    std::ranges::merge(fold.matching(), there, std::back_inserter(right));
    if (sort == contract::AuditSort::NewestFirst)
        std::ranges::reverse(right);
    return differenceOf(right, named);
}

std::vector<ListPlace> placesOf(const std::vector<ShownRow> &shown)
{
    std::vector<ListPlace> places;
    places.reserve(shown.size());
    for (const ShownRow &row : shown)
        places.push_back({row.offset, row.row.seq});
    return places;
}

} // namespace

void ResultRun::askNumbers()
{
    if (m_question.witness) {
        m_named = m_question.witness->numbers();
        return explain();
    }
    const auto offset = static_cast<std::int64_t>(m_named.size());
    // An empty log has no snapshots to name rows of.
    if (m_run.size == 0)
        return explain();
    // One more than are counted: a list that goes on behind its own total is read to its end.
    const std::int64_t most = contract::AuditSeqs::most;
    const std::int64_t limit = offset > m_question.total ? most : std::min(most, m_question.total - offset + 1);
    then(m_parts.source->seqs(m_question.queryId, offset, limit), [this, limit](const contract::AuditSeqs &page) {
        m_named.insert(m_named.end(), page.seqs.begin(), page.seqs.end());
        const bool isWhole = static_cast<std::int64_t>(page.seqs.size()) < limit || m_named.size() > m_run.size;
        // A list that ends before its own total is compared as it is.
        if (isWhole)
            explain();
        else
            askNumbers();
    });
}

void ResultRun::explain()
{
    const auto isUnexplained = [this](const ResultFold::Gone &gone) {
        LogLeaf leaf;
        leaf.seq = gone.seq;
        leaf.at = gone.at;
        leaf.kind = "decision";
        return covering(m_parts.erasures->known(), leaf) == nullptr;
    };
    const auto &gone = m_fold->gone();
    const auto unexplained = std::ranges::find_if(gone, isUnexplained);
    if (unexplained != gone.end() && m_report.missing.empty()) {
        return then(m_parts.erasures->find(unexplained->seq), [this, seq = unexplained->seq](bool isNew) {
            if (!isNew)
                m_report.missing.push_back(static_cast<std::int64_t>(seq));
            explain();
        });
    }
    m_report.missing.clear();
    for (const ResultFold::Gone &one : gone)
        (isUnexplained(one) ? m_report.missing : m_report.notEvaluable).push_back(static_cast<std::int64_t>(one.seq));
    compare();
}

void ResultRun::compare()
{
    auto work = [fold = m_fold, named = std::move(m_named), question = m_question,
                 report = std::move(m_report)]() mutable {
        report.decisions = fold->decisions();
        report.matching = static_cast<std::int64_t>(fold->matching().size());
        report.counted = question.total;
        report.listed = static_cast<std::int64_t>(named.size());
        report.shown = static_cast<std::int64_t>(question.shown.size());
        (void)add(report, differenceOfNamed(*fold, question.sort, named, report.notEvaluable));
        (void)add(report, differenceOf(named, placesOf(question.shown), question.total));
        report.altered = fold->altered();
        report.order = std::make_shared<const Numbers>(std::move(named));
        return std::move(report);
    };
    then(onPool(std::move(work)), [this](const ResultReport &report) {
        m_report = report;
        // What is wrong with a list of the reader's own is nobody's alarm.
        if (m_question.witness) {
            raise(m_parts.log, LogOutcome::MissingPayload, m_report.missing, "gone");
            return end(LogOutcome::Verified);
        }
        raise(m_parts.log, {m_report.omitted, m_report.extra, m_report.moved});
        raise(m_parts.log, LogOutcome::NotInLog, m_report.altered, "shown otherwise");
        raise(m_parts.log, LogOutcome::MissingPayload, m_report.missing, "gone");
        if (m_report.counted != m_report.listed && m_report.omitted.empty() && m_report.extra.empty()) {
            LogAlarm alarm;
            alarm.outcome = LogOutcome::Incomplete;
            alarm.detail = "counts " + std::to_string(m_report.counted) + ", names " + std::to_string(m_report.listed);
            m_parts.log->raise(std::move(alarm));
        }
        end(LogOutcome::Verified);
    });
}

} // namespace atalaya::api
