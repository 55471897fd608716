// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/proof/listdifference.h"
#include "api/proof/resultreport.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace atalaya::api {

class AuditLogSource;
class LogVerifier;

/// "Verify this result": reads every leaf of the period, recomputes the root, filters by the same rules, and compares.
/// One at a time; cancelling the future ends it, down to the requests.
class ResultCheck final : public QObject
{
    Q_OBJECT

public:
    /// Clocks of honest machines are not further apart.
    static constexpr std::chrono::minutes mostSkew{5};

    /// Nothing is owned.
    ResultCheck(AuditLogSource *source, LogVerifier *log, QObject *parent = nullptr);
    ~ResultCheck() override;

    [[nodiscard]] QFuture<Result<ResultCost>> cost(const ResultQuestion &question);
    /// Raises an alarm for what is omitted, added, moved, altered or missing. A check that still runs is cancelled.
    [[nodiscard]] QFuture<Result<ResultReport>> run(const ResultQuestion &question);
    /// The report once more when other rows of its result are at hand; raises alarms as run() does.
    [[nodiscard]] ResultReport hold(ResultReport report, const std::vector<ListPlace> &shown);

Q_SIGNALS:
    void progressed(qint64 leaves, qint64 of);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
