// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "api/proof/resultcheck.h"
#include "models/auditlogmodel.h"
#include "models/loadstate.h"

#include <QObject>

#include <optional>

namespace atalaya::models {

/// "Verify this result": whether the snapshot that is shown holds every decision that its question means, and no
/// other, in the order that was asked for. Rows that come later are held against what came out, which belongs to that
/// snapshot and goes with it.
class AuditResult final : public QObject
{
    Q_OBJECT

public:
    enum class Step
    {
        /// Nothing was asked.
        Idle,
        /// How much there is to be read.
        Measuring,
        /// cost() is known; start() begins.
        Measured,
        Running,
        /// report() says what came out.
        Done,
        /// error() says why nothing came out.
        Failed
    };

    /// All outlive it. `rows` shows the snapshots of `search`.
    AuditResult(api::ResultCheck *check, AuditSearch *search, AuditLogModel *rows, QObject *parent = nullptr);

    /// There is a snapshot that answers what is asked, and its rows are shown.
    [[nodiscard]] bool isPossible() const;
    void measure();
    /// Also without having measured.
    void start();
    /// Nothing more is read; back to Idle.
    void cancel();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const std::optional<api::ResultCost> &cost() const { return m_cost; }
    /// Leaves that were read, and that there are to read; 0 while that is not known.
    [[nodiscard]] qint64 read() const { return m_read; }
    [[nodiscard]] qint64 toRead() const { return m_toRead; }
    [[nodiscard]] const std::optional<api::ResultReport> &report() const { return m_report; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    /// From start() to the report, in milliseconds.
    [[nodiscard]] qint64 elapsed() const { return m_elapsed; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] api::ResultQuestion question() const;
    [[nodiscard]] std::vector<api::ListPlace> places() const;
    void holdShown();
    void reset(Step step);
    void fail(const api::ApiError &error);

    api::ResultCheck *m_check;
    AuditSearch *m_search;
    AuditLogModel *m_rows;
    api::RequestScope m_request;
    Step m_step = Step::Idle;
    std::optional<api::ResultCost> m_cost;
    qint64 m_read = 0;
    qint64 m_toRead = 0;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
    std::optional<api::ResultReport> m_report;
    std::optional<api::ApiError> m_error;
};

} // namespace atalaya::models
