// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "platform/auditlog/retentionjob.h"
#include "platform/auditlog/retentionpolicy.h"
#include "tests/platform/tenantfixture.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace atalaya::platform {

/// A store with tenant a, its decisions of the past, and what people and retention do to them.
class RetentionFixture
{
public:
    static constexpr Instant now{std::chrono::milliseconds{1'770'379'200'000}};
    static constexpr int perTransaction = 50;
    static constexpr int transactionsPerRound = 4;

    RetentionFixture();
    [[nodiscard]] TenantFixture &store() { return *m_store; }

    [[nodiscard]] RetentionJob job();
    /// A round of a platform whose clock nobody doubts.
    bool run(Instant at);
    void writeElsewhere(Instant at);

    [[nodiscard]] RetentionState state(Instant at);
    RetentionOutcome request(Instant at, const std::string &who, std::int64_t days);
    RetentionOutcome confirm(Instant at, const std::string &who, std::int64_t seq);
    RetentionOutcome cancel(Instant at, const std::string &who, std::int64_t seq);
    /// To 90 days, from a week after `now` on. The wish.
    std::int64_t shorten();

    void write(int from, int to, Instant at, const std::string &inputs = "{}");
    std::int64_t recordSomething(Instant at);
    [[nodiscard]] std::vector<std::int64_t> withPayload();
    [[nodiscard]] std::string metaAt(std::int64_t seq);
    [[nodiscard]] std::vector<std::string> kindsOf(const std::vector<std::int64_t> &seqs);
    [[nodiscard]] std::vector<contract::AuditRow> decisionRows();
    [[nodiscard]] std::int64_t size() { return static_cast<std::int64_t>(m_store->log().size("a")); }
    /// Of the log and of what the tables hold besides.
    [[nodiscard]] std::vector<std::string> problems();
    /// "ana retention.requested", …
    [[nodiscard]] std::vector<std::string> trail();
    [[nodiscard]] QByteArray contents(const char *name) const;

private:
    std::unique_ptr<TenantFixture> m_store;
};

/// A test that has such a store in its hands, anew for each of its functions.
class RetentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_a = std::make_unique<RetentionFixture>(); }
    void cleanup() { m_a.reset(); }

protected:
    using days = std::chrono::days;
    static constexpr Instant now = RetentionFixture::now;

    std::unique_ptr<RetentionFixture> m_a;
};

} // namespace atalaya::platform
