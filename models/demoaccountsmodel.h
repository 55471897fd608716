// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace atalaya::api {
class DemoSource;
}

namespace atalaya::models {

/// The accounts that a demo platform offers, each with the next code it would take. Empty on any other platform.
class DemoAccountsModel final : public SmallTable<contract::DemoAccount>
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Role,
        Tenant,
        Email,
        ColumnCount
    };
    enum DataRole
    {
        /// The published password.
        PasswordRole = IdRole + 1,
        /// Six digits; invalid while no factor is enrolled.
        CodeRole,
        /// QDateTime in this computer's time between which the code is good, whatever its clock says.
        CodeFromRole,
        CodeUntilRole,
        TenantIdRole,
        /// LoadState of the whole list.
        LoadStateRole
    };

    /// `source` must outlive the model.
    explicit DemoAccountsModel(api::DemoSource *source, QObject *parent = nullptr);

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

public Q_SLOTS:
    /// Also to be called when a code has been used or has run out.
    void refresh();
    void clear();

Q_SIGNALS:
    void loadStateChanged(atalaya::models::LoadState state);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::DemoAccount &row) const override;
    [[nodiscard]] QVariant cell(const contract::DemoAccount &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::DemoAccount &row, int role) const override;

private:
    void setState(LoadState state, const std::optional<api::ApiError> &problem = std::nullopt);
    [[nodiscard]] QDateTime here(contract::Instant there) const;

    api::DemoSource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    /// This computer's clock minus the platform's.
    std::chrono::milliseconds m_ahead{0};
    api::RequestScope m_loads;
};

} // namespace atalaya::models
