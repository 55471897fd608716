// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/resultrun.h"

#include <algorithm>
#include <iterator>

namespace atalaya::api {

namespace {

/// Numbers that an alarm names.
constexpr std::size_t mostNamed = 50;

} // namespace

void ResultRun::askNumbers()
{
    const auto offset = static_cast<std::int64_t>(m_shown.size());
    if (offset >= m_question.total)
        return explain();
    const std::int64_t limit = std::min(contract::AuditSeqs::most, m_question.total - offset);
    then(m_parts.source->seqs(m_question.queryId, offset, limit), [this](const contract::AuditSeqs &page) {
        m_shown.insert(m_shown.end(), page.seqs.begin(), page.seqs.end());
        // A result that ends before its own total is compared as it is.
        if (page.seqs.empty())
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
    const auto &gone = m_fold ? m_fold->gone() : std::vector<ResultFold::Gone>();
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
    std::ranges::sort(m_shown);
    const std::vector<std::int64_t> none;
    const auto &matching = m_fold ? m_fold->matching() : none;
    std::ranges::set_difference(matching, m_shown, std::back_inserter(m_report.omitted));
    std::vector<std::int64_t> beyond;
    std::ranges::set_difference(m_shown, matching, std::back_inserter(beyond));
    // What nobody can evaluate may stand in the result or not.
    std::ranges::set_difference(beyond, m_report.notEvaluable, std::back_inserter(m_report.extra));
    m_report.matching = static_cast<std::int64_t>(matching.size());
    m_report.decisions = m_fold ? m_fold->decisions() : 0;
    raise(LogOutcome::Incomplete, m_report.omitted, "left out");
    raise(LogOutcome::Incomplete, m_report.extra, "added");
    raise(LogOutcome::MissingPayload, m_report.missing, "gone");
    end(LogOutcome::Verified);
}

void ResultRun::raise(LogOutcome outcome, const std::vector<std::int64_t> &seqs, const char *what)
{
    if (seqs.empty())
        return;
    LogAlarm alarm;
    alarm.outcome = outcome;
    alarm.seq = static_cast<std::uint64_t>(seqs.front());
    alarm.detail = what;
    for (std::size_t i = 0; i < std::min(seqs.size(), mostNamed); ++i)
        alarm.detail += (i == 0 ? " " : ", ") + std::to_string(seqs[i]);
    if (seqs.size() > mostNamed)
        alarm.detail += " and " + std::to_string(seqs.size() - mostNamed) + " more";
    m_parts.log->raise(std::move(alarm));
}

} // namespace atalaya::api
