// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "api/proof/rowverifier.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <memory>
#include <numeric>
#include <vector>

namespace atalaya::tests {

/// Seventy decisions of an operator, of which a query found leaves 3 to 62, newest first, and a console that checks
/// their rows.
class RowFixture
{
protected:
    void startAgain(contract::Instant now)
    {
        m_rows.reset();
        m_log.reset();
        m_source = std::make_unique<OperatorSource>(OperatorKey("atalaya-00/t/ten-1/1", 1));
        m_source->add(70);
        m_source->result.resize(60);
        std::iota(m_source->result.rbegin(), m_source->result.rend(), 3);
        m_pins = std::make_unique<MemoryPins>();
        m_log = std::make_unique<api::LogVerifier>(m_source.get(), m_pins.get(), [now] { return now; });
        m_log->setLog({QStringLiteral("https://platform.example"), QStringLiteral("ten-1")});
        m_rows = std::make_unique<api::RowVerifier>(m_source.get(), m_log.get());
    }
    [[nodiscard]] static api::PageQuestion pageOf(const std::vector<contract::AuditRow> &shown)
    {
        api::PageQuestion question;
        question.queryId = QStringLiteral("q-1");
        question.shown = shown;
        return question;
    }
    [[nodiscard]] api::PageCheck check(const api::PageQuestion &question) const
    {
        return waitFor(m_rows->check(question)).value();
    }
    [[nodiscard]] api::PageCheck check(const std::vector<contract::AuditRow> &shown) const
    {
        return check(pageOf(shown));
    }
    [[nodiscard]] api::PageCheck check() const { return check(m_source->shownRows()); }
    /// What was found of the row; nothing, if it was not checked.
    [[nodiscard]] static api::RowCheck of(const api::PageCheck &page, std::int64_t seq)
    {
        for (const api::RowCheck &row : page.rows) {
            if (row.seq == seq)
                return row;
        }
        return {};
    }

    std::unique_ptr<OperatorSource> m_source;
    std::unique_ptr<MemoryPins> m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_rows;
};

} // namespace atalaya::tests
