// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "models/auditpages.h"
#include "models/auditquerytext.h"
#include "models/smalltable.h"

#include <QTimeZone>
#include <QVariant>

#include <optional>

namespace atalaya::models {

/// What stands in the cells of the table of decisions.
struct AuditCells
{
    /// In the platform's names; cells without data are invalid.
    enum Column
    {
        /// QDateTime in the tenant's zone; SortRole: in UTC.
        Time,
        /// executed, review or blocked.
        State,
        Agent,
        Action,
        Entity,
        /// Name; SortRole: id.
        Policy,
        /// double, 0–1.
        Confidence,
        /// qint64, 0–100.
        Risk,
        /// bool.
        Pii,
        User,
        Reason,
        Correlation,
        /// qint64.
        Seq,
        /// ProofState as int.
        Proof,
        ColumnCount
    };
    enum Role
    {
        /// qint64; of rows at hand.
        SeqRole = IdRole + 1,
        /// LoadState of the row: Ready, Loading, Failed or Unavailable.
        LoadStateRole,
        /// ProofState of the row.
        ProofRole,
        /// bool: retention has erased what would stand here.
        ErasedRole
    };

    /// Of a row at hand; every role but LoadStateRole.
    [[nodiscard]] static QVariant valueOf(const AuditPages::Row &row, int column, int role, const QTimeZone &zone);
    [[nodiscard]] static bool isErased(const contract::AuditRow &row, int column);
    /// The term that the cell fits; nullopt where it has no value to filter by.
    [[nodiscard]] static std::optional<AuditTerm> termOf(const contract::AuditRow &row, int column);
};

} // namespace atalaya::models
