// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "api/proof/logverifier.h"
#include "api/proof/rowverifier.h"
#include "models/auditdecisionpresenter.h"
#include "models/auditlogmodel.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace atalaya::models {

/// Why one may believe the page: how this computer came to know the log. Since when: status().pin->firstSeen.
enum class TrustMode
{
    /// No head was ever verified here.
    Unknown,
    /// Just now; what was changed before can't be found.
    FirstUse,
    /// The log continues the one that was pinned earlier.
    Continued
};

/// What is known of one decision's place in the log.
struct AuditProof
{
    ProofState state = ProofState::Pending;
    qint64 seq = 0;
    /// Leaves of the tree that it was held against; 0: not known.
    qint64 treeSize = 0;
    /// Nodes from the leaf to the root.
    int pathNodes = 0;
    /// Of the head that is pinned; empty without one.
    QByteArray root;
    /// Contract names of what is shown otherwise than the log holds it; path, leaf, meta, body: what is not in it.
    QStringList differs;
    /// The retention leaf that allows its payload to be gone.
    std::optional<qint64> erasedBy;

    bool operator==(const AuditProof &) const = default;
};

/// Checks the log whenever the page opens or another snapshot comes, every row that is at hand, and the decision that
/// is open, and tells the table what came of it. While an alarm stands no row counts as verified.
class AuditTrust final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    AuditTrust(api::LogVerifier *log, api::RowVerifier *verifier, AuditLogModel *rows, AuditDecisionPresenter *decision,
               QObject *parent = nullptr);

    /// Asks for the head of now, and for proofs that could not be had: when the page opens, and when somebody wants to
    /// know.
    void check();

    /// Of the log: pinned head, last outcome, alarms.
    [[nodiscard]] const api::LogStatus &status() const { return m_log->status(); }
    [[nodiscard]] TrustMode mode() const;
    [[nodiscard]] bool isAlarm() const { return !status().alarms.empty(); }
    [[nodiscard]] bool isChecking() const { return status().isChecking || m_isBusy || !m_waiting.empty(); }
    /// Rows at hand by what is known of them.
    [[nodiscard]] int count(ProofState state) const;
    /// The log is good, and so are all rows at hand, as far as retention has left anything of them to be proven.
    [[nodiscard]] bool isPageVerified() const;
    /// Of the decision that is open, inputs and policy included.
    [[nodiscard]] const AuditProof &decisionProof() const { return m_proof; }

Q_SIGNALS:
    /// Status, counts or the proof of the decision.
    void changed();

private:
    /// Rows of the snapshot that the table shows.
    struct Span
    {
        int first = 0;
        int count = 0;
        bool operator==(const Span &) const = default;
    };
    void onReset();
    void onPage(int first, int count);
    void onLog();
    void next();
    [[nodiscard]] api::PageQuestion questionOf(const Span &rows) const;
    void take(const Span &rows, const api::Result<api::PageCheck> &answer);
    void checkDecision();
    void takeDecision(const api::Result<api::RowCheck> &answer);

    api::LogVerifier *m_log;
    api::RowVerifier *m_verifier;
    AuditLogModel *m_rows;
    AuditDecisionPresenter *m_decision;
    api::RequestScope m_head;
    api::RequestScope m_request;
    api::RequestScope m_decisionRequest;
    /// What came last is shown now, and is checked first.
    std::vector<Span> m_waiting;
    std::vector<Span> m_seen;
    QString m_snapshot;
    bool m_isHeadAsked = false;
    bool m_isBusy = false;
    bool m_wasAlarm = false;
    std::optional<contract::AuditDecision> m_checked;
    AuditProof m_proof;
};

} // namespace atalaya::models
