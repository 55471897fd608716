// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/eventwriter.h"

#include "platform/http/reply.h"

#include <cstdlib>
#include <limits>

namespace atalaya::platform {

namespace {

constexpr std::int64_t stillOpen = std::numeric_limits<std::int64_t>::max();

std::int64_t millis(contract::Instant at)
{
    return at.time_since_epoch().count();
}

/// A risk's events in order become the times in which it was open. Reports may arrive late, so all are derived anew.
void deriveIntervals(Transaction &transaction, const std::string &tenantId, const std::string &riskId)
{
    transaction.run("DELETE FROM risk_interval WHERE risk_id = ?", {riskId});
    const auto put = [&](std::int64_t opened, std::int64_t closed) {
        transaction.run("INSERT OR REPLACE INTO risk_interval (tenant_id, risk_id, opened_at, closed_at)"
                        " VALUES (?, ?, ?, ?)",
                        {tenantId, riskId, opened, closed});
    };
    std::optional<std::int64_t> opened;
    bool known = false;
    for (const Row &row :
         transaction.rows("SELECT at, status FROM risk_event WHERE risk_id = ? ORDER BY at, id", {riskId})) {
        const bool open = row.text(1) == "open";
        if (open && !opened) {
            opened = row.integer(0);
        } else if (!open && (opened || !known)) {
            // A risk that is first heard of when it is resolved was open for no time.
            put(opened.value_or(row.integer(0)), row.integer(0));
            opened.reset();
        }
        known = true;
    }
    if (opened)
        put(*opened, stillOpen);
}

} // namespace

struct EventWriter::Store
{
    EventWriter &writer;
    const contract::Event &event;
    Transaction &transaction = writer.m_transaction;
    const std::string &tenant = writer.m_tenantId;
    std::int64_t at = millis(event.at);

