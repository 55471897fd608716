// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/queryterm.h"
#include "platform/store/database.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// Free text of decisions: a table of words per tenant, made when the first words come, with a column for the reason
/// and one for the inputs' texts. It holds the tokens that api/rules cuts, so that SQL finds what the rules find; what
/// else free words look for is in the columnar index. It keeps words and places, no texts.
///
/// Invariant: the words of every decision before `filledTo` are in it, and of none beyond. A decision is put in by its
/// own transaction once all before it are in; older ones come by `fillTexts`.

/// Adds the words of decisions written in this transaction, in their order; does nothing while older ones are missing.
class TextFeed
{
public:
    /// Reads how far the table is. Works in system (inside `inTenant`) and in tenant scope.
    TextFeed(Transaction &transaction, const std::string &tenantId);
    /// `inputs`: the JSON object as stored.
    void add(std::int64_t seq, std::string_view reason, std::string_view inputs);
    /// Puts them in, and writes down how far the table is now. Without it they are missing, as older ones may be.
    void finish();

private:
    struct Added
    {
        std::int64_t seq = 0;
        std::string reason;
        std::string inputs;
    };
    Transaction &m_transaction;
    std::string m_insert;
    /// -1: older ones are missing.
    std::int64_t m_filledTo = -1;
    std::vector<Added> m_added;
};

/// Where the words end: 0 without a table, or with one of other rules.
[[nodiscard]] std::int64_t textsFilledTo(Connection &connection);

/// Tenants with decisions whose words are missing.
[[nodiscard]] std::vector<std::string> tenantsWithMissingTexts(Database &database);

/// Puts up to `rows` of the oldest missing decisions in, in a transaction of its own; false when none was missing.
/// Makes the table, and empties one of other rules first.
bool fillTexts(Database &database, const std::string &tenantId, std::int64_t rows);

/// Takes the words of the decisions [fromSeq, toSeq) out: before their payloads are erased, in the same transaction.
void forgetTexts(Transaction &transaction, const std::string &tenantId, std::int64_t fromSeq, std::int64_t toSeq);

/// What was taken out is only marked as such until now: writes the table anew, so that the words leave the file.
void sweepTexts(Transaction &transaction, const std::string &tenantId);

/// Sequence numbers [from, to).
struct TextSpan
{
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// Sequence numbers of `span`, ascending, of decisions whose reason or inputs hold `words`; `inputsOnly` leaves the
/// reasons out. `visit` answers false to stop.
void findTexts(Connection &connection, const std::string &tenantId, const rules::QueryWords &words, bool inputsOnly,
               TextSpan span, const std::function<bool(std::int64_t)> &visit);

} // namespace atalaya::platform
