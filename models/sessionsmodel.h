// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/auth.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <QDateTime>
#include <QSet>

#include <optional>

namespace atalaya::api {
class SessionsSource;
}

namespace atalaya::models {

/// The signed-in person's sessions. Rows are merged by id, so that a selection survives a refresh.
class SessionsModel final : public SmallTable<contract::SessionInfo>
{
    Q_OBJECT

public:
    enum Column
    {
        Client,
        Address,
        CreatedAt,
        LastSeenAt,
        ExpiresAt,
        ColumnCount
    };
    enum Role
    {
        /// bool: the session of this window.
        CurrentRole = IdRole + 1,
        /// bool: its end has been asked for and not yet answered.
        EndingRole,
        /// LoadState of the whole list.
        LoadStateRole
    };

    /// `source` must outlive the model.
    explicit SessionsModel(api::SessionsSource *source, QObject *parent = nullptr);

    [[nodiscard]] LoadState loadState() const { return m_state; }
    /// Why the last load failed; set while Failed, Unavailable or Stale.
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// When the platform said what is shown; invalid before it did.
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

public Q_SLOTS:
    /// Old rows stay readable while the list is asked for again.
    void refresh();
    /// Ends the session of this id; the list is asked for again when it is done.
    void endSession(const QString &id);
    /// For sign-out.
    void clear();

Q_SIGNALS:
    /// After every outcome, also when the state stays: the rows, the problem or their time are new.
    void loadStateChanged(atalaya::models::LoadState state);
    void endFailed(const QString &id, const atalaya::api::ApiError &error);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::SessionInfo &row) const override
    {
        return QString::fromStdString(row.id);
    }
    [[nodiscard]] QVariant cell(const contract::SessionInfo &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::SessionInfo &row, int role) const override;

private:
    void take(const api::Dated<std::vector<contract::SessionInfo>> &sessions);
    void fail(const api::ApiError &error);
    void setState(LoadState state, const std::optional<api::ApiError> &problem = std::nullopt);
    void setEnding(const QString &id, bool ending);

    api::SessionsSource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    QSet<QString> m_ending;
    api::RequestScope m_loads;
    api::RequestScope m_ends;
};

} // namespace atalaya::models
