// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/operationlog.h"
#include "models/smalltable.h"

namespace atalaya::models {

/// The busy list: what runs now in the order it began, then the last failures, newest first.
class OperationsModel final : public SmallTable<api::Operation>
{
    Q_OBJECT
    Q_PROPERTY(int running READ running NOTIFY runningChanged)

public:
    enum Column
    {
        /// A key such as "dashboard.load"; `ui/` has the words.
        Label,
        StartedAt,
        /// Milliseconds; invalid while it runs.
        Duration,
        ColumnCount
    };
    enum Role
    {
        /// int of api::Operation::Outcome: Running or Failed.
        OutcomeRole = IdRole + 1,
        /// The platform's name for the call, to be quoted to support; may be empty.
        CorrelationRole,
        /// api::ApiError of a failure.
        ErrorRole,
        /// bool: it runs and may be given up.
        CancellableRole
    };

    /// `log` must outlive the model.
    explicit OperationsModel(api::OperationLog *log, QObject *parent = nullptr);

    /// How many run now; the busy indicator turns while it isn't 0.
    [[nodiscard]] int running() const;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

public Q_SLOTS:
    /// Gives the running one of this id up.
    void cancel(quint64 id);
    void forgetFailures();

Q_SIGNALS:
    void runningChanged(int running);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const api::Operation &row) const override { return row.id; }
    [[nodiscard]] QVariant cell(const api::Operation &row, int column) const override;
    [[nodiscard]] QVariant extra(const api::Operation &row, int role) const override;

private:
    void update();

    api::OperationLog *m_log;
    int m_running = 0;
};

} // namespace atalaya::models
