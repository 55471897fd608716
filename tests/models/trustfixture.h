// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeauditsource.h"

#include "models/auditresult.h"
#include "models/audittrust.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

namespace atalaya::models {

/// A real verifier, an operator who can do anything, and a table whose answers come from the operator's rows: 300
/// decisions, one a minute, the newest first.
class TrustFixture
{
protected:
    void begin()
    {
        m_bend = {};
        m_headSize.reset();
        m_at = m_ownTime = sixOClock;
        m_operator = std::make_unique<tests::OperatorSource>(theKey);
        m_operator->add(300);
        m_operator->result.resize(250);
        // Newest first: row 0 is leaf 299.
        std::iota(m_operator->result.rbegin(), m_operator->result.rend(), 50);
        m_pins = std::make_unique<tests::MemoryPins>();
        m_log = std::make_unique<api::LogVerifier>(m_operator.get(), m_pins.get(), [] {
            return contract::Instant{std::chrono::sys_days{std::chrono::year{2027} / 3 / 1}};
        });
        m_log->setLog(theLog);
        m_verifier = std::make_unique<api::RowVerifier>(m_operator.get(), m_log.get());
        m_check = std::make_unique<api::ResultCheck>(m_operator.get(), m_log.get());
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), QStringLiteral("log"));
        m_rows = std::make_unique<AuditLogModel>(m_source.get(), m_search.get(), utc);
        m_decision = std::make_unique<AuditDecisionPresenter>(m_source.get(), m_rows.get());
        m_trust = std::make_unique<AuditTrust>(m_log.get(), m_verifier.get(), m_rows.get(), m_decision.get());
        m_result = std::make_unique<AuditResult>(m_check.get(), m_search.get(), m_rows.get());
        m_search->rememberLeaves([this] { return m_log->status().verifiedSize(); });
    }
    void end()
    {
        m_result.reset();
        m_trust.reset();
        m_decision.reset();
        m_rows.reset();
        m_search.reset();
        m_check.reset();
        m_verifier.reset();
        m_log.reset();
    }
    void answer(tests::FakeAuditSource::QueryCall &call, qint64 total)
    {
        contract::AuditQuery snapshot;
        snapshot.queryId = "q-" + std::to_string(m_source->queries.size());
        snapshot.total = total;
        snapshot.decisions = snapshot.headSize = m_headSize.value_or(m_operator->size());
        m_operator->headSize = snapshot.headSize;
        snapshot.at = m_at;
        snapshot.q = rules::canonical(queryOf(QString::fromStdString(call.question.q), utc, m_at));
        m_total = total;
        call.succeed({snapshot, QDateTime::fromMSecsSinceEpoch(m_ownTime.time_since_epoch().count(), Qt::UTC)});
    }
    void answerRows()
    {
        auto &call = m_source->pages.back();
        contract::AuditRows page{call.id.toStdString(), call.offset, m_total, {}};
        for (qint64 at = call.offset; at < std::min(call.offset + call.limit, m_total); ++at) {
            page.rows.push_back(m_operator->shownRow(m_operator->shownSeqs()[static_cast<std::size_t>(at)]));
            if (m_bend)
                m_bend(page.rows.back());
        }
        call.succeed(page);
    }
    void open(const QString &text = {}, contract::AuditSort sort = contract::AuditSort::NewestFirst)
    {
        const std::size_t before = m_source->pages.size();
        m_search->ask(text, sort);
        answer(m_source->queries.back(), static_cast<qint64>(m_operator->result.size()));
        QTRY_VERIFY(m_source->pages.size() > before);
        answerRows();
        QTRY_COMPARE(m_rows->rowCount(), int(m_total));
    }
    void openResult(const QString &text, std::int64_t hidden)
    {
        m_operator->result = m_operator->matching(queryOf(text, utc, m_at));
        std::erase(m_operator->result, hidden);
        std::erase_if(m_operator->result, [this](std::int64_t seq) { return m_headSize && seq >= *m_headSize; });
        open(text);
    }
    contract::AuditDecision decisionOf(qint64 seq)
    {
        return m_operator->decision(QString::fromStdString(m_operator->shownId(seq))).result().value();
    }

    std::unique_ptr<tests::OperatorSource> m_operator;
    std::unique_ptr<tests::MemoryPins> m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_verifier;
    std::unique_ptr<api::ResultCheck> m_check;
    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<AuditLogModel> m_rows;
    std::unique_ptr<AuditDecisionPresenter> m_decision;
    std::unique_ptr<AuditTrust> m_trust;
    std::unique_ptr<AuditResult> m_result;
    std::function<void(contract::AuditRow &)> m_bend;
    qint64 m_total = 0;
    std::optional<qint64> m_headSize;
    contract::Instant m_at;
    contract::Instant m_ownTime;
    const api::LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
    const tests::OperatorKey theKey{"atalaya-00/t/ten-1/1", 1};
    const QTimeZone utc = QTimeZone::utc();
    /// The log ends an hour before.
    const contract::Instant sixOClock{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + std::chrono::hours(6)};
};

} // namespace atalaya::models
