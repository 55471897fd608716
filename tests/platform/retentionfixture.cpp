// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/retentionfixture.h"

#include "platform/governance/decisioncheck.h"
#include "platform/governance/decisioneraser.h"
#include "platform/governance/decisionrow.h"
#include "platform/governance/decisionwriter.h"

#include <QFile>

namespace atalaya::platform {

namespace {

Decision sample(int number)
{
    Decision decision;
    decision.agent = "crédito";
    decision.entity = "Crédito " + std::to_string(number);
    decision.action = "Aprobar operación";
    decision.policyId = "pol-1";
    decision.policyName = "Riesgo alto";
    decision.policyVersion = 7;
    decision.confidence = 0.5;
    decision.risk = 20;
    decision.user = "u1";
    decision.reason = "Porque sí.";
    decision.correlationId = "c-1";
    decision.state = number % 2 == 0 ? DecisionState::Executed : DecisionState::Review;
    return decision;
}

Change by(const std::string &actor)
{
    Change change;
    change.tenantId = "a";
    change.actor = actor;
    change.reason = "Menos datos";
    return change;
}

template<class F>
RetentionOutcome act(TenantFixture &store, const F &work)
{
    RetentionOutcome outcome = tl::unexpected(RetentionFault::NotPending);
    store.database().write(Operator::enter("a"),
                           [&](Transaction &transaction) { outcome = work(transaction, store.log()); });
    return outcome;
}

} // namespace

RetentionFixture::RetentionFixture()
    : m_store(std::make_unique<TenantFixture>())
{
    m_store->addTenant("a", "PRO");
}

RetentionJob RetentionFixture::job()
{
    return {m_store->database(), m_store->log(), {eraseDecisions}, {}, {perTransaction, transactionsPerRound}};
}

bool RetentionFixture::run(Instant at)
{
    writeElsewhere(at);
    return job().run(at);
}

void RetentionFixture::writeElsewhere(Instant at)
{
    Change change = by("ana");
    change.tenantId.clear();
    change.action = "tenant.created";
    change.result = "allowed";
    m_store->database().write(
        [&](Transaction &transaction) { (void)recordChange(transaction, m_store->log(), at, change); });
}

RetentionState RetentionFixture::state(Instant at)
{
    RetentionState found;
    m_store->inTenant("a", [&](Transaction &transaction) { found = retentionState(transaction, at); });
    return found;
}

RetentionOutcome RetentionFixture::request(Instant at, const std::string &who, std::int64_t days)
{
    return act(*m_store,
               [&](auto &transaction, auto &log) { return requestRetention(transaction, log, at, by(who), days); });
}

RetentionOutcome RetentionFixture::confirm(Instant at, const std::string &who, std::int64_t seq)
{
    return act(*m_store,
               [&](auto &transaction, auto &log) { return confirmRetention(transaction, log, at, by(who), seq); });
}

RetentionOutcome RetentionFixture::cancel(Instant at, const std::string &who, std::int64_t seq)
{
    return act(*m_store,
               [&](auto &transaction, auto &log) { return cancelRetention(transaction, log, at, by(who), seq); });
}

std::int64_t RetentionFixture::shorten()
{
    const std::int64_t wish = request(now, "ana", 90)->pending->seq;
    (void)confirm(now, "luis", wish).value();
    return wish;
}

void RetentionFixture::write(int from, int to, Instant at, const std::string &inputs)
{
    m_store->database().write([&](Transaction &transaction) {
        recordDecisions(transaction, m_store->log(), "a", at, [&](DecisionWriter &writer) {
            for (int i = from; i < to; ++i) {
                Decision decision = sample(i);
                decision.inputs = inputs;
                writer.write(at, decision);
            }
        });
    });
}

std::int64_t RetentionFixture::recordSomething(Instant at)
{
    std::int64_t seq = 0;
    Change change = by("ana");
    change.action = "policy.published";
    change.result = "allowed";
    m_store->database().write(
        [&](Transaction &transaction) { seq = recordChange(transaction, m_store->log(), at, change); });
    return seq;
}

std::vector<std::int64_t> RetentionFixture::withPayload()
{
    std::vector<std::int64_t> seqs;
    m_store->inTenant("a", [&seqs](Transaction &transaction) {
        for (const Row &row : transaction.rows("SELECT seq FROM log_leaf WHERE meta IS NOT NULL OR meta_salt IS NOT"
                                               " NULL OR body IS NOT NULL OR body_salt IS NOT NULL ORDER BY seq"))
            seqs.push_back(row.integer(0));
    });
    return seqs;
}

std::string RetentionFixture::metaAt(std::int64_t seq)
{
    std::string meta;
    m_store->inTenant("a", [&](Transaction &transaction) {
        meta = transaction.row("SELECT meta FROM log_leaf WHERE seq = ?", {seq})->blob(0);
    });
    return meta;
}

std::vector<std::string> RetentionFixture::kindsOf(const std::vector<std::int64_t> &seqs)
{
    std::vector<std::string> kinds;
    m_store->inTenant("a", [&](Transaction &transaction) {
        for (const std::int64_t seq : seqs)
            kinds.push_back(
                decodeLeaf(transaction.row("SELECT leaf FROM log_leaf WHERE seq = ?", {seq})->blob(0))->kind);
    });
    return kinds;
}

std::vector<contract::AuditRow> RetentionFixture::decisionRows()
{
    std::vector<contract::AuditRow> rows;
    m_store->inTenant("a",
                      [&rows](Transaction &transaction) { rows = decisionsBetween(transaction, 0, 1'000, 1'000); });
    return rows;
}

std::vector<std::string> RetentionFixture::problems()
{
    std::vector<std::string> all;
    for (const TreeReport &report : m_store->log().check())
        all.insert(all.end(), report.problems.begin(), report.problems.end());
    m_store->database().read([&all](Connection &connection) {
        for (const std::string &problem : checkDecisions(connection))
            all.push_back(problem);
        for (const std::string &problem : checkChanges(connection))
            all.push_back(problem);
    });
    return all;
}

std::vector<std::string> RetentionFixture::trail()
{
    std::vector<std::string> lines;
    m_store->inTenant("a", [&lines](Transaction &transaction) {
        for (const Row &row : transaction.rows("SELECT actor, action FROM change ORDER BY seq"))
            lines.push_back(row.text(0) + ' ' + row.text(1));
    });
    return lines;
}

QByteArray RetentionFixture::contents(const char *name) const
{
    QFile file(QString::fromStdString(m_store->path(name).string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace atalaya::platform
