// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisionrow.h"

#include <charconv>
#include <unordered_map>

namespace atalaya::platform {

namespace {

constexpr std::string_view columns = "SELECT seq, id, at, agent, entity, action, state, policy_id, policy_name,"
                                     " policy_version, confidence, risk, contains_pii, user, reason, correlation_id"
                                     " FROM decision ";

contract::AuditRow rowOf(const Row &row)
{
    contract::AuditRow decision;
    decision.seq = row.integer(0);
    decision.id = row.text(1);
    decision.at = contract::Instant{std::chrono::milliseconds{row.integer(2)}};
    decision.agent = row.text(3);
    decision.entity = row.text(4);
    decision.action = row.text(5);
    const auto state = contract::decisionStateOf(row.text(6));
    if (!state)
        throw StoreError(StoreError::Kind::Damaged, "a decision has no state");
    decision.state = *state;
    decision.policyId = row.text(7);
    decision.policyName = row.text(8);
    decision.policyVersion = row.integer(9);
    decision.confidence = row.maybeReal(10);
    decision.risk = row.maybeInteger(11);
    decision.containsPii = row.integer(12) != 0;
    // Nobody decides without an agent.
    if (decision.agent.empty())
        return decision;
    decision.user = row.text(13);
    decision.reason = row.text(14);
    decision.correlationId = row.text(15);
    return decision;
}

} // namespace

std::optional<contract::AuditRow> findDecision(Connection &connection, std::string_view id)
{
    // An id ends in its sequence number, which the table is in the order of.
    const std::string_view digits = id.substr(id.rfind('-') + 1);
    std::int64_t seq = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seq, 16);
    if (error != std::errc{} || end != digits.data() + digits.size() || seq < 0)
        return std::nullopt;
    const auto row = connection.row(std::string(columns) + "WHERE seq = ? AND id = ?", {seq, std::string(id)});
    return row ? std::optional(rowOf(*row)) : std::nullopt;
}

std::vector<contract::AuditRow> decisionsAt(Connection &connection, const std::vector<std::int64_t> &seqs)
{
    std::string list = "[";
    std::unordered_map<std::int64_t, std::size_t> places;
    for (const std::int64_t seq : seqs) {
        places.emplace(seq, places.size());
        list += (list.size() > 1 ? "," : "") + std::to_string(seq);
    }
    std::vector<std::optional<contract::AuditRow>> placed(places.size());
    connection.each(std::string(columns) + "WHERE seq IN (SELECT value FROM json_each(?))", {list + ']'},
                    [&](const Row &row) {
                        placed[places.at(row.integer(0))] = rowOf(row);
                        return true;
                    });
    std::vector<contract::AuditRow> found;
    for (auto &decision : placed) {
        if (decision)
            found.push_back(*std::move(decision));
    }
    return found;
}

std::vector<contract::AuditRow> decisionsBetween(Connection &connection, std::int64_t fromSeq, std::int64_t toSeq,
                                                 std::int64_t limit)
{
    std::vector<contract::AuditRow> found;
    connection.each(std::string(columns) + "WHERE seq >= ? AND seq < ? ORDER BY seq LIMIT ?", {fromSeq, toSeq, limit},
                    [&found](const Row &row) {
                        found.push_back(rowOf(row));
                        return true;
                    });
    return found;
}

} // namespace atalaya::platform
