// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/policylist.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <QDateTime>

#include <optional>

namespace atalaya::api {
class PolicySource;
}

namespace atalaya::models {

/// The tenant's policies, in the order in which they speak.
class PoliciesModel final : public SmallTable<contract::PolicyList::Line>
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        /// QStringList; empty: every one.
        Entity,
        Action,
        /// QStringList of auto, review, blocked.
        Modes,
        Priority,
        Enabled,
        Version,
        ChangedAt,
        /// Decisions in the last 30 days that it executed, sent to review, blocked.
        Executed,
        Review,
        Blocked,
        ColumnCount
    };
    enum Role
    {
        HasDraftRole = IdRole + 1,
        PendingRole,
        EnabledRole,
        ChangedByRole,
        RevisionRole,
        /// LoadState of the whole list.
        LoadStateRole
    };

    /// `source` outlives the model.
    explicit PoliciesModel(api::PolicySource *source, QObject *parent = nullptr);

    [[nodiscard]] LoadState loadState() const { return m_state; }
    /// Why the last load failed; set while Failed, Unavailable or Stale.
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// What holds when nobody speaks: auto, review or blocked; empty before it is known.
    [[nodiscard]] QString defaultMode() const { return m_defaultMode; }
    [[nodiscard]] bool asksForTwo() const { return m_asksForTwo; }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

public Q_SLOTS:
    /// Old rows stay readable while the list is asked for again.
    void refresh();

Q_SIGNALS:
    /// After every outcome, also when the state stays.
    void loadStateChanged(atalaya::models::LoadState state);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::PolicyList::Line &row) const override
    {
        return QString::fromStdString(row.id);
    }
    [[nodiscard]] QVariant cell(const contract::PolicyList::Line &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::PolicyList::Line &row, int role) const override;

private:
    void take(const api::Dated<contract::PolicyList> &list);
    void fail(const api::ApiError &error);
    void setState(LoadState state, const std::optional<api::ApiError> &problem = std::nullopt);

    api::PolicySource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    QString m_defaultMode;
    bool m_asksForTwo = false;
    api::RequestScope m_loads;
};

} // namespace atalaya::models
