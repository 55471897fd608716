// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "api/net/apierror.h"

#include <QObject>

#include <optional>

namespace atalaya::api {

/// Decisions as they are written; `AuditStream` is the real one.
class AuditEvents : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Off,
        Connecting,
        Live,
        /// The line is lost, and tried again by itself.
        Waiting,
        /// It will not work: error() says why.
        Refused
    };

    using QObject::QObject;

    /// Those behind leaf `after`; -1: from now on.
    virtual void start(qint64 after) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual std::optional<ApiError> error() const = 0;

Q_SIGNALS:
    void stateChanged();
    /// In the log's order, each once.
    void arrived(const atalaya::contract::AuditRow &row);
};

} // namespace atalaya::api
