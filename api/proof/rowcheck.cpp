// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/rowcheck.h"

#include "api/proof/merkleproof.h"
#include "api/proof/rowdifference.h"

#include <algorithm>
#include <iterator>

namespace atalaya::api {

namespace {

std::optional<TreeHash> rootOf(const contract::SharedProof &proof, const contract::ProvenRow &row)
{
    std::vector<TreeHash> path;
    path.reserve(row.path.size());
    for (const std::int64_t place : row.path) {
        if (place < 0 || place >= static_cast<std::int64_t>(proof.nodes.size()))
            return std::nullopt;
        const auto node = hashFrom(proof.nodes[static_cast<std::size_t>(place)]);
        if (!node)
            return std::nullopt;
        path.push_back(*node);
    }
    return rootThrough(static_cast<std::uint64_t>(row.seq), static_cast<std::uint64_t>(proof.size),
                       hashOfLeaf(row.leaf), path);
}

RowCheck failed(std::int64_t seq, LogOutcome outcome, const char *what)
{
    RowCheck check;
    check.seq = seq;
    check.outcome = outcome;
    check.differs = {what};
    return check;
}

bool opensAs(const TreeHash &commitment, Payload payload, const contract::OpenedPayload &opened)
{
    return opens(commitment, payload, opened.salt, opened.bytes);
}

} // namespace

std::vector<TreeHash> rootsOf(const contract::SharedProof &proof)
{
    std::vector<std::pair<std::size_t, TreeHash>> counted;
    for (const contract::ProvenRow &row : proof.rows) {
        const auto root = rootOf(proof, row);
        if (!root)
            continue;
        const auto known = std::ranges::find(counted, *root, &std::pair<std::size_t, TreeHash>::second);
        if (known == counted.end())
            counted.emplace_back(1, *root);
        else
            ++known->first;
    }
    std::ranges::stable_sort(counted, std::greater(), &std::pair<std::size_t, TreeHash>::first);
    std::vector<TreeHash> roots;
    for (const auto &[count, root] : counted)
        roots.push_back(root);
    return roots;
}

RowCheck checkRow(std::string_view tenantId, const contract::ProvenRow &proven, const contract::AuditRow &shown,
                  const std::vector<Erasure> &erasures)
{
    const auto leaf = LogLeaf::parse(proven.leaf);
    if (!leaf)
        return failed(shown.seq, LogOutcome::Malformed, "leaf");
    if (leaf->tenantId != tenantId)
        return failed(shown.seq, LogOutcome::WrongLog, "leaf");
    if (leaf->seq != static_cast<std::uint64_t>(shown.seq) || leaf->kind != "decision")
        return failed(shown.seq, LogOutcome::NotInLog, "leaf");
    if (proven.meta && !opensAs(leaf->meta, Payload::Meta, *proven.meta))
        return failed(shown.seq, LogOutcome::NotInLog, "meta");
    if (proven.body && !opensAs(leaf->body, Payload::Body, *proven.body))
        return failed(shown.seq, LogOutcome::NotInLog, "body");

    RowCheck check;
    check.seq = shown.seq;
    if (!proven.meta || !proven.body) {
        const Erasure *const erasure = covering(erasures, *leaf);
        if (erasure == nullptr)
            return failed(shown.seq, LogOutcome::MissingPayload, proven.meta ? "body" : "meta");
        check.erasedBy = erasure->seq;
    }
    // What is erased is shown as nothing; anything else would be shown without proof. A state is always shown, so it
    // has to be said of it.
    rules::DecisionFacts facts;
    std::optional<rules::DecisionBody> body;
    if (proven.meta) {
        const auto read = rules::readDecisionMeta(proven.meta->bytes);
        if (!read)
            return failed(shown.seq, LogOutcome::Malformed, "meta");
        facts = *read;
    } else {
        facts.state = shown.state;
    }
    if (proven.body) {
        const auto read = rules::readDecisionBody(proven.body->bytes);
        if (!read)
            return failed(shown.seq, LogOutcome::Malformed, "body");
        body = *read;
    }
    facts.seq = shown.seq;
    facts.at = leaf->at;
    facts.id = decisionIdOf(leaf->tenantId, leaf->seq);

    check.differs = factDifferences(shown, facts);
    std::ranges::move(bodyDifferences(shown, body), std::back_inserter(check.differs));
    check.outcome = !check.differs.empty() ? LogOutcome::NotInLog
                    : check.erasedBy       ? LogOutcome::Erased
                                           : LogOutcome::Verified;
    if (proven.meta) {
        facts.body = std::move(body);
        check.facts = std::move(facts);
    }
    return check;
}

std::vector<RowCheck> checkRows(std::string_view tenantId, const contract::SharedProof &proof, const TreeHash &root,
                                std::span<const contract::AuditRow> shown, const std::vector<Erasure> &erasures)
{
    std::vector<RowCheck> checks;
    checks.reserve(shown.size());
    for (const contract::AuditRow &row : shown) {
        // Rows and proofs come in one order; a proof of another row proves nothing about this one.
        const std::size_t i = checks.size();
        if (i >= proof.rows.size() || proof.rows[i].seq != row.seq) {
            checks.push_back(failed(row.seq, LogOutcome::NotInLog, "path"));
            continue;
        }
        const auto reached = rootOf(proof, proof.rows[i]);
        if (reached == root)
            checks.push_back(checkRow(tenantId, proof.rows[i], row, erasures));
        else
            checks.push_back(failed(row.seq, reached ? LogOutcome::NotInLog : LogOutcome::Malformed, "path"));
    }
    return checks;
}

} // namespace atalaya::api
