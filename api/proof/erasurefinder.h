// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/proof/erasure.h"

#include <QFuture>
#include <QObject>

#include <vector>

namespace atalaya::api {

class AuditLogSource;
class LogVerifier;

/// The retention leaves of a log, as they are needed: asked for by a decision whose payload is gone, and believed only
/// when they lie under the pinned head.
class ErasureFinder final : public QObject
{
    Q_OBJECT

public:
    /// Nothing is owned. What was found is forgotten with another log.
    ErasureFinder(AuditLogSource *source, LogVerifier *log, QObject *parent = nullptr);

    /// What is known now.
    [[nodiscard]] const std::vector<Erasure> &known() const { return m_known; }
    /// Looks for the leaf that covers this decision; true when one more is known then.
    [[nodiscard]] QFuture<Result<bool>> find(std::uint64_t seq);

private:
    [[nodiscard]] QFuture<Result<bool>> take(std::int64_t by);

    AuditLogSource *m_source;
    LogVerifier *m_log;
    std::vector<Erasure> m_known;
};

} // namespace atalaya::api
