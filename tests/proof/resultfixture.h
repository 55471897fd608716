// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "api/proof/resultcheck.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QtDebug>

#include <algorithm>
#include <memory>
#include <vector>

namespace atalaya::tests {

/// A console that has verified the head of an operator's log of 300 decisions, one a minute from 2026-01-01T00:00Z;
/// agent-N by the last digit of the number.
class ResultFixture
{
public:
    ResultFixture()
        : source(std::make_unique<OperatorSource>(OperatorKey("atalaya-00/t/ten-1/1", 1)))
        , pins(std::make_unique<MemoryPins>())
    {
        source->add(300);
        begin();
        (void)waitFor(log->check());
    }

    static rules::Query parsed(const char *text)
    {
        const auto query = rules::parseQuery(text, {});
        if (!query.ok())
            qFatal("the test's query can't be understood");
        return query.query;
    }
    /// As after a start of the program.
    void begin()
    {
        check.reset();
        log = std::make_unique<api::LogVerifier>(source.get(), pins.get(), [] {
            return contract::Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 1}};
        });
        log->setLog({QStringLiteral("https://platform.example"), QStringLiteral("ten-1")});
        check = std::make_unique<api::ResultCheck>(source.get(), log.get());
    }
    /// The right result.
    api::ResultQuestion answerHonestly(const char *text,
                                       contract::AuditSort sort = contract::AuditSort::NewestFirst) const
    {
        api::ResultQuestion question;
        question.queryId = QStringLiteral("q-1");
        question.query = parsed(text);
        question.headSize = source->size();
        question.sort = sort;
        source->result = source->matching(question.query, sort);
        question.total = static_cast<std::int64_t>(source->result.size());
        return question;
    }
    api::ResultReport run(const api::ResultQuestion &question) const
    {
        const auto report = waitFor(check->run(question));
        if (!report)
            qWarning("%s", reason(report).constData());
        return report.value_or(api::ResultReport{});
    }
    [[nodiscard]] bool isAlarmAbout(std::int64_t seq) const
    {
        return std::ranges::any_of(log->status().alarms, [seq](const api::LogAlarm &alarm) {
            return alarm.outcome == api::LogOutcome::Incomplete && alarm.seq == static_cast<std::uint64_t>(seq);
        });
    }

    std::unique_ptr<OperatorSource> source;
    std::unique_ptr<MemoryPins> pins;
    std::unique_ptr<api::LogVerifier> log;
    std::unique_ptr<api::ResultCheck> check;
};

} // namespace atalaya::tests