    void operator()(const contract::events::Evaluation &body) const
    {
        transaction.run("INSERT INTO evaluation (tenant_id, at, id, faithfulness, relevance, context_precision)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        {tenant, at, event.id, body.faithfulness, body.relevance, body.contextPrecision});
    }
    void operator()(const contract::events::Risk &body) const
    {
        transaction.run("INSERT INTO risk_event (tenant_id, risk_id, at, id, status, severity)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        {tenant, body.riskId, at, event.id, body.status, body.severity});
        if (body.status == "open") {
            for (const std::string &name : body.components) {
                transaction.run("INSERT OR IGNORE INTO risk_component (tenant_id, risk_id, at, id, name)"
                                " VALUES (?, ?, ?, ?, ?)",
                                {tenant, body.riskId, at, event.id, name});
            }
        }
        writer.m_risks.insert(body.riskId);
    }
    void operator()(const contract::events::Validation &body) const
    {
        transaction.run("INSERT INTO validation (tenant_id, at, id, subject, outcome, minutes, first_pass)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        {tenant, at, event.id, body.subject, body.outcome, body.minutes, std::int64_t{body.firstPass}});
    }
    void operator()(const contract::events::Checklist &body) const
    {
        transaction.run("INSERT INTO checklist (tenant_id, entity, at, id, covered) VALUES (?, ?, ?, ?, ?)",
                        {tenant, body.entity, at, event.id, std::int64_t{body.covered}});
    }
    void operator()(const contract::events::FeatureUse &body) const
    {
        transaction.run("INSERT INTO feature_use (tenant_id, at, id, feature, user) VALUES (?, ?, ?, ?, ?)",
                        {tenant, at, event.id, body.feature, body.user});
    }
    void operator()(const contract::events::Usage &body) const
    {
        transaction.run("INSERT INTO usage_event (tenant_id, at, id, tokens, bytes, searches)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        {tenant, at, event.id, body.tokens, body.bytes, body.searches});
        writer.count(body);
        const std::int64_t day = std::chrono::floor<std::chrono::days>(event.at).time_since_epoch().count();
        contract::events::Usage &sum = writer.m_days[day];
        sum.tokens += body.tokens;
        sum.bytes += body.bytes;
        sum.searches += body.searches;
    }
    void operator()(const contract::events::Journey &body) const
    {
        transaction.run("INSERT INTO journey (tenant_id, case_id, at, id, step) VALUES (?, ?, ?, ?, ?)",
                        {tenant, body.caseId, at, event.id, body.step});
    }
};

EventWriter::EventWriter(Transaction &transaction, std::string tenantId)
    : m_transaction(transaction)
    , m_tenantId(std::move(tenantId))
{}

bool EventWriter::store(const contract::Event &event)
{
    if (m_transaction.run("INSERT OR IGNORE INTO event (tenant_id, id) VALUES (?, ?)", {m_tenantId, event.id}) == 0)
        return false;
    std::visit(Store{*this, event}, event.body);
    return true;
}

void EventWriter::count(const contract::events::Usage &usage)
{
    constexpr std::int64_t most = 9'000'000'000'000'000;
    if (!m_moved) {
        const auto row = m_transaction.row("SELECT tokens, bytes, searches FROM usage_moved");
        m_moved = row ? contract::events::Usage{row->integer(0), row->integer(1), row->integer(2)}
                      : contract::events::Usage{};
    }
    const auto add = [](std::int64_t &sum, std::int64_t value, const char *field) {
        // Events from the network are small, but other callers may hand in anything.
        if (value > most || value < -most || sum + std::abs(value) > most)
            throw UsageOverflow(field);
        sum += std::abs(value);
    };
    add(m_moved->tokens, usage.tokens, "tokens");
    add(m_moved->bytes, usage.bytes, "bytes");
    add(m_moved->searches, usage.searches, "searches");
}

void EventWriter::keepMoved()
{
    if (m_moved) {
        m_transaction.run("INSERT OR REPLACE INTO usage_moved (tenant_id, tokens, bytes, searches)"
                          " VALUES (?, ?, ?, ?)",
                          {m_tenantId, m_moved->tokens, m_moved->bytes, m_moved->searches});
    }
    m_moved.reset();
}

void EventWriter::finish()
{
    keepMoved();
    for (const std::string &riskId : m_risks)
        deriveIntervals(m_transaction, m_tenantId, riskId);
    for (const auto &[day, sum] : m_days) {
        const std::int64_t known =
            m_transaction.run("UPDATE usage_day SET tokens = tokens + ?, bytes = bytes + ?, searches = searches + ?"
                              " WHERE day = ?",
                              {sum.tokens, sum.bytes, sum.searches, day});
        if (known == 0) {
            m_transaction.run("INSERT INTO usage_day (tenant_id, day, tokens, bytes, searches) VALUES (?, ?, ?, ?, ?)",
                              {m_tenantId, day, sum.tokens, sum.bytes, sum.searches});
        }
    }
    m_risks.clear();
    m_days.clear();
}

bool storeKnowledgeAsset(Transaction &transaction, std::string_view tenantId, const KnowledgeAsset &asset)
{
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();
    return transaction.run("INSERT OR IGNORE INTO knowledge_asset (tenant_id, id, name, bytes, status, has_file,"
                           " created_at, completed_at) VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, ?))",
                           {std::string(tenantId), asset.id, asset.name, asset.bytes,
                            asset.completedAt ? "COMPLETED" : "PENDING", std::int64_t{asset.hasFile},
                            millis(asset.createdAt), asset.completedAt ? millis(*asset.completedAt) : never, never}) !=
           0;
}

contract::EventsAccepted storeEvents(Transaction &transaction, std::string_view tenantId,
                                     const std::vector<contract::Event> &events)
{
    contract::EventsAccepted accepted;
    transaction.inTenant(tenantId, [&] {
        EventWriter writer(transaction, std::string(tenantId));
        for (std::size_t i = 0; i < events.size(); ++i) {
            try {
                ++(writer.store(events[i]) ? accepted.stored : accepted.known);
            } catch (const UsageOverflow &overflow) {
                throw fieldError("events[" + std::to_string(i) + "]." + overflow.what(), "sum_too_large",
                                 "With it the sum would be beyond what can be counted.");
            }
        }
        writer.finish();
    });
    return accepted;
}

} // namespace atalaya::platform
