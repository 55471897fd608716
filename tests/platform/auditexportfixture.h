// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "platform/auditexport/exportroutes.h"
#include "platform/http/reply.h"
#include "tests/platform/routesfixture.h"

#include <QTemporaryDir>

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform {

/// A snapshot `q-1` of tenant a with the rows that the test puts in.
class KnownSnapshot final : public ExportSource
{
public:
    std::optional<contract::AuditQuery> snapshot(const TenantScope &scope, const std::string &queryId) override
    {
        if (scope.tenantId() != "a" || queryId != "q-1")
            return std::nullopt;
        contract::AuditQuery query;
        query.queryId = queryId;
        query.total = total.value_or(static_cast<std::int64_t>(rows.size()));
        query.headSize = 9;
        query.q = "state:blocked user:ana@example.org";
        return query;
    }
    std::optional<std::vector<contract::AuditRow>> snapshotRows(const TenantScope &, const std::string &,
                                                                std::int64_t offset, std::int64_t limit,
                                                                const std::function<bool()> &) override
    {
        if (gone)
            return std::nullopt;
        const auto from = rows.begin() + std::min<std::ptrdiff_t>(offset, std::ssize(rows));
        return std::vector(from, from + std::min<std::ptrdiff_t>(limit, rows.end() - from));
    }

    std::vector<contract::AuditRow> rows;
    /// Says so many instead.
    std::optional<std::int64_t> total;
    bool gone = false;
};

/// Keeps what is sent; takes only so many bytes.
class KeptBytes final : public ReplySink
{
public:
    bool write(std::string_view piece) override
    {
        bytes += piece;
        return bytes.size() <= most;
    }
    bool goesOn() const override { return true; }

    std::string bytes;
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

/// A decision that has everything.
[[nodiscard]] contract::AuditRow row(std::int64_t seq);

/// The routes of the exports of a snapshot that the test fills, anew for each test.
class AuditExportFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

protected:
    static void formats();
    [[nodiscard]] RawReply ask(const std::string &parameters, const std::string &token = "COMPLIANCE@a");
    /// Asks and takes the whole file.
    [[nodiscard]] std::string file(const std::string &parameters);

    KnownSnapshot m_snapshot;
    QTemporaryDir m_scratch;
    bool m_stepUp = true;
    /// How often the right to export is still there.
    int m_pieces = 1'000;
    std::string m_exportId;
    std::unique_ptr<RoutesFixture> m_fixture;
};

} // namespace atalaya::platform
