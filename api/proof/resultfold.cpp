// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/resultfold.h"

#include "api/contract/leafframes.h"
#include "api/proof/metareader.h"
#include "api/proof/resultwitness.h"
#include "api/proof/rowdifference.h"
#include "api/rules/querymatch.h"
#include "api/rules/queryterm.h"

#include <algorithm>
#include <numeric>

namespace atalaya::api {

namespace {

bool mentions(const rules::Query &query, rules::QueryField field)
{
    return std::ranges::any_of(query.terms, [field](const rules::QueryTerm &term) { return term.field == field; });
}

} // namespace

ResultFold::ResultFold(Run run, rules::Query query, RangeRoot root, std::vector<contract::AuditRow> shown,
                       std::shared_ptr<ResultWitness> witness)
    : m_run(std::move(run))
    , m_query(std::move(query))
    , m_witness(std::move(witness))
    , m_needsBody(rules::needsBody(m_query) || (m_witness && m_witness->needsBodies()))
    , m_needsId(mentions(m_query, rules::QueryField::Id))
    , m_root(std::move(root))
    , m_shown(std::move(shown))
{
    std::ranges::stable_sort(m_shown, {}, &contract::AuditRow::seq);
}

LogOutcome ResultFold::add(std::string_view leafFrames, std::string_view bodyFrames)
{
    const auto leaves = contract::readLeafFrames(leafFrames);
    const auto bodies = m_needsBody ? contract::readBodyFrames(bodyFrames) : std::vector<contract::BodyFrame>();
    if (!leaves || !bodies || leaves->size() > m_run.end - m_root.next())
        return LogOutcome::Malformed;
    // A reply that grows too large ends early.
    const std::size_t count = m_needsBody ? std::min(leaves->size(), bodies->size()) : leaves->size();
    if (count == 0)
        return LogOutcome::Malformed;
    for (std::size_t i = 0; i < count; ++i) {
        const contract::LeafFrame &leaf = (*leaves)[i];
        const contract::BodyFrame body = m_needsBody ? (*bodies)[i] : contract::BodyFrame();
        const LogOutcome outcome = take(leaf.leaf, leaf.meta, leaf.metaSalt, body.body, body.bodySalt);
        if (outcome != LogOutcome::Verified)
            return outcome;
        m_root.append(hashOfLeaf(leaf.leaf));
    }
    return LogOutcome::Verified;
}

LogOutcome ResultFold::take(std::string_view bytes, const std::optional<std::string_view> &meta,
                            std::string_view metaSalt, const std::optional<std::string_view> &body,
                            std::string_view bodySalt)
{
    const auto leaf = LogLeaf::parse(bytes);
    if (!leaf)
        return LogOutcome::Malformed;
    if (leaf->tenantId != m_run.tenantId)
        return LogOutcome::WrongLog;
    if (!isAtItsPlace(*leaf))
        return LogOutcome::NotInLog;
    m_lastAt = leaf->at;
    const bool isInPeriod = !(m_query.from && leaf->at < *m_query.from) && !(m_query.to && leaf->at >= *m_query.to);
    if (!isInPeriod || leaf->kind != "decision")
        return LogOutcome::Verified;
    ++m_decisions;
    if (!meta) {
        m_gone.push_back({leaf->seq, leaf->at});
        return LogOutcome::Verified;
    }
    if (!opens(leaf->meta, Payload::Meta, metaSalt, *meta))
        return LogOutcome::NotInLog;
    return judge(*leaf, *meta, body, bodySalt);
}

bool ResultFold::isAtItsPlace(const LogLeaf &leaf) const
{
    const std::uint64_t seq = m_root.next();
    if (leaf.seq != seq || leaf.at < m_lastAt)
        return false;
    // The neighbours prove that the period has no more leaves than these.
    if (seq == m_run.first && seq > 0 && !(m_query.from && leaf.at < *m_query.from))
        return false;
    return !(seq + 1 == m_run.end && m_run.end < m_run.size && !(m_query.to && leaf.at >= *m_query.to));
}

LogOutcome ResultFold::judge(const LogLeaf &leaf, std::string_view meta, const std::optional<std::string_view> &body,
                             std::string_view bodySalt)
{
    m_facts.body.reset();
    m_facts.seq = static_cast<std::int64_t>(leaf.seq);
    m_facts.at = leaf.at;
    if (m_needsId)
        m_facts.id = decisionIdOf(leaf.tenantId, leaf.seq);
    if (!readMeta(meta, m_facts))
        return LogOutcome::Malformed;
    if (m_needsBody && body) {
        if (!opens(leaf.body, Payload::Body, bodySalt, *body))
            return LogOutcome::NotInLog;
        auto read = rules::readDecisionBody(*body);
        if (!read)
            return LogOutcome::Malformed;
        m_facts.body = *std::move(read);
    }
    compareWithShown(leaf);
    const rules::Match match = rules::matches(m_query, m_facts);
    if (m_witness) {
        m_witness->see(m_facts);
        // Rows that show it can't be held against it.
        if (m_witness->needsBodies() && !body && match != rules::Match::Unknown)
            m_gone.push_back({leaf.seq, leaf.at});
    }
    switch (match) {
    case rules::Match::Yes:
        m_matching.push_back(m_facts.seq);
        m_confidence.push_back(
            m_facts.confidence ? static_cast<std::int32_t>(rules::confidenceInUnits(*m_facts.confidence)) : -1);
        break;
    case rules::Match::Unknown:
        m_gone.push_back({leaf.seq, leaf.at});
        break;
    case rules::Match::No:
        break;
    }
    return LogOutcome::Verified;
}

void ResultFold::compareWithShown(const LogLeaf &leaf)
{
    while (m_nextShown < m_shown.size() && m_shown[m_nextShown].seq < m_facts.seq)
        ++m_nextShown;
    bool isAltered = false;
    for (; m_nextShown < m_shown.size() && m_shown[m_nextShown].seq == m_facts.seq; ++m_nextShown) {
        const contract::AuditRow &row = m_shown[m_nextShown];
        m_facts.id = decisionIdOf(leaf.tenantId, leaf.seq);
        isAltered = isAltered || !factDifferences(row, m_facts).empty() ||
                    (m_facts.body && !bodyDifferences(row, m_facts.body).empty());
    }
    if (isAltered)
        m_altered.push_back(m_facts.seq);
}

std::vector<std::int64_t> ResultFold::order(contract::AuditSort sort) const
{
    using contract::AuditSort;
    std::vector<std::int64_t> order = m_matching;
    if (sort == AuditSort::NewestFirst)
        std::ranges::reverse(order);
    if (sort == AuditSort::NewestFirst || sort == AuditSort::OldestFirst)
        return order;
    std::vector<std::size_t> places(order.size());
    std::iota(places.rbegin(), places.rend(), 0);
    // The newest of equal ones first, those without any last.
    std::ranges::stable_sort(places, [&](std::size_t one, std::size_t other) {
        const std::int32_t a = m_confidence[one];
        const std::int32_t b = m_confidence[other];
        if (a < 0 || b < 0)
            return a >= 0 && b < 0;
        return sort == AuditSort::HighestConfidenceFirst ? a > b : a < b;
    });
    std::ranges::transform(places, order.begin(), [this](std::size_t place) { return m_matching[place]; });
    return order;
}

std::optional<TreeHash> ResultFold::root(std::span<const TreeHash> pathOfLast) const
{
    if (m_root.next() != m_run.end)
        return std::nullopt;
    return m_run.end == m_run.size && pathOfLast.empty() ? m_root.root() : m_root.root(pathOfLast);
}

} // namespace atalaya::api
