// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "api/proof/resultcheck.h"
#include "models/auditsearch.h"
#include "models/loadstate.h"

#include <QObject>
#include <QTimeZone>

#include <optional>

namespace atalaya::models {

/// "Verify this result": whether the snapshot that is shown holds every decision that its question means, and no
/// other. What came out belongs to that snapshot and goes with it.
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

    /// Both outlive it. `zone`: the tenant's.
    AuditResult(api::ResultCheck *check, AuditSearch *search, const QTimeZone &zone, QObject *parent = nullptr);

    /// There is a snapshot that answers what is asked.
    [[nodiscard]] bool isPossible() const { return m_search->isAnswered(); }
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
    void reset(Step step);
    void fail(const api::ApiError &error);

    api::ResultCheck *m_check;
    AuditSearch *m_search;
    QTimeZone m_zone;
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
