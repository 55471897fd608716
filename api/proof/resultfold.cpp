// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/resultfold.h"

#include "api/contract/leafframes.h"
#include "api/proof/metareader.h"
#include "api/rules/querymatch.h"

#include <algorithm>

namespace atalaya::api {

namespace {

bool mentions(const rules::Query &query, rules::QueryField field)
{
    return std::ranges::any_of(query.terms, [field](const rules::QueryTerm &term) { return term.field == field; });
}

} // namespace

ResultFold::ResultFold(Run run, rules::Query query, RangeRoot root)
    : m_run(std::move(run))
    , m_query(std::move(query))
    , m_needsBody(rules::needsBody(m_query))
    , m_needsId(mentions(m_query, rules::QueryField::Id))
    , m_root(std::move(root))
{}

LogOutcome ResultFold::add(std::string_view leafFrames, std::string_view bodyFrames)
{
    const auto leaves = contract::readLeafFrames(leafFrames);
    const auto bodies = m_needsBody ? contract::readBodyFrames(bodyFrames) : std::vector<contract::BodyFrame>();
    if (!leaves || !bodies || (m_needsBody && bodies->size() != leaves->size()) ||
        leaves->size() > m_run.end - m_root.next())
        return LogOutcome::Malformed;
    for (std::size_t i = 0; i < leaves->size(); ++i) {
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
    switch (rules::matches(m_query, m_facts)) {
    case rules::Match::Yes:
        m_matching.push_back(m_facts.seq);
        break;
    case rules::Match::Unknown:
        m_gone.push_back({leaf.seq, leaf.at});
        break;
    case rules::Match::No:
        break;
    }
    return LogOutcome::Verified;
}

std::optional<TreeHash> ResultFold::root(std::span<const TreeHash> pathOfLast) const
{
    if (m_root.next() != m_run.end)
        return std::nullopt;
    return m_run.end == m_run.size && pathOfLast.empty() ? m_root.root() : m_root.root(pathOfLast);
}

} // namespace atalaya::api
