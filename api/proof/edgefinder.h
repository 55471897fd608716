// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/net/result.h"

#include <QFuture>
#include <QObject>

#include <cstdint>
#include <optional>

namespace atalaya::api {

class AuditLogSource;

/// Where a period lies among the first `size` leaves, by halving: leaves are in the order of time. What it finds is a
/// guess until the run between the edges was read with both its neighbours.
class EdgeFinder final : public QObject
{
    Q_OBJECT

public:
    struct Edges
    {
        /// [first, end): the leaves of the period.
        std::int64_t first = 0;
        std::int64_t end = 0;
    };

    explicit EdgeFinder(AuditLogSource *source, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Edges>> find(const std::optional<contract::Instant> &from,
                                              const std::optional<contract::Instant> &to, std::int64_t size);

private:
    /// The first leaf that is not before `at`, in [low, high].
    [[nodiscard]] QFuture<Result<std::int64_t>> firstFrom(const std::optional<contract::Instant> &at, std::int64_t low,
                                                          std::int64_t high, std::int64_t size);

    AuditLogSource *m_source;
};

} // namespace atalaya::api
