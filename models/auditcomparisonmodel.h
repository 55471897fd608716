// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditsource.h"
#include "api/net/requestscope.h"
#include "models/auditdetail.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

namespace atalaya::models {

/// What one thing is in two decisions; invalid: it is missing there.
struct AuditDifference
{
    /// time, state, agent, action, entity, policy, version, confidence, risk, pii, user, reason, or "inputs." and the
    /// input's name.
    QString what;
    QVariant left;
    QVariant right;

    [[nodiscard]] bool differs() const { return left != right; }
    bool operator==(const AuditDifference &) const = default;
};

/// Two decisions side by side, a row for each thing that is known of one of them. IdRole is what the row is about.
class AuditComparisonModel final : public SmallTable<AuditDifference>
{
    Q_OBJECT

public:
    enum Column
    {
        What,
        Left,
        Right,
        ColumnCount
    };
    enum Role
    {
        /// bool
        DiffersRole = IdRole + 1
    };

    /// `source` outlives it.
    explicit AuditComparisonModel(api::AuditSource *source, QObject *parent = nullptr);

    /// By their ids; rows come when both are here.
    void compare(const QString &left, const QString &right);
    void clear();
    void retry() { compare(m_left, m_right); }

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    [[nodiscard]] const std::optional<AuditDetail> &left() const { return m_details[0]; }
    [[nodiscard]] const std::optional<AuditDetail> &right() const { return m_details[1]; }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// State, error or decisions.
    void changed();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const AuditDifference &row) const override { return row.what; }
    [[nodiscard]] QVariant cell(const AuditDifference &row, int column) const override;
    [[nodiscard]] QVariant extra(const AuditDifference &row, int role) const override;

private:
    void load(std::size_t side, const QString &id);
    void take(std::size_t side, const api::Result<api::Dated<contract::AuditDecision>> &answer);

    api::AuditSource *m_source;
    api::RequestScope m_request;
    QString m_left;
    QString m_right;
    std::array<std::optional<AuditDetail>, 2> m_details;
    LoadState m_state = LoadState::Empty;
    std::optional<api::ApiError> m_error;
};

/// All that is known of either, in a fixed order, inputs last.
[[nodiscard]] std::vector<AuditDifference> differencesOf(const AuditDetail &left, const AuditDetail &right);

} // namespace atalaya::models
