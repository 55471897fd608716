// SPDX-License-Identifier: GPL-3.0-or-later
#include "audittrust.h"

#include "interrupted.h"

#include <bit>

namespace atalaya::models {

using api::LogOutcome;

namespace {

ProofState stateOf(LogOutcome tree, LogOutcome row)
{
    if (api::isVerified(tree) && api::isVerified(row))
        return ProofState::Verified;
    if (api::isVerified(tree) && row == LogOutcome::Erased)
        return ProofState::Erased;
    return api::isAlarm(tree) || api::isAlarm(row) ? ProofState::Failed : ProofState::Unavailable;
}

/// RFC 9162 §2.1.3: as many as there are splits above the leaf.
int pathLength(quint64 seq, quint64 size)
{
    int nodes = 0;
    for (; size > 1; ++nodes) {
        const quint64 left = std::bit_floor(size - 1);
        if (seq < left) {
            size = left;
        } else {
            seq -= left;
            size -= left;
        }
    }
    return nodes;
}

} // namespace

AuditTrust::AuditTrust(api::LogVerifier *log, api::RowVerifier *verifier, AuditLogModel *rows,
                       AuditDecisionPresenter *decision, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_verifier(verifier)
    , m_rows(rows)
    , m_decision(decision)
    , m_wasAlarm(isAlarm())
{
    connect(rows, &AuditLogModel::modelReset, this, &AuditTrust::onReset);
    connect(rows, &AuditLogModel::pageReady, this, &AuditTrust::onPage);
    connect(log, &api::LogVerifier::changed, this, &AuditTrust::onLog);
    connect(decision, &AuditDecisionPresenter::changed, this, &AuditTrust::checkDecision);
}

void AuditTrust::check()
{
    const auto done = [this] {
        m_isHeadAsked = false;
        next();
    };
    m_isHeadAsked = true;
    m_head.abandon();
    m_head.listen(
        this, m_log->check(), [done](const api::Result<LogOutcome> &) { done(); }, done);
    m_waiting = m_seen;
    m_checked.reset();
    Q_EMIT changed();
}

TrustMode AuditTrust::mode() const
{
    if (!status().pin)
        return TrustMode::Unknown;
    return status().outcome == LogOutcome::TrustedOnFirstUse ? TrustMode::FirstUse : TrustMode::Continued;
}

int AuditTrust::count(ProofState state) const
{
    return m_rows->countProofs(state);
}

bool AuditTrust::isPageVerified() const
{
    const bool hasAny = count(ProofState::Verified) + count(ProofState::Erased) > 0;
    return status().isGood() && hasAny && count(ProofState::Pending) == 0 && count(ProofState::Failed) == 0 &&
           count(ProofState::Unavailable) == 0;
}

void AuditTrust::onReset()
{
    m_request.abandon();
    m_isBusy = false;
    m_waiting.clear();
    m_seen.clear();
    // The head of the new snapshot may be newer than the one that was verified.
    if (m_snapshot != m_rows->snapshotId() && m_rows->rowCount() > 0) {
        m_snapshot = m_rows->snapshotId();
        check();
    }
    Q_EMIT changed();
}

void AuditTrust::onPage(int first, int count)
{
    const Span rows{first, count};
    std::erase(m_seen, rows);
    m_seen.push_back(rows);
    m_waiting.push_back(rows);
    next();
}

void AuditTrust::onLog()
{
    const bool wasAlarm = std::exchange(m_wasAlarm, isAlarm());
    if (isAlarm()) {
        m_waiting.clear();
        m_rows->setAllProofs(ProofState::Failed);
        m_proof.state = ProofState::Failed;
    } else if (wasAlarm) {
        m_rows->setAllProofs(ProofState::Pending);
        m_waiting = m_seen;
        m_checked.reset();
        checkDecision();
        next();
    }
    Q_EMIT changed();
}

void AuditTrust::next()
{
    if (m_isHeadAsked || m_isBusy)
        return;
    checkDecision();
    while (!m_waiting.empty()) {
        const Span rows = m_waiting.back();
        m_waiting.pop_back();
        if (isAlarm()) {
            m_rows->setProofs(m_snapshot, rows.first,
                              std::vector(static_cast<std::size_t>(rows.count), ProofState::Failed));
            continue;
        }
        const api::PageQuestion question = questionOf(rows);
        // It was let go meanwhile; it is checked when it is back.
        if (static_cast<int>(question.shown.size()) != rows.count) {
            std::erase(m_seen, rows);
            continue;
        }
        m_isBusy = true;
        m_request.listen(
            this, m_verifier->check(question),
            [this, rows](const api::Result<api::PageCheck> &answer) { take(rows, answer); },
            [this, rows] { take(rows, tl::unexpected(interrupted())); });
        break;
    }
    Q_EMIT changed();
}

api::PageQuestion AuditTrust::questionOf(const Span &rows) const
{
    api::PageQuestion question;
    question.queryId = m_snapshot;
    question.offset = rows.first;
    question.query = m_rows->query();
    question.sort = m_rows->sort();
    for (int row = rows.first; row < rows.first + rows.count; ++row)
        if (const contract::AuditRow *const facts = m_rows->rowAt(row))
            question.shown.push_back(*facts);
    // Pages that lie apart have an order too.
    int before = -1;
    int behind = m_rows->rowCount();
    for (const Span &other : m_seen) {
        const int last = other.first + other.count - 1;
        if (last < rows.first && m_rows->rowAt(last))
            before = std::max(before, last);
        if (other.first >= rows.first + rows.count && m_rows->rowAt(other.first))
            behind = std::min(behind, other.first);
    }
    if (const contract::AuditRow *const facts = m_rows->rowAt(before))
        question.before = *facts;
    if (const contract::AuditRow *const facts = m_rows->rowAt(behind))
        question.behind = *facts;
    return question;
}

void AuditTrust::take(const Span &rows, const api::Result<api::PageCheck> &answer)
{
    m_isBusy = false;
    std::vector<ProofState> states(static_cast<std::size_t>(rows.count), ProofState::Unavailable);
    if (answer)
        for (std::size_t at = 0; at < std::min(states.size(), answer->rows.size()); ++at)
            states[at] = stateOf(answer->tree, answer->rows[at].outcome);
    if (isAlarm())
        states.assign(states.size(), ProofState::Failed);
    m_rows->setProofs(m_snapshot, rows.first, states);
    next();
}

void AuditTrust::checkDecision()
{
    const auto &stored = m_decision->stored();
    if (stored == m_checked)
        return;
    m_checked = stored;
    m_decisionRequest.abandon();
    m_proof = {};
    if (stored) {
        m_proof.seq = stored->row.seq;
        m_decisionRequest.listen(
            this, m_verifier->check(*stored),
            [this](const api::Result<api::RowCheck> &answer) { takeDecision(answer); },
            [this] { takeDecision(tl::unexpected(interrupted())); });
    }
    Q_EMIT changed();
}

void AuditTrust::takeDecision(const api::Result<api::RowCheck> &answer)
{
    m_proof.state = ProofState::Unavailable;
    const auto &pin = status().pin;
    if (answer) {
        m_proof.state = isAlarm() ? ProofState::Failed : stateOf(LogOutcome::Verified, answer->outcome);
        for (const std::string &name : answer->differs)
            m_proof.differs.append(QString::fromStdString(name));
        if (answer->erasedBy)
            m_proof.erasedBy = static_cast<qint64>(*answer->erasedBy);
    }
    if (pin && (m_proof.state == ProofState::Verified || m_proof.state == ProofState::Erased)) {
        m_proof.treeSize = static_cast<qint64>(pin->head.size);
        m_proof.pathNodes = pathLength(static_cast<quint64>(m_proof.seq), pin->head.size);
    }
    if (pin)
        m_proof.root = QByteArray(reinterpret_cast<const char *>(pin->head.root.data()),
                                  static_cast<qsizetype>(pin->head.root.size()));
    Q_EMIT changed();
}

} // namespace atalaya::models
