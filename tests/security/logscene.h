// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "api/proof/resultcheck.h"
#include "api/proof/rowverifier.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <functional>
#include <random>
#include <vector>

namespace atalaya::tests {

/// A platform and a console that has seen its log, which then looks again at everything it is shown.
struct Scene
{
    static constexpr std::int64_t aDay = 86'400'000;
    /// Of the console: 500 days after the first leaf.
    static constexpr std::int64_t ownTime = 1'767'225'600'000 + 500 * aDay;

    explicit Scene(unsigned seed)
        : random(seed)
        , source(OperatorKey("atalaya-00/t/ten-1/1", 1))
        , log(&source, &pins, [] { return contract::Instant{std::chrono::milliseconds{ownTime}}; })
        , rows(&source, &log)
        , result(&source, &log)
    {
        source.add(number(20, 60));
        log.setLog({QStringLiteral("https://platform.example"), QStringLiteral("ten-1")});
    }

    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }
    bool coin() { return number(0, 1) == 1; }
    std::size_t anEntry() { return static_cast<std::size_t>(number(0, static_cast<int>(source.entries.size()) - 1)); }
    /// The honest result, unless the operator has made another.
    void showAll()
    {
        if (!isBent)
            source.result = source.matching(query, sort);
    }

    /// What came of it in words, empty when everything was found to be right.
    QString look()
    {
        const auto head = waitFor(log.check());
        if (!head || !api::isVerified(*head))
            return head ? name(*head) : QStringLiteral("no head");
        const auto page = waitFor(rows.check(question()));
        if (!page)
            return QStringLiteral("no proofs");
        if (!api::isVerified(page->tree))
            return QStringLiteral("tree ") + name(page->tree);
        for (const api::RowCheck &row : page->rows) {
            if (row.outcome == api::LogOutcome::Erased)
                ++erased;
            else if (!api::isVerified(row.outcome))
                return QStringLiteral("row %1 %2").arg(row.seq).arg(name(row.outcome));
        }
        const auto report = waitFor(result.run(wholeResult()));
        if (!report)
            return QStringLiteral("no result");
        if (!api::isVerified(report->log))
            return QStringLiteral("result ") + name(report->log);
        return report->isComplete() ? QString() : QStringLiteral("incomplete");
    }

    [[nodiscard]] api::PageQuestion question() const
    {
        api::PageQuestion question;
        question.queryId = QStringLiteral("q");
        question.query = query;
        question.sort = sort;
        question.shown = source.shownRows();
        if (question.shown.size() > api::RowVerifier::mostRows)
            question.shown.resize(api::RowVerifier::mostRows);
        return question;
    }
    [[nodiscard]] api::ResultQuestion wholeResult() const
    {
        api::ResultQuestion whole;
        whole.queryId = QStringLiteral("q");
        whole.query = query;
        whole.sort = sort;
        whole.headSize = source.headSize == 0 ? source.size() : source.headSize;
        whole.total = static_cast<std::int64_t>(countsShown ? source.shownSeqs().size() : source.result.size());
        for (contract::AuditRow &row : source.shownRows())
            whole.shown.push_back({static_cast<std::int64_t>(whole.shown.size()), std::move(row)});
        return whole;
    }
    static QString name(api::LogOutcome outcome) { return QString::fromStdString(std::string(api::nameOf(outcome))); }

    rules::Query query;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    bool isBent = false;
    /// The total is that of what is shown.
    bool countsShown = false;
    /// Rows that were found to be erased, and lawfully.
    int erased = 0;
    std::mt19937 random;
    OperatorSource source;
    MemoryPins pins;
    api::LogVerifier log;
    api::RowVerifier rows;
    api::ResultCheck result;
};

/// Something that an operator does to the log, in one of many ways.
struct Tampering
{
    const char *name;
    std::function<void(Scene &)> act;
};
[[nodiscard]] const std::vector<Tampering> &tamperings();

/// Payloads of one decision are gone, and a leaf of `at` or later, when so many days are over, says that they may be.
void eraseAt(Scene &scene, std::int64_t at, int days);
/// Fewer days than the policy in force, however that came to be.
void eraseByWrongDays(Scene &scene);
void eraseInTheFuture(Scene &scene);
/// The policy is said to have been changed, but not by two people and a week.
void eraseUnconfirmed(Scene &scene);

} // namespace atalaya::tests
